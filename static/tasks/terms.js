import { computed, signal } from "@preact/signals";
import { page } from "../web/page.js";

/** The organisation's own words: `{vocabulary, code, name, colour, icon, active}`, as the server told them last. */
const terms = signal(page.terms ?? []);
const byCode = computed(() => new Map(terms.value.map((term) => [`${term.vocabulary}/${term.code}`, term])));

/** The words of a list ("kind" or "category") that may be given to something now, and `current` in any case. */
export const choices = (vocabulary, current) =>
  terms.value.filter((term) => term.vocabulary === vocabulary && (term.active || term.code === current));

/** A word; one that this page does not know yet stands for itself. */
export const termOf = (vocabulary, code) =>
  byCode.value.get(`${vocabulary}/${code}`) ?? { code, name: code, colour: "grey", icon: "other", active: true };

/** Takes the lists as the API answers them, with a name in each language. */
export function takeTerms(answered) {
  const named = page.locale === "en" ? "name_en" : "name_ru";
  terms.value = answered.map((term) => ({ ...term, name: term[named] }));
}
