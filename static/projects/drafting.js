/** What is typed into a passport and not saved yet, beside what the server says. Pure. */

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
export const NOTHING = { typed: {}, base: {} };

/**
 * Somebody has typed into a field; `now` is what the server says there, kept as what they began from. What `isSent` is
 * on its way to the server: typing back what was there is something to be saved then.
 */
export function type({ typed, base }, name, value, now, isSent = false) {
  const began = name in typed ? base[name] : now;
  if (!isSent && same(value, began)) return without({ typed, base }, [name]);
  return { typed: { ...typed, [name]: value }, base: { ...base, [name]: began } };
}

/** What was sent has been saved, as the server says in `words`: what has been typed since stands on that. */
export function saved(draft, sent, words) {
  const { typed, base } = draft;
  const isDone = (name) => same(typed[name], sent[name]) || same(typed[name], words[name]);
  return without({ typed, base: { ...base, ...only(words, Object.keys(typed)) } }, Object.keys(sent).filter(isDone));
}

/** Whether something is typed that is more than another space at an end. */
export const isChanged = ({ typed, base }) =>
  Object.keys(typed).some((name) => !same(trimmed(typed[name]), trimmed(base[name])));

const trimmed = (value) => JSON.parse(JSON.stringify(value), (_name, part) => part?.trim?.() ?? part);

/** Taking what a colleague wrote; what was typed is let go. */
export const yielded = (draft, name) => without(draft, [name]);

/** Keeping one's own in sight of what a colleague wrote. */
export const insisted = ({ typed, base }, name, now, value = typed[name]) => ({
  typed: { ...typed, [name]: value },
  base: { ...base, [name]: now },
});

export const only = (from, names) => Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

function without({ typed, base }, names) {
  const left = Object.keys(typed).filter((name) => !names.includes(name));
  return { typed: only(typed, left), base: only(base, left) };
}

/**
 * Lists of things with ids, changed by two at once: each one's changes together, where they are of different things or of
 * different members of one. `null` where both have written the same member: somebody has to look at both.
 */
export function merged(base, mine, theirs) {
  if (![base, mine, theirs].every(isListOfThings)) return null;
  const [before, own, others] = [base, mine, theirs].map(byId);
  const ids = [...new Set([...theirs, ...mine].map(({ id }) => id))];
  const result = ids.map((id) => mergedThing(before.get(id), own.get(id), others.get(id)));
  return result.includes(undefined) ? null : result.filter(Boolean);
}

/** The thing as both want it, null where it is gone, undefined where they do not agree. */
function mergedThing(was, mine, theirs) {
  if (same(mine, theirs) || same(mine, was)) return theirs ?? null;
  if (same(theirs, was)) return mine ?? null;
  if (!mine || !theirs || !was) return undefined;
  const changed = Object.keys(mine).filter((name) => !same(mine[name], was[name]) && !same(mine[name], theirs[name]));
  if (changed.some((name) => !same(theirs[name], was[name]))) return undefined;
  return { ...theirs, ...Object.fromEntries(changed.map((name) => [name, mine[name]])) };
}

const isListOfThings = (list) =>
  Array.isArray(list) && list.every((each) => each && typeof each === "object" && each.id);
const byId = (list) => new Map(list.map((each) => [each.id, each]));
