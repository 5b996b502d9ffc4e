/** A wall's facts as tests make them, and a ruler for texts: every letter is as wide as the widest usual one. */

import { STEPS } from "../../static/tasks/wall/densities.js";
import { factsOf } from "../../static/tasks/wall/facts.js";
import { arrange } from "../../static/tasks/wall/layout.js";
import { column, task } from "./boards.js";

export const TODAY = "2026-11-25";
export const WHEN = { today: TODAY, timeZone: "Asia/Novokuznetsk", exceptions: new Map() };
export const FULL_HD = { width: 120, height: 57.5 };

const limits = { yellow_after: 3, red_after: 5 };
export const COLUMNS = [
  column("queue", "backlog", 1, limits),
  column("plan", "planned", 2, limits),
  column("work", "in_progress", 3, { ...limits, wip_limit: 3, wip_scope: "person" }),
  column("approval", "approval", 4, limits),
  column("review", "review", 5, { ...limits, wip_limit: 7 }),
  column("done", "done", 6, limits),
];

export const person = (id, more = {}) => ({
  id,
  name: `Фамилия${id} Имя Отчество`,
  initials: "ИФ",
  active: true,
  load: "room",
  away: null,
  ...more,
});

export const job = (id, column_id, more = {}) =>
  task(id, column_id, 1, { entered_column_at: "2026-11-24T02:00:00Z", ...more });

export const people = (count) =>
  Array.from({ length: count }, (_each, at) => person(`p${String(at).padStart(2, "0")}`));

/** Tasks spread over people and the columns of the flow. */
export function jobs(count, who, columns = ["plan", "work", "approval", "review"]) {
  return Array.from({ length: count }, (_each, at) =>
    job(`t${at}`, columns[Math.floor(at / who.length) % columns.length], { assignee_id: who[at % who.length].id }),
  );
}

export const facts = (tasks, who, more = {}) =>
  factsOf({ columns: COLUMNS, tasks, people: who, ...more.board }, WHEN, { colourOf: () => "blue", ...more.options });

const words = {
  person: (row) => [row.person?.short ?? "Не назначено", "перегрузка"],
  rest: (many) => `ещё ${many} человек`,
  column: (each) => [each.name, each.shortName],
  count: (each) => String(each.count),
};

export const ruler = (text) => String(text).length * 0.6;

export const plan = (wall, size = FULL_HD, previous = null) => arrange(wall, size, { measure: ruler, words, previous });

export const isWhole = ({ step }) => STEPS.includes(step);
