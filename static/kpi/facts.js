import { daysBetween, longDay, shortDay } from "../dates.js";
import { locale, _, ngettext } from "../texts.js";
import { shortName } from "../wall/names.js";
import { expected, isStale, verdict } from "../verdicts.js";

/** What is shown of a KPI beside what stands in it: its colour, what was expected, how old it is, in words. */

const ORDER = { red: 0, yellow: 1, green: 2, grey: 3 };

export const nameOf = (thing) => (locale === "en" ? thing.name_en : thing.name_ru);
export const unitOf = (kpi) => (locale === "en" ? kpi.unit_en : kpi.unit_ru);
export const formulaOf = (kpi) => (locale === "en" ? kpi.formula_en : kpi.formula_ru);

export const figure = (number, digits = 1) =>
  new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, { maximumFractionDigits: digits }).format(number);

export const WORDS = {
  green: () => _("as planned"),
  yellow: () => _("a little behind"),
  red: () => _("far from the target"),
  grey: () => _("not judged"),
};

export const GROUPS = {
  S: () => _("Safety and compliance"),
  Q: () => _("Quality"),
  D: () => _("Delivery"),
  C: () => _("Cost and resources"),
  M: () => _("People and culture"),
};

const SOURCES = {
  decisions: () => _("decisions of meetings"),
  meetings: () => _("weekly meetings"),
  projects: () => _("lean projects"),
  maps: () => _("process maps"),
  reports: () => _("quarterly information"),
  plan: () => _("the work plan"),
  publications: () => _("publications"),
  five_s: () => _("5S audits"),
  training: () => _("the register of training"),
  surveys: () => _("surveys"),
  ideas: () => _("ideas of employees"),
};

/** Why a KPI has no value: nobody has typed one, or the part of the program it comes from is not there yet. */
export function whyEmpty(kpi) {
  if (kpi.source === "typed") return _("no value has been entered yet");
  if (kpi.has_source) return _("there is nothing to compute it from yet");
  return _("its source is not kept in the program yet: %(source)s", { source: SOURCES[kpi.source]() });
}

/** Everything about a KPI on a day. `value` is the newest one or null, `target` what counts for its year. */
export function factsOf(kpi, today) {
  const value = kpi.values.at(-1) ?? null;
  const day = value && value.last_day < today ? value.last_day : today;
  const target = kpi.targets.find((each) => each.year === Number(day.slice(0, 4))) ?? null;
  // A mere proposal judges nothing.
  const judged = {
    ...kpi,
    value: value?.value ?? null,
    base: value?.base,
    target: target?.approved ? target : null,
    day,
  };
  const colour = verdict(judged);
  const isOfPeriod = Boolean(kpi.review && value && kpi.review.first_day === value.first_day);
  // What was said of a number does not stick to the one that corrects it.
  const isReviewed = isOfPeriod && (value.author === null || kpi.review.at >= value.at);
  const goesOn = !isOfPeriod && kpi.review?.next_review >= today;
  return {
    kpi,
    value,
    target,
    day,
    colour,
    wanted: expected(kpi.rule, target?.approved ? target : null, day),
    isStale: value !== null && isStale(value, today),
    isApproved: Boolean(target?.approved),
    review: isReviewed || goesOn ? kpi.review : null,
  };
}

/** The worst first; within a colour as the catalogue has them. */
export const byUrgency = (one, other) =>
  ORDER[one.colour] - ORDER[other.colour] || one.kpi.position - other.kpi.position;

/** What is to be aimed at instead in the year of `today`, while the controller's word is waited for or has sent it back. */
export const proposalOf = (kpi, today) =>
  kpi.targets.find((each) => each.year === Number(today.slice(0, 4)) && each.proposal) ?? null;

/** "цель 5 · к 30 сент. ждали 3", "норма до 10 %", "целевое значение не утверждено" */
export function aimText({ kpi, target, wanted, day, isApproved }) {
  if (kpi.rule === "info") return "";
  if (!target) return _("no target is set for %(year)s", { year: day.slice(0, 4) });
  const aim = kpi.rule === "share" && target.green ? shareText(kpi, target) : plainText(kpi, target);
  const due =
    kpi.rule === "pro_rata"
      ? _("expected by %(day)s: %(value)s", { day: shortDay(day, locale, day), value: figure(wanted, 1) })
      : "";
  if (isApproved) return [aim, due].filter(Boolean).join(" · ");
  const proposed = target.proposal?.value ?? target.proposal?.green ?? null;
  if (proposed === null) return _("the target is not approved");
  return _("the target is not approved (%(value)s is proposed)", { value: figure(proposed, kpi.digits || 1) });
}

const shareText = (kpi, { green }) =>
  kpi.direction === "up"
    ? _("norm: at least %(value)s", { value: perCent(green) })
    : _("norm: at most %(value)s", { value: perCent(green) });

const perCent = (share) => `${figure(share, 0)}\u00a0%`;

function plainText(kpi, { value, green }) {
  const aim = value ?? green;
  return aim === null ? "" : _("target %(value)s", { value: figure(aim, kpi.digits || 1) });
}

/** "32 из 293 · 11 %" where the value is a part of something, else nothing. */
export function partText({ kpi, value }) {
  if (kpi.rule !== "share" || !value?.base) return "";
  const share = perCent((value.value / value.base) * 100);
  return _("of %(base)s, that is %(share)s", { base: figure(value.base, 0), share });
}

/** A value in a table: of what is judged as a share the share, so that signs and numbers say the same. */
export function cellText({ kpi, value }) {
  if (kpi.rule === "share" && value.base) return perCent((value.value / value.base) * 100);
  return figure(value.value, kpi.digits) + (kpi.unit_ru === "%" ? "\u202f%" : "");
}

/** "за неделю 23–29 нояб." */
export function periodText(value, frequency, today) {
  if (frequency === "live") return longDay(value.first_day, locale, today);
  if (frequency === "week")
    return _("week of %(first)s – %(last)s", {
      first: shortDay(value.first_day, locale, today),
      last: shortDay(value.last_day, locale, today),
    });
  const [year, month] = value.first_day.split("-").map(Number);
  if (frequency === "month") {
    const name = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
      Date.parse(value.first_day),
    );
    return `${name} ${year}`;
  }
  if (frequency === "quarter") return _("quarter %(number)s of %(year)s", { number: Math.ceil(month / 3), year });
  return _("the year %(year)s", { year });
}

/** What is said of a value that is not as it should be, and for how long nobody has said anything. */
export function reviewText({ kpi, review, target }, today) {
  if (review) return review.comment;
  const began = notRightSince(kpi, target);
  const days = began ? daysBetween(began, today) : 0;
  const since =
    days > 0
      ? ngettext("without a comment for %(num)s day", "without a comment for %(num)s days", days)
      : _("without a comment");
  return kpi.owner ? _("%(since)s · waiting for %(owner)s", { since, owner: shortName(kpi.owner, 2) }) : since;
}

/** The first day of the row of periods, up to now, in which the value is not as it should be. */
function notRightSince(kpi, target) {
  let first = null;
  for (const each of [...kpi.values].reverse()) {
    const colour = verdict({ ...kpi, value: each.value, base: each.base, target, day: each.last_day });
    if (colour !== "red" && colour !== "yellow") break;
    first = each.first_day;
  }
  // Before there was a target that counts nobody could have owed a word.
  const counts = target?.approved_at?.slice(0, 10) ?? "";
  return first !== null && first < counts ? counts : first;
}

/** "Отв.: Тихонова О. П. · до 4 окт. · пересмотр 15 окт.", or since when it is overdue. */
export function actText({ review }, today) {
  if (!review) return "";
  const day = shortDay(review.due, locale, today);
  const due = review.due < today ? _("overdue since %(day)s", { day }) : _("by %(day)s", { day });
  return _("%(owner)s · %(due)s · next look %(next)s", {
    owner: shortName(review.owner, 2),
    due,
    next: shortDay(review.next_review, locale, today),
  });
}

/** The rule by which a value is more than noise: in short for the wall, and by its name. */
export const SIGNALS = {
  beyond: () => _("an unusual value"),
  run: () => _("a lasting shift"),
};
export const SIGNAL_RULES = {
  beyond: () => _("it lies outside what is usual for this KPI (rule: average ± 2.66 of the average step)"),
  run: () => _("eight values in a row on one side of the average"),
};
