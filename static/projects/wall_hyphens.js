import { signal } from "@preact/signals";
import { locale } from "../texts.js";

/** `divide.value(text)` is the text with soft hyphens where its words may be divided; whole until the rules are there. */
export const divide = signal((text) => text);
let isAsked = false;

/** Loads the rules of the language once: they are large, and only narrow columns need them. */
export function loadHyphens() {
  if (isAsked) return;
  isAsked = true;
  (locale === "en" ? import("hyphen/en") : import("hyphen/ru"))
    .then(({ default: language }) => {
      const known = new Map();
      divide.value = (text) => {
        if (!known.has(text)) known.set(text, language.hyphenateSync(text));
        return known.get(text);
      };
    })
    .catch(() => null);
}
