/** Texts of the page in the reader's language; the catalogue is loaded before this as `globalThis.boardTexts`. */

/** Which of a language's plural forms a whole number takes, in gettext's numbering. */
export function pluralForm(locale, number) {
  const n = Math.abs(number);
  if (locale !== "ru") return n === 1 ? 0 : 1;
  if (n % 10 === 1 && n % 100 !== 11) return 0;
  return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2;
}

const MASCULINE_IN_A = new Set([
  "никита",
  "илья",
  "кузьма",
  "фома",
  "лука",
  "савва",
  "данила",
  "гаврила",
  "миша",
  "саша",
]);

/** Whether Russian speaks of this person in the feminine; a guess from the name, patronymic first. */
export function isFeminine(name) {
  const words = name
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => !word.includes("."));
  if (words.some((word) => /(вна|чна)$/.test(word))) return true;
  if (words.some((word) => /ич$/.test(word))) return false;
  return words.length > 0 && /[ая]$/.test(words[0]) && !MASCULINE_IN_A.has(words[0]);
}

const YOU = "Вы";

/** The past tense that fits a person; to the reader one speaks in the plural, which is the feminine with another end. */
function formFor(name, he, she) {
  if (name === YOU) return she.replace(/а(?=(сь)?$)/, "и");
  return isFeminine(name) ? she : he;
}

/** Fills `%(name)s`; `{он|она}` takes the form that fits the person in `params.name`. */
export function fill(text, params = {}) {
  const name = String(params.name ?? "");
  return text
    .replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_whole, he, she) => formFor(name, he, she))
    .replace(/%\((\w+)\)s/g, (whole, key) => (key in params ? String(params[key]) : whole));
}

/** The two functions of a catalogue `{locale, messages}`; an untranslated message stands for itself. */
export function translator({ locale = "ru", messages = {} } = {}) {
  const known = new Map(Object.entries(messages));
  return {
    _: (msgid, params) => fill(known.get(msgid) || msgid, params),
    ngettext(one, many, number, params) {
      const forms = known.get(one);
      const text = Array.isArray(forms) ? forms[pluralForm(locale, number)] : null;
      return fill(text || (pluralForm("en", number) === 0 ? one : many), { num: number, ...params });
    },
  };
}

export const locale = globalThis.boardTexts?.locale ?? "ru";
export const { _, ngettext } = translator(globalThis.boardTexts);
