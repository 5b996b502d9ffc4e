import { useLayoutEffect, useRef } from "preact/hooks";
import { Arrow, Check } from "../../icons.jsx";
import { _ } from "../../texts.js";
import { moveTask } from "../commands.js";
import { closeField } from "../in_place.jsx";
import { limitMet } from "../marks.js";
import { edit, isEditing } from "../selection.js";
import { allIn, columns } from "../store.js";
import { offerUndo } from "../undo.js";
import { walk } from "../walk.js";

/** "Move to…": every column in a list, for fingers and for those who do not drag. */
export function MoveMenu({ it }) {
  const isOpen = isEditing("panel", it.id, "move");
  return (
    <section class="move-menu">
      <button
        type="button"
        class="button"
        data-field="move"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? closeField("move") : edit("panel", it.id, "move"))}
      >
        <Arrow /> {_("Move to…")}
      </button>
      {isOpen && <Columns it={it} />}
    </section>
  );
}

function Columns({ it }) {
  const list = useRef(null);
  useLayoutEffect(() => {
    list.current.querySelector("button:not([disabled])")?.focus();
    list.current.scrollIntoView({ block: "nearest" });
  }, []);
  const go = (column) => {
    closeField("move");
    offerUndo(moveTask(it, column.id));
  };
  return (
    <ul ref={list} onKeyDown={walk(() => closeField("move"))}>
      {columns.value.map((column) => (
        <li key={column.id}>
          <button type="button" class="button" disabled={column.id === it.column_id} onClick={() => go(column)}>
            <span>{column.name}</span>
            {column.id === it.column_id ? <Check label={_("it is here")} /> : <Room column={column} it={it} />}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** How many are there, or what limit the task would meet. */
function Room({ column, it }) {
  const limit = limitMet(column, allIn(column.id), it, it.assignee_id);
  if (!limit) return <span class="meta">{allIn(column.id).length}</span>;
  return <span class="mark-red">{_("%(count)s with a limit of %(limit)s", limit)}</span>;
}
