const LETTERS = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};
const LONGEST = 30;

/** A code for a word that is in no list yet: small latin letters, made from the name. Pure. */
export function codeFor(name, taken) {
  const latin = Array.from(name.toLowerCase(), (letter) => LETTERS[letter] ?? letter).join("");
  const bare = latin
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, LONGEST);
  const first = bare || "word";
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? "" : `_${number}`;
    const code = first.slice(0, LONGEST - end.length) + end;
    if (!taken.has(code)) return code;
  }
}
