/** What is typed into a passport and not saved yet, beside what the server says. Pure. */

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
export const NOTHING = { typed: {}, base: {} };

/** Somebody has typed into a field; `now` is what the server says there, kept as what they began from. */
export function type({ typed, base }, name, value, now) {
  const began = name in typed ? base[name] : now;
  if (same(value, began)) return without({ typed, base }, [name]);
  return { typed: { ...typed, [name]: value }, base: { ...base, [name]: began } };
}

/** What was sent has been saved: what has been typed since stands on it. */
export function saved(draft, sent) {
  const done = Object.keys(sent).filter((name) => same(draft.typed[name], sent[name]));
  const { typed, base } = without(draft, done);
  const moved = Object.keys(typed).map((name) => [name, name in sent ? sent[name] : base[name]]);
  return { typed, base: Object.fromEntries(moved) };
}

/** Taking what a colleague wrote; what was typed is let go. */
export const yielded = (draft, name) => without(draft, [name]);

/** Keeping one's own in sight of what a colleague wrote. */
export const insisted = ({ typed, base }, name, now, value = typed[name]) => ({
  typed: { ...typed, [name]: value },
  base: { ...base, [name]: now },
});

function without({ typed, base }, names) {
  const rest = (from) => Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
  return { typed: rest(typed), base: rest(base) };
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
