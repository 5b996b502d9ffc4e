/**
 * One's own commands that the confirmed state does not contain yet, as a pure list.
 *
 * A pending command is `{id, touches, …}`; `answer` is null until the server has answered, then `{…body, version}`.
 * It stays until the confirmed state has reached that version, so nothing springs back between answer and event.
 */

export const add = (list, command) => [...list, { answer: null, tries: 0, inFlight: false, ...command }];

export const drop = (list, id) => list.filter((each) => each.id !== id);

export const mark = (list, id, changes) => list.map((each) => (each.id === id ? { ...each, ...changes } : each));

/** What was begun under one name goes on under another. */
export function rename(list, from, to) {
  const named = (name) => (name === from ? to : name);
  return list.map((each) =>
    each.touches.includes(from) ? { ...each, task_id: named(each.task_id), touches: each.touches.map(named) } : each,
  );
}

/** The answer has come; `version` is where the confirmed state already stands. */
export function settle(list, id, answer, version) {
  if (answer.version <= version) return drop(list, id);
  return mark(list, id, { answer, inFlight: false });
}

/** The confirmed state has applied these events and stands at `version`. */
export function hear(list, events, version) {
  if (!list.length) return list;
  const own = new Set(events.map((event) => event.command_id));
  // Of several tasks changed together each comes as an event of its own: shown until the last of them is there.
  const isTold = (each) => own.has(each.id) && !each.task_ids;
  const left = list.filter((each) => !isTold(each) && !(each.answer && each.answer.version <= version));
  return left.length === list.length ? list : left;
}

/** What is shown: the confirmed state with every pending command laid over it, in the order they were given. */
export function overlay(snapshot, list, effects) {
  return list.reduce((shown, each) => effects[each.kind](shown, each), snapshot);
}

/** Commands that may be sent now: not under way, and touching nothing an earlier unanswered one touches. */
export function sendable(list) {
  const taken = new Set();
  return list.filter((each) => {
    if (each.answer) return false;
    const free = each.touches.every((thing) => !taken.has(thing));
    for (const thing of each.touches) taken.add(thing);
    return free && !each.inFlight;
  });
}

export const unsaved = (list) => list.filter((each) => !each.answer);
