import { signal } from "@preact/signals";
import { locale } from "../texts.js";

/**
 * `divide.value(text)` is the text with soft hyphens where its words may be divided; whole until the rules are there.
 * What people have written is divided by the rules of its own letters, whichever language the page speaks.
 */
export const divide = signal((text) => text);
const CYRILLIC = /\p{Script=Cyrillic}/u;
let isAsked = false;

/** Loads the rules once: they are large, and only narrow columns need them. */
export function loadHyphens() {
  if (isAsked) return;
  isAsked = true;
  const languages = [import("hyphen/ru"), ...(locale === "en" ? [import("hyphen/en")] : [])];
  Promise.all(languages)
    .then(([{ default: russian }, english]) => {
      const known = new Map();
      const divided = (text) => (CYRILLIC.test(text) ? russian : english?.default)?.hyphenateSync(text) ?? text;
      divide.value = (text) => {
        if (!known.has(text)) known.set(text, divided(text));
        return known.get(text);
      };
    })
    .catch(() => null);
}
