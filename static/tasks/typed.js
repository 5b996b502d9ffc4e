import { figure } from "../dates.js";
import { locale } from "../texts.js";
import { realId } from "./identity.js";

/** What a person typed for a command: as the drafts it came from, and the field of the panel it was typed in. Pure. */

/** `[[draft's key, text]]`; nothing where it was only chosen or pressed. */
export function typedIn(command) {
  if (command.typed) return command.typed;
  if (command.kind === "add") return [[addLine(command.column_id), command.title]];
  const id = command.task_id && realId(command.task_id);
  return Object.entries(FIELDS[command.kind]?.(command) ?? {}).map(([field, text]) => [`${id}/${field}`, text ?? ""]);
}

/** The draft of the line at the foot of a column. */
export const addLine = (columnId) => `${columnId}/add`;

const given = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const inWords = (number) => (typeof number === "number" ? figure(number, locale) : number);

const FIELDS = {
  change: ({ changes: { title, description, due, estimate_hours, remaining_hours }, more = {} }) =>
    given({
      title,
      description,
      description_from: more.description_was === undefined ? undefined : (more.description_was ?? ""),
      due,
      due_reason: more.due_reason,
      estimate: inWords(estimate_hours),
      remaining: inWords(remaining_hours),
    }),
  move: ({ more: { waiting_for, expected_on, result, comment } }) =>
    given({ ask_waiting_for: waiting_for, ask_expected_on: expected_on, ask_result: result, ask_comment: comment }),
  block: ({ blocked: { reason, category, waiting_for, check_on } }) => ({
    block_reason: reason,
    block_category: category,
    block_waiting_for: waiting_for,
    block_check_on: check_on,
  }),
  archive: ({ reason }) => (reason ? { archive: reason } : {}),
  inside: ({ wrote }) => (wrote ? { [wrote.field]: wrote.text } : {}),
};

/** Where in the panel it is typed: what `edit` takes; null for a new comment, whose field is always there. */
export function fieldOf({ kind, changes, from, column_id: to, more, wrote }) {
  if (kind === "inside") return wrote.field === "comment" ? null : wrote.field;
  if (kind === "block" || kind === "archive") return kind;
  if (kind === "change") return ["title", "description", "due"].find((name) => name in changes) ?? "estimate";
  const asks = more.comment ? "comment" : more.result ? "result" : "waiting";
  if (from !== to) return `step:${asks}:${to}`;
  return asks === "comment" ? "comment" : "missing";
}
