/** How the wall calls people: by surname and as few initials as tell them apart. Pure. */

/** "Ковалёва А.", also where the given name comes first. */
export function shortName(name, initials = 1) {
  const words = name.split(/\s+/).filter(Boolean);
  if (words.length < 2) return name.trim();
  const [surname, ...given] = words.length > 2 ? words : [words[1], words[0]];
  const letters = given.slice(0, initials).map((word) => `${word[0].toUpperCase()}.`);
  return [surname, ...letters].join("\u00a0");
}

/** A Map from each name to what it is called among the others. */
export function shortNames(names) {
  const once = new Map();
  for (const name of names) once.set(shortName(name), (once.get(shortName(name)) ?? 0) + 1);
  return new Map(names.map((name) => [name, once.get(shortName(name)) > 1 ? shortName(name, 2) : shortName(name)]));
}
