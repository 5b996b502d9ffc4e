/** Tasks by column, or by column and person, in their order; what did not change is the very same array as before. */

const NONE = Object.freeze([]);

export const inOrder = (a, b) => a.position - b.position || (a.id < b.id ? -1 : 1);

export const columnsInOrder = (columns) => [...columns].sort(inOrder);

/** A Map from column id to its tasks in order; `previous` is the last answer, whose unchanged arrays are kept. */
export const groupByColumn = (columns, tasks, previous) => {
  const there = new Set(columns.map((column) => column.id));
  const keyOf = (task) => (there.has(task.column_id) ? task.column_id : null);
  return groupBy(tasks, keyOf, there, previous);
};

/** A Map from what `keyOf(task)` says (null: nowhere) to the tasks in order; `keys` are there even without any. */
export function groupBy(tasks, keyOf, keys = [], previous = new Map()) {
  const groups = new Map([...keys].map((key) => [key, []]));
  for (const task of tasks) {
    const key = keyOf(task);
    if (key === null) continue;
    if (groups.has(key)) groups.get(key).push(task);
    else groups.set(key, [task]);
  }
  for (const [key, group] of groups) {
    group.sort(inOrder);
    groups.set(key, sameItems(group, previous.get(key)) ? previous.get(key) : group);
  }
  return groups;
}

export const tasksOf = (groups, key) => groups.get(key) ?? NONE;

function sameItems(items, others) {
  return others !== undefined && items.length === others.length && items.every((item, at) => item === others[at]);
}
