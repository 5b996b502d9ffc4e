/** What a meeting speaks of, from the agenda as it was frozen and the board as it is now. Pure. */

const RIGHT_TO_LEFT = ["review", "approval", "in_progress", "planned", "backlog"];

/**
 * What hurts on the board: the frozen items with `marks` for what has changed since ("done", "gone", "moved",
 * "unblocked", "due", "assigned"), and after them what is blocked or late only now, marked "new". An item is the
 * agenda's `{task_id, number, title, stage, assignee_id, due, reasons}` with the `task` of the board, if it is there.
 */
export function troubles(agenda, board, today) {
  const tasks = new Map((board?.tasks ?? []).map((task) => [task.id, task]));
  const stages = new Map((board?.columns ?? []).map(({ id, kind }) => [id, kind]));
  const known = (agenda?.board ?? []).map((item) => withMarks(item, tasks.get(item.task_id), stages, board !== null));
  const listed = new Set(known.map(({ task_id: id }) => id));
  const fresh = [...tasks.values()]
    .filter((task) => !listed.has(task.id) && stages.get(task.column_id) !== "done")
    .map((task) => ({ task, reasons: reasonsNow(task, today) }))
    .filter(({ reasons }) => reasons.length)
    .map(({ task, reasons }) => ({ ...itemOf(task, stages), reasons, task, marks: ["new"] }));
  fresh.sort(byPlace);
  return [...known, ...fresh];
}

/** What is due in improvements, as `troubles` has it, without reasons. */
export function improvements(agenda, board) {
  const tasks = new Map((board?.tasks ?? []).map((task) => [task.id, task]));
  const stages = new Map((board?.columns ?? []).map(({ id, kind }) => [id, kind]));
  return (agenda?.improvements ?? []).map((item) =>
    withMarks({ reasons: [], ...item }, tasks.get(item.task_id), stages, board !== null),
  );
}

const byPlace = (one, other) =>
  RIGHT_TO_LEFT.indexOf(one.stage) - RIGHT_TO_LEFT.indexOf(other.stage) || one.number - other.number;

const itemOf = (task, stages) => ({
  task_id: task.id,
  number: task.number,
  title: task.title,
  stage: stages.get(task.column_id),
  assignee_id: task.assignee_id,
  due: task.due,
});

function withMarks(item, task, stages, isKnown) {
  if (!task) return { ...item, task: null, marks: isKnown ? ["gone"] : [] };
  const now = itemOf(task, stages);
  const wasBlocked = item.reasons.some(({ code }) => code === "blocked");
  const marks = [
    now.stage === "done" && "done",
    now.stage !== item.stage && now.stage !== "done" && "moved",
    wasBlocked && !task.blocked && now.stage !== "done" && "unblocked",
    now.due !== item.due && "due",
    now.assignee_id !== item.assignee_id && "assigned",
  ].filter(Boolean);
  return { ...item, ...now, task, marks };
}

function reasonsNow(task, today) {
  const late = task.due && task.due < today ? Math.round((Date.parse(today) - Date.parse(task.due)) / 86_400_000) : 0;
  return [task.blocked && { code: "blocked", days: 0 }, late > 0 && { code: "overdue", days: late }].filter(Boolean);
}

/** The decisions of last time as they are now: the frozen ones, each with the `decision` as it stands, if it is known. */
export function lastDecisions(agenda, decisions) {
  const known = new Map((decisions ?? []).map((each) => [each.id, each]));
  return (agenda?.decisions ?? []).map((item) => ({ ...item, decision: known.get(item.id) ?? null }));
}

/** The decisions made in this meeting, in their order. */
export const madeNow = (meeting, decisions) =>
  (decisions ?? []).filter(({ id }) => meeting.decisions.includes(id)).sort((one, other) => one.number - other.number);

const LEVELS = ["overload", "over", "full", "room"];

/** Everybody with their level now and their open work of this week, the fullest first: `[{person, level, tasks}]`. */
export function loads(board) {
  const stages = new Map((board?.columns ?? []).map(({ id, kind }) => [id, kind]));
  const atWork = (task) => ["planned", "in_progress"].includes(stages.get(task.column_id));
  const people = (board?.people ?? []).filter(({ active, load }) => active !== false && load);
  return people
    .map((person) => ({
      person,
      level: person.load,
      tasks: board.tasks.filter((task) => task.assignee_id === person.id && atWork(task)),
    }))
    .sort(
      (one, other) =>
        LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || (one.person.name < other.person.name ? -1 : 1),
    );
}

/** How many things each block has to speak of, by the code of the block. */
export function counts(meeting, board, today) {
  const { agenda } = meeting;
  return {
    start: agenda?.done.length ?? 0,
    kpis: meeting.kpis?.length ?? 0,
    decisions: agenda?.decisions.length ?? 0,
    board: troubles(agenda, board, today).length,
    load: loads(board).filter(({ level }) => level === "overload" || level === "over").length,
    improvements: agenda?.improvements.length ?? 0,
    readback: meeting.decisions.length,
  };
}
