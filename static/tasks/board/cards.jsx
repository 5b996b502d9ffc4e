import { signal, useComputed } from "@preact/signals";
import { _ } from "../../texts.js";
import { Card, cardKey } from "./card.jsx";
import { lifted, limitAhead, placeNumber } from "../lift.js";
import { picked, picking } from "./picking.js";
import { editing, openId, tabStop } from "../selection.js";
import {
  allIn,
  connection,
  factsOf,
  nothingFound,
  now,
  people,
  queue,
  task as taskOf,
  today,
  visibleInCell,
} from "../store.js";
import { emptyColumnText } from "../wording.js";

const DEPTHS = [30, 120, 500, Number.POSITIVE_INFINITY];
const depth = signal(DEPTHS[0]);

/** A long board is drawn from the top: first what can be seen, the rest in the pauses right after. */
export function drawDeeper() {
  const next = DEPTHS[DEPTHS.indexOf(depth.peek()) + 1];
  if (next === undefined) return;
  requestAnimationFrame(() =>
    setTimeout(() => {
      depth.value = next;
      drawDeeper();
    }),
  );
}

/** The cards of a cell and, while a card is over it, the gap that card would take; `lane` null: the whole column. */
export function Cards({ column, lane = null, list, isAdding = false }) {
  const tasks = useComputed(() => visibleInCell(column.id, lane)).value;
  const gap = useComputed(() => gapIn(column.id, lane)).value;
  const inHand = useComputed(() => here(column.id, lifted.value?.task_id)).value;
  const standing = useComputed(() => here(column.id, tabStop.value)).value;
  const open = useComputed(() => here(column.id, openId.value)).value;
  const renamed = useComputed(() => (editing.value?.place === "card" ? here(column.id, editing.value.id) : null)).value;
  const saving = useComputed(() => savingIn(column.id)).value.split(" ");
  const chosen = useComputed(() => pickedIn(tasks)).value.split(" ");
  const who = useComputed(() => new Map(people.value.map((each) => [each.id, each]))).value;
  const isPicking = picking.value;
  const day = today.value;
  const items = [];
  for (const task of tasks.slice(0, depth.value)) {
    if (gap?.before_id === task.id) items.push(<Gap key="gap" />);
    const { late, lying } = factsOf(task);
    items.push(
      <Card
        key={cardKey(task)}
        task={task}
        column={column}
        assignee={lane === null ? (who.get(task.assignee_id) ?? null) : null}
        today={day}
        late={late}
        lyingDays={lying?.days ?? 0}
        lyingTone={lying?.tone ?? null}
        isTabStop={task.id === standing}
        isOpen={task.id === open}
        isLifted={task.id === inHand}
        isSaving={saving.includes(task.id)}
        isRenamed={task.id === renamed}
        isPicking={isPicking}
        isPicked={chosen.includes(task.id)}
      />,
    );
  }
  if (gap && gap.before_id === null) items.push(<Gap key="gap" />);
  return (
    <ol class="cards" ref={list}>
      {items}
      {items.length === 0 && !isAdding && lane === null && <Nothing column={column} />}
    </ol>
  );
}

function Nothing({ column }) {
  const isFiltered = allIn(column.id).length > 0;
  if (nothingFound.value) return null;
  return (
    <li class="column-empty">{isFiltered ? _("Nothing here matches the filter.") : emptyColumnText(column.kind)}</li>
  );
}

const here = (columnId, id) => (id && taskOf(id)?.column_id === columnId ? id : null);

const pickedIn = (tasks) =>
  tasks
    .map((each) => each.id)
    .filter((id) => picked.value.has(id))
    .join(" ");

const gapIn = (columnId, lane) => {
  const inHand = lifted.value;
  if (inHand?.target.column_id !== columnId || inHand.target.lane !== lane) return null;
  return isHome(inHand) ? null : inHand.target;
};

/** A card aimed at the place it stands in leaves no gap: it is its own. */
const isHome = ({ task_id: id, target }) => {
  const list = visibleInCell(target.column_id, target.lane);
  const at = list.findIndex((each) => each.id === id);
  return at >= 0 && (list[at + 1]?.id ?? null) === target.before_id;
};

const SLOW_MS = 700;

/** Ids of cards whose command has been under way long enough to say so; a quick answer needs no word. */
function savingIn(columnId) {
  const slow = queue.unsaved.value.filter((each) => each.tries > 0 || now.value - each.since > SLOW_MS);
  return slow
    .map((each) => each.task_id)
    .filter((id) => here(columnId, id))
    .join(" ");
}

/** Where the card will land, and what it will meet there: said before it is dropped. */
function Gap() {
  const number = useComputed(() => (lifted.value ? placeNumber(lifted.value) : 0)).value;
  const limit = useComputed(() => (lifted.value ? limitAhead(lifted.value) : null)).value;
  const isHard = connection.state.value?.board.hard_limits;
  return (
    <li class={limit ? "gap gap-over" : "gap"}>
      <span>{_("here: place %(number)s in the column", { number })}</span>
      {limit && (
        <strong>
          {_("%(count)s with a limit of %(limit)s", limit)} · {isHard ? _("only the head may") : _("needs a reason")}
        </strong>
      )}
    </li>
  );
}
