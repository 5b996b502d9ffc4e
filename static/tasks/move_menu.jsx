import { Arrow, Check } from "../icons.jsx";
import { _ } from "../texts.js";
import { moveTask } from "./commands.js";
import { closeField } from "./in_place.jsx";
import { edit, isEditing } from "./selection.js";
import { allIn, columns } from "./store.js";
import { offerUndo } from "./undo.js";
import { useLayoutEffect, useRef } from "preact/hooks";

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
  const onKeyDown = (event) => {
    const buttons = [...list.current.querySelectorAll("button:not([disabled])")];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "ArrowDown") buttons[(at + 1) % buttons.length].focus();
    else if (event.key === "ArrowUp") buttons[(at - 1 + buttons.length) % buttons.length].focus();
    else if (event.key === "Escape") closeField("move");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const go = (column) => {
    closeField("move");
    offerUndo(moveTask(it, { column_id: column.id, before_id: null }));
  };
  return (
    <ul ref={list} onKeyDown={onKeyDown}>
      {columns.value.map((column) => (
        <li key={column.id}>
          <button type="button" class="button" disabled={column.id === it.column_id} onClick={() => go(column)}>
            <span>{column.name}</span>
            {column.id === it.column_id ? (
              <Check label={_("it is here")} />
            ) : (
              <span class="meta">{allIn(column.id).length}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
