import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Arrow, Plus, Warning } from "../../icons.jsx";
import { _, ngettext } from "../../texts.js";
import { AddTask, openAddTask } from "./add_task.jsx";
import { Cards } from "./cards.jsx";
import { moveTask } from "../commands.js";
import { isFiltered } from "../filter.js";
import { crowding } from "../marks.js";
import { page } from "../../web/page.js";
import { focusCard, isEditing, openId } from "../selection.js";
import { allIn, person, task, visibleIn } from "../store.js";
import { offerUndo } from "../undo.js";

/** A column with its head, its cards and, while a card is over it, the gap that card would take. */
export function Column({ column }) {
  const list = useRef(null);
  const isAdding = useComputed(() => isEditing("column", column.id, "add")).value;
  const showLast = () => requestAnimationFrame(() => list.current?.scrollTo({ top: list.current.scrollHeight }));
  return (
    <section
      class="column"
      data-cell
      data-column-id={column.id}
      data-kind={column.kind}
      aria-labelledby={`head-${column.id}`}
    >
      <ColumnHead column={column} />
      <div class="column-body">
        <Cards column={column} list={list} isAdding={isAdding} />
        {isAdding && <AddTask column={column} onAdded={showLast} />}
      </div>
    </section>
  );
}

/** Name, number against the limit, who is over it; with a task open, the way to bring it here by a tap. */
export function ColumnHead({ column }) {
  const tasks = useComputed(() => allIn(column.id)).value;
  const seen = useComputed(() => visibleIn(column.id).length).value;
  const { count, limit, over, crowded } = crowding(column, tasks);
  const isNarrow = isFiltered();
  const figure = limit !== null && column.wip_scope !== "person" ? _("%(count)s / %(limit)s", { count, limit }) : count;
  return (
    <header class={over ? "column-head is-over" : "column-head"}>
      <h2 id={`head-${column.id}`}>
        <span class="column-name">{column.name}</span>{" "}
        <span class="column-count">{isNarrow ? _("%(seen)s of %(all)s", { seen, all: count }) : figure}</span>
      </h2>
      {page.may_write && (
        <button
          type="button"
          class="button button-quiet button-icon"
          data-testid={`add-${column.kind}`}
          data-add={column.id}
          aria-label={_("Add a task to “%(column)s”", { column: column.name })}
          title={_("Add a task (N)")}
          onClick={() => openAddTask(column)}
        >
          <Plus />
        </button>
      )}
      <p class="column-note">
        {over ? <Over over={over} limit={limit} crowded={crowded} /> : limitNote(column, limit)}
      </p>
      <BringHere column={column} />
    </header>
  );
}

/** For fingers: the open task comes here by a tap on the column. */
function BringHere({ column }) {
  const it = openId.value && task(openId.value);
  if (!it || !page.may_write || it.column_id === column.id) return null;
  const bring = () => {
    offerUndo(moveTask(it, column.id));
    focusCard(it.id);
  };
  return (
    <button type="button" class="button bring-here" onClick={bring}>
      <Arrow /> {_("Move the open task here")}
    </button>
  );
}

const limitNote = (column, limit) =>
  limit !== null && column.wip_scope === "person" ? _("up to %(limit)s for each person", { limit }) : "";

function Over({ over, limit, crowded }) {
  const text = crowded.length
    ? crowded
        .map(({ id, count }) => _("%(who)s: %(count)s of %(limit)s", { who: surname(id), count, limit }))
        .join(", ")
    : ngettext("%(num)s over the limit", "%(num)s over the limit", over);
  return (
    <>
      <Warning /> {text}
    </>
  );
}

/** The head of a column has room for one word of a name. */
const surname = (id) => (person(id)?.name ?? "").split(" ")[0];
