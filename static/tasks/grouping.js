/** Tasks by column, in their order, built so that whatever did not change is the very same array as before. */

const NONE = Object.freeze([]);

export const inOrder = (a, b) => a.position - b.position || (a.id < b.id ? -1 : 1);

export const columnsInOrder = (columns) => [...columns].sort(inOrder);

/** A Map from column id to its tasks in order; `previous` is the last answer, whose unchanged arrays are kept. */
export function groupByColumn(columns, tasks, previous = new Map()) {
  const groups = new Map(columns.map((column) => [column.id, []]));
  for (const task of tasks) groups.get(task.column_id)?.push(task);
  for (const [id, group] of groups) {
    group.sort(inOrder);
    groups.set(id, sameItems(group, previous.get(id)) ? previous.get(id) : group);
  }
  return groups;
}

export const tasksOf = (groups, columnId) => groups.get(columnId) ?? NONE;

function sameItems(items, others) {
  return others !== undefined && items.length === others.length && items.every((item, at) => item === others[at]);
}
