/** The browser's half of the law "old snapshot + its events = new snapshot": puts and removals by id only. */

const holds = (list, id) => list.some((each) => each.id === id);

const put = (list, item) =>
  holds(list, item.id) ? list.map((each) => (each.id === item.id ? item : each)) : [...list, item];

const remove = (list, id) => (holds(list, id) ? list.filter((each) => each.id !== id) : list);

const putTask = (snapshot, { task }) => ({ ...snapshot, tasks: put(snapshot.tasks, task) });
const removeTask = (snapshot, { task }) => ({ ...snapshot, tasks: remove(snapshot.tasks, task.id) });
const putColumn = (snapshot, { column }) => ({ ...snapshot, columns: put(snapshot.columns, column) });
const removeColumn = (snapshot, { column }) => ({ ...snapshot, columns: remove(snapshot.columns, column.id) });
const putPerson = (snapshot, { person }) => ({ ...snapshot, people: put(snapshot.people, person) });
const putBoard = (snapshot, { board }) => ({ ...snapshot, board });

const putUnit = (snapshot, { unit }) => ({ ...snapshot, units: put(snapshot.units, unit) });
const putDeputy = (snapshot, { deputy }) => ({ ...snapshot, deputies: put(snapshot.deputies, deputy) });
const putDay = (snapshot, { day }) => ({ ...snapshot, days: put(snapshot.days, day) });
const putDays = (snapshot, { days }) => ({ ...snapshot, days: days.reduce(put, snapshot.days) });
const removeDay = (snapshot, { day }) => ({ ...snapshot, days: remove(snapshot.days, day.id) });
const putRow = (snapshot, { row }) => ({ ...snapshot, rows: put(snapshot.rows, row) });
const putTerm = (snapshot, { term }) => ({ ...snapshot, terms: put(snapshot.terms, term) });
const putAbsence = (snapshot, { absence }) => ({ ...snapshot, absences: put(snapshot.absences, absence) });
const removeAbsence = (snapshot, { absence }) => ({ ...snapshot, absences: remove(snapshot.absences, absence.id) });
const putSchedule = (snapshot, { schedule }) => ({ ...snapshot, schedule });
const putGoal = (snapshot, { goal }) => ({ ...snapshot, goals: put(snapshot.goals, goal) });
const putKpi = (snapshot, { kpi }) => ({ ...snapshot, kpis: put(snapshot.kpis, kpi) });
const putUnitValue = (snapshot, { unit_value }) => ({
  ...snapshot,
  unit_values: put(snapshot.unit_values, unit_value),
});
const removeUnitValue = (snapshot, { unit_value }) => ({
  ...snapshot,
  unit_values: remove(snapshot.unit_values, unit_value.id),
});
const putUnitKpi = (snapshot, { unit_kpi }) => ({ ...snapshot, unit_kpis: put(snapshot.unit_kpis, unit_kpi) });
const putDecision = (snapshot, { decision }) => ({ ...snapshot, decisions: put(snapshot.decisions, decision) });
const removeDecision = (snapshot, { decision }) => ({
  ...snapshot,
  decisions: remove(snapshot.decisions, decision.id),
});
/** The room of all KPIs lists the walls, the room of one is about it. */
const putWall = (snapshot, { wall, kpis, unit_values }) =>
  snapshot.walls ? { ...snapshot, walls: put(snapshot.walls, wall) } : { ...snapshot, wall, kpis, unit_values };
const removeWall = (snapshot, { wall }) =>
  snapshot.walls ? { ...snapshot, walls: remove(snapshot.walls, wall.id) } : { ...snapshot, wall: null };
/** The room of all screens lists those that are there, the room of one is about it. */
const putScreen = (snapshot, { screen }) => {
  if (!snapshot.screens) return { ...snapshot, screen };
  const change = screen.revoked ? remove(snapshot.screens, screen.id) : put(snapshot.screens, screen);
  return { ...snapshot, screens: change };
};
/** The register's room has a line of each project, the room of one has all of it. */
const putProject = (snapshot, { project }) =>
  snapshot.projects ? { ...snapshot, projects: put(snapshot.projects, project) } : { ...snapshot, project };
const removeProject = (snapshot, { project }) =>
  snapshot.projects ? { ...snapshot, projects: remove(snapshot.projects, project.id) } : { ...snapshot, project };
const putPortfolio = (snapshot, { portfolio }) => ({
  ...snapshot,
  portfolios: put(snapshot.portfolios, portfolio),
});
/** The room of a board lists its meetings that are not over; that of one is about it, and what it was prepared with. */
const putMeeting = (snapshot, { meeting, ground }) =>
  snapshot.meetings
    ? { ...snapshot, meetings: put(snapshot.meetings, meeting) }
    : { ...snapshot, meeting, ground: ground ?? snapshot.ground };
const endMeeting = (snapshot, body) =>
  snapshot.meetings
    ? { ...snapshot, meetings: remove(snapshot.meetings, body.meeting.id) }
    : putMeeting(snapshot, body);
const putMeetingSchedule = (snapshot, { meeting_schedule }) => ({ ...snapshot, meeting_schedule });
const putNotice = (snapshot, { notice }) => ({ ...snapshot, notices: put(snapshot.notices, notice) });
const removeNotice = (snapshot, { notice }) => ({ ...snapshot, notices: remove(snapshot.notices, notice.id) });
const setUp = (snapshot, { board, columns, people }) => ({ ...snapshot, board, columns, people });

const renumber = (snapshot, { positions }) => ({
  ...snapshot,
  tasks: snapshot.tasks.map((task) => {
    const position = positions[task.id];
    return position === undefined || position === task.position ? task : { ...task, position };
  }),
});

const CHANGES = new Map([
  ["task.added", putTask],
  ["task.changed", putTask],
  ["task.moved", putTask],
  ["task.blocked", putTask],
  ["task.unblocked", putTask],
  ["task.restored", putTask],
  ["comment.added", putTask],
  ["comment.edited", putTask],
  ["comment.removed", putTask],
  ["comment.restored", putTask],
  ["checklist_item.added", putTask],
  ["checklist_item.renamed", putTask],
  ["checklist_item.ticked", putTask],
  ["checklist_item.unticked", putTask],
  ["checklist_item.moved", putTask],
  ["checklist_item.removed", putTask],
  ["checklist_item.restored", putTask],
  ["task.archived", removeTask],
  ["task.removed", removeTask],
  ["column.added", putColumn],
  ["column.changed", putColumn],
  ["column.removed", removeColumn],
  ["column.reordered", renumber],
  ["board.added", setUp],
  ["board.changed", putBoard],
  ["person.joined", putPerson],
  ["person.changed", putPerson],
  ["person.left", putPerson],
  ["person.load_changed", putPerson],
  ["person.added", putPerson],
  ["unit.added", putUnit],
  ["unit.changed", putUnit],
  ["deputy.named", putDeputy],
  ["deputy.ended", putDeputy],
  ["calendar_day.set", putDay],
  ["calendar_day.cleared", removeDay],
  ["calendar_days.set", putDays],
  ["decree_row.laid_down", putRow],
  ["term.set", putTerm],
  ["goal.set", putGoal],
  ["kpi.changed", putKpi],
  ["unit_kpi.changed", putUnitKpi],
  ["unit_value.changed", putUnitValue],
  ["unit_value.removed", removeUnitValue],
  ["decision.made", putDecision],
  ["decision.changed", putDecision],
  ["decision.archived", removeDecision],
  ["decision.removed", removeDecision],
  ["meeting_schedule.set", putMeetingSchedule],
  ["meeting.planned", putMeeting],
  ["meeting.changed", putMeeting],
  ["meeting.started", putMeeting],
  ["meeting.stepped", putMeeting],
  ["meeting.closed", putMeeting],
  ["meeting.over", endMeeting],
  ["meeting.removed", endMeeting],
  ["notice.told", putNotice],
  ["notice.read", putNotice],
  ["notice.forgotten", removeNotice],
  ["project.added", putProject],
  ["project.changed", putProject],
  ["project.moved", putProject],
  ["project.removed", removeProject],
  ["portfolio.set", putPortfolio],
  ["wall.set", putWall],
  ["wall.removed", removeWall],
  ["screen.set", putScreen],
  ["absence.added", putAbsence],
  ["absence.changed", putAbsence],
  ["absence.removed", removeAbsence],
  ["schedule.changed", putSchedule],
]);

/**
 * The snapshot after one event; the one given stays as it was, and whatever the event does not touch is shared with it.
 * The order within `tasks`, `columns` and `people` means nothing: `position` does.
 */
export function apply(snapshot, event) {
  const change = CHANGES.get(event.kind);
  const next = change ? change(snapshot, event.body) : snapshot;
  return { ...next, version: Math.max(snapshot.version, event.version) };
}
