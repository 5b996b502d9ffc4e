import { Arrow, Back, Check } from "../../icons.jsx";
import { _ } from "../../texts.js";
import { archiveTask, moveTask } from "../commands.js";
import { keepFocus } from "../in_place.jsx";
import { page } from "../../web/page.js";
import { edit, isEditing } from "../selection.js";
import { column as columnOf, columns, person } from "../store.js";
import { offerUndo } from "../undo.js";

/**
 * What comes next for a task where it stands, as buttons with the verb of the work. What the next column asks for is
 * asked first; every other column is in "Move to…".
 */
export function Steps({ it }) {
  const place = columnOf(it.column_id);
  // The step whose form is open is taken by the form's own button.
  const shown = stepsFrom(place).filter(
    ({ asks, target }) => !asks || !isEditing("panel", it.id, `step:${asks}:${target.id}`),
  );
  // The buttons of the next column take this one's place: Enter pressed twice must not go two steps.
  const act = (command) => {
    offerUndo(command);
    keepFocus();
  };
  return (
    <div class="form-actions steps">
      {shown.map(({ name, icon, target, asks, isMain }) => (
        <button
          key={name()}
          type="button"
          class={isMain ? "button button-primary" : "button"}
          data-step={target.kind}
          onClick={() =>
            asks
              ? edit("panel", it.id, `step:${asks}:${target.id}`)
              : act(moveTask(it, target.id, {}, taking(it, target)))
          }
        >
          {icon} {name()}
        </button>
      ))}
      {place?.kind === "done" && (
        <button type="button" class="button" onClick={() => act(archiveTask(it))}>
          {_("Into the archive")}
        </button>
      )}
    </div>
  );
}

/** Who starts what is nobody's takes it. */
const taking = (it, target) =>
  target.kind === "in_progress" && !it.assignee_id && person(page.me.id)?.active ? { assignee_id: page.me.id } : {};

/** The name of the step that comes first for a task that is being worked at; null where there is none. */
export function stepAfterWork(it) {
  const place = columnOf(it.column_id);
  const [first] = place?.kind === "in_progress" ? stepsFrom(place) : [];
  return first?.name() ?? null;
}

/** What the step from where a task stands into a column is called; undefined where it is none. */
export const nameOfStep = (it, columnId) =>
  stepsFrom(columnOf(it.column_id))
    .find(({ target }) => target.id === columnId)
    ?.name();

function stepsFrom(place) {
  const steps = (NEXT[place?.kind] ?? []).map((step) => ({ ...step, target: columnOfKind(step.kinds) }));
  return steps.filter(({ target, isForHead }) => target && (!isForHead || page.may_override));
}

const NEXT = {
  backlog: [{ name: () => _("Plan for the week"), kinds: ["planned", "in_progress"], icon: <Arrow />, isMain: true }],
  planned: [{ name: () => _("Start"), kinds: ["in_progress"], icon: <Arrow />, isMain: true }],
  in_progress: [
    { name: () => _("Submit for review"), kinds: ["review"], icon: <Arrow />, asks: "result", isMain: true },
    { name: () => _("Wait for an answer"), kinds: ["approval"], icon: <Arrow />, asks: "waiting" },
    { name: () => _("Finish"), kinds: ["done"], icon: <Check />, isForHead: true },
  ],
  approval: [
    { name: () => _("The answer is here"), kinds: ["in_progress"], icon: <Arrow />, isMain: true },
    { name: () => _("Submit for review"), kinds: ["review"], icon: <Arrow />, asks: "result" },
  ],
  review: [
    { name: () => _("Accept"), kinds: ["done"], icon: <Check />, isForHead: true, isMain: true },
    { name: () => _("Return"), kinds: ["in_progress"], icon: <Back />, asks: "comment" },
  ],
  done: [{ name: () => _("Open again"), kinds: ["in_progress"], icon: <Back /> }],
};

/** The first column of these kinds, in the order of the kinds; undefined where the board has none. */
const columnOfKind = (kinds) => kinds.map((kind) => columns.value.find((column) => column.kind === kind)).find(Boolean);
