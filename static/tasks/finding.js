/** Whether a task is what somebody looks for on the board. Pure. */

import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as russian } from "@orama/stemmers/russian";

export const EVERYTHING = Object.freeze({ text: "", who: null, kind: null, label: null, mark: null });

/** In `who`: tasks that nobody does. */
export const NOBODY = "nobody";

export const isNarrowed = (filter) => Object.keys(EVERYTHING).some((name) => filter[name] !== EVERYTHING[name]);

/** Russian is typed with and without the dots of «ё»; a search must not care. */
export const plain = (text) => text.toLowerCase().replaceAll("ё", "е").trim();

/**
 * Whether a task passes the filter `{text, who, kind, label, mark}`; null means any. `mark` is "blocked", "overdue",
 * "lying", "urgent", "missing" or "returned"; `facts` are `{late, lying, assignee}` of the task as the board shows it.
 */
export function passes(task, { text, who, kind, label, mark }, facts) {
  if (who !== null && (task.assignee_id ?? NOBODY) !== who) return false;
  if (kind !== null && task.kind !== kind) return false;
  if (label !== null && !task.labels.includes(label)) return false;
  if (mark !== null && !MARKS[mark]?.(task, facts)) return false;
  return hasWords(task, text, facts.assignee);
}

const MARKS = {
  blocked: (task) => Boolean(task.blocked),
  overdue: (_task, { late }) => late > 0,
  lying: (_task, { lying }) => lying !== null,
  urgent: (task) => task.priority === "urgent",
  missing: (task) => task.missing.length > 0,
  returned: (task) => task.return_count > 0,
};

/** Every word has to be found: as a part of one on the card, in another form of it, or as the number. */
function hasWords(task, text, assignee) {
  const wanted = wordsOf(text.replace(/[№#]\s*(?=\d)/g, "#"));
  if (wanted.length === 0) return true;
  const searched = searchedOf(task, assignee);
  return wanted.every((word) =>
    word.startsWith("#")
      ? word === `#${task.number}`
      : searched.text.includes(word) || searched.stems.has(stemOf(word)),
  );
}

const known = new WeakMap();

function searchedOf(task, assignee) {
  const before = known.get(task);
  if (before?.assignee === assignee) return before;
  const said = [task.title, task.number ?? "", assignee?.name ?? "", ...task.labels, task.blocked?.waiting_for ?? ""];
  const text = plain(`${said.join(" ")} ${task.waiting_for ?? ""}`);
  const searched = { assignee, text, stems: new Set(wordsOf(text).map(stemOf)) };
  known.set(task, searched);
  return searched;
}

const wordsOf = (text) =>
  plain(text)
    .split(/[\s«»"“”„.,;:!?()/\\–—]+/)
    .filter(Boolean);

/** A word without its ending; a vowel that comes and goes («участок – участка») goes. */
function stemOf(word) {
  if (!/[а-я]/.test(word)) return english(word);
  return russian(word).replace(/[еоё]([бвгдзклмнпрстфхцчшщ])$/, "$1");
}
