import { shortDay } from "../dates.js";
import { locale, _ } from "../texts.js";
import { page } from "../web/page.js";

/** What the server calls things by their codes, in the reader's language. */
const named = (table) => (code) => page.words?.[table]?.[code] ?? code;

export const kindName = named("kinds");
export const stateName = named("states");
export const stepName = named("steps");
export const stageName = named("stages");
export const actionName = named("actions");
export const roleName = named("roles");
export const fieldName = named("fields");
export const missingName = named("missing");
export const faultName = named("faults");
export const helpFor = named("helps");

export const day = (text) => (text ? shortDay(text, locale, page.today) : "—");

/** "2 дек. – 9 дек.", or one day alone. */
export const days = (from, to) => (from === to ? day(from) : `${day(from)} – ${day(to)}`);

export const sectorName = (code) => page.sectors.find((each) => each.code === code)?.label ?? "—";

/** A tag with the words of its set. */
export const tagName = (code) => {
  const found = page.tags.find((each) => each.code === code);
  return found ? (locale === "en" ? found.label_en : found.label_ru) : code;
};

/** The tags of the sets that are in force on a day. */
export function tagsInForce(today) {
  const sets = new Set(
    page.tag_sets
      .filter((each) => each.valid_from <= today && (each.valid_to ?? today) >= today)
      .map(({ code }) => code),
  );
  return page.tags.filter(
    (each) => sets.has(each.set) && each.valid_from <= today && (each.valid_to ?? today) >= today,
  );
}

export const nobody = () => _("nobody yet");
