import { effect, signal } from "@preact/signals";
import { details } from "./details.js";
import { become, realId } from "./identity.js";
import { on } from "./store.js";

/**
 * Own changes inside tasks that the loaded details do not have yet: `{id, task_id, write, part_id, target, version}`.
 * `version` is null until the server has told at which the change is in; details of that version show it themselves.
 */
const entries = signal([]);

/** Shows at once what a command of one's own writes; `part` is a new part's own id, `target` the command it undoes. */
export function showInside(id, task_id, write, { part = null, target = null } = {}) {
  entries.value = [...entries.peek(), { id, task_id, write, part_id: part, target, version: null }];
}

/** The loaded details with one's own changes laid over them. */
export function inside(known) {
  if (!known?.body) return null;
  const laid = entries.value.filter((each) => realId(each.task_id) === realId(known.id) && isAhead(each, known.body));
  return laid.reduce((body, { write }) => write(body), known.body);
}

const isAhead = ({ version }, body) => version === null || version > body.version;

function confirm(id, version, partId) {
  const entry = entries.peek().find((each) => each.id === id);
  if (!entry) return;
  if (entry.part_id && partId) become(entry.part_id, partId);
  entries.value = entries.peek().map((each) => (each.id === id ? { ...each, version } : each));
}

/** What settles a command is its answer, or the body of its event, which names the part only and comes before "applied". */
const partOf = ({ item, comment, item_id: itemId, comment_id: commentId }) =>
  item?.id ?? comment?.id ?? itemId ?? commentId;

on("settled", ({ id }, answer) => confirm(id, answer.version ?? null, partOf(answer)));

on("applied", (events) => {
  for (const { command_id: id, version, body } of events) confirm(id, version, partOf(body));
});

on("refused", ({ id }) => {
  entries.value = entries.peek().filter((each) => each.id !== id && each.target !== id);
});

effect(() => {
  const known = details.value;
  if (!known?.body) return;
  const left = entries.peek().filter((each) => realId(each.task_id) !== realId(known.id) || isAhead(each, known.body));
  if (left.length < entries.peek().length) entries.value = left;
});
