import { _ } from "../texts.js";

/** The words for the contract's codes about people, units and absences, as `[code, word]` pairs. */

export const unitKinds = () => [
  ["department", _("department")],
  ["settlement", _("settlement")],
  ["subordinate", _("subordinate organisation")],
  ["leadership", _("leadership")],
];

export const unitGroups = () => [
  ["leadership", _("Leadership")],
  ["department", _("Departments")],
  ["settlement", _("Settlements")],
  ["subordinate", _("Subordinate organisations")],
];

/** What each role may do, in one sentence. */
export const roles = () => [
  {
    value: "specialist",
    label: _("specialist"),
    help: _("Works on the boards of the own department: adds, moves and changes tasks, notes own absences."),
  },
  {
    value: "unit_head",
    label: _("head of department"),
    help: _("Also sets up the board, sees how full everybody's week is in hours, notes absences, names deputies."),
  },
  {
    value: "coordinator",
    label: _("coordinator"),
    help: _("Reads all boards, keeps the lists and the calendar of working days; heads the own department."),
  },
  {
    value: "controller",
    label: _("programme controller"),
    help: _("Reads all boards and changes nothing on them: the deputy head who controls the programme."),
  },
  { value: "leadership", label: _("leadership"), help: _("Reads all boards; changes nothing and sees no hours.") },
  {
    value: "admin",
    label: _("administrator"),
    help: _("Manages departments, people, roles and boards. Does not see anybody's hours."),
  },
];

export const roleName = (code) => roles().find(({ value }) => value === code)?.label ?? code;

export const absenceKinds = () => [
  ["vacation", _("vacation")],
  ["sick_leave", _("sick leave")],
  ["business_trip", _("business trip")],
  ["training", _("training")],
  ["other", _("another reason")],
];

export const absenceName = (code) => new Map(absenceKinds()).get(code) ?? code;
