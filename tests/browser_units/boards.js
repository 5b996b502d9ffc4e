/** A small board and the events that happen to it. */

export const column = (id, kind, position, more = {}) => ({
  id,
  name: id,
  short_name: id,
  kind,
  position,
  wip_limit: null,
  wip_scope: "column",
  ...more,
});

export const task = (id, column_id, position, more = {}) => ({
  id,
  number: 1,
  title: id,
  kind: "service",
  column_id,
  position,
  assignee_id: null,
  due: null,
  estimate_hours: null,
  remaining_hours: null,
  priority: "normal",
  labels: [],
  missing: [],
  blocked: null,
  ...more,
});

export const board = (tasks = [], more = {}) => ({
  room: "board:b",
  epoch: "e1",
  version: 10,
  at: "2026-11-23T02:00:00Z",
  board: { id: "b", name: "Отдел", time_zone: "Asia/Novokuznetsk" },
  columns: [column("plan", "planned", 1), column("work", "in_progress", 2), column("done", "done", 3)],
  tasks,
  people: [{ id: "vera", name: "Вера М.", initials: "ВМ", active: true }],
  ...more,
});

export const event = (version, kind, body, more = {}) => ({
  room: "board:b",
  epoch: "e1",
  version,
  kind,
  at: "2026-11-23T02:00:00Z",
  by: { id: "vera", name: "Вера М." },
  command_id: null,
  body,
  ...more,
});

export const titles = (snapshot, column_id) =>
  snapshot.tasks
    .filter((each) => each.column_id === column_id)
    .sort((a, b) => a.position - b.position)
    .map((each) => each.id);
