import { useComputed, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Close } from "../../icons.jsx";
import { _, ngettext } from "../../texts.js";
import { PeopleMenu } from "../panel/assign.jsx";
import { Choices } from "../panel/choices.jsx";
import { archiveTasks, assignTasks, moveTasks } from "../many_commands.js";
import { MOST, pickAll, pickedTasks, picking, unpickAll } from "./picking.js";
import { keepOnBoard } from "../selection.js";
import { columns, found, groups } from "../store.js";
import { offerUndo } from "../undo.js";

/** What can be done to all chosen tasks together. */
export function ManyBar() {
  return picking.value ? <Bar /> : null;
}

function Bar() {
  const tasks = useComputed(() => pickedTasks.value).value;
  const box = useRef(null);
  const first = useRef(null);
  first.current = tasks[0]?.id ?? first.current;
  useLayoutEffect(
    () => () => {
      if (box.current?.contains(document.activeElement)) keepOnBoard(first.current);
    },
    [],
  );
  const act = (issue) => {
    offerUndo(issue(tasks));
    unpickAll();
  };
  const everyone = () => {
    pickAll([...groups.value.values()].flat().map((each) => each.id));
    box.current.querySelector("button:not([disabled])")?.focus();
  };
  const isOff = tasks.length === 0;
  const isFull = tasks.length >= MOST;
  return (
    <section class="many-bar" ref={box} aria-label={_("Chosen tasks")}>
      <strong role="status">
        {ngettext("%(num)s task chosen", "%(num)s tasks chosen", tasks.length)}
        {isFull && <span class="meta">; {_("more are not possible at once")}</span>}
      </strong>
      <Menu text={_("Move to…")} isOff={isOff}>
        {(close) => (
          <Choices
            label={_("Move to…")}
            choices={columns.value.map((each) => [each.id, each.name])}
            onChoose={(id) => act((chosen) => moveTasks(chosen, id))}
            onLeave={close}
          />
        )}
      </Menu>
      <Menu text={_("Assign to…")} isOff={isOff}>
        {(close) => (
          <PeopleMenu
            mayBeNobody
            onChoose={(id) => act((chosen) => assignTasks(chosen, id))}
            onDone={() => close(true)}
            onLeave={() => close(false)}
          />
        )}
      </Menu>
      <button type="button" class="button" disabled={isOff} onClick={() => act(archiveTasks)}>
        {_("Into the archive")}
      </button>
      {tasks.length < found.value && !isFull && (
        <button type="button" class="button button-quiet" onClick={everyone}>
          {found.value > MOST
            ? _("Choose the first %(num)s shown", { num: MOST })
            : _("Choose all shown: %(num)s", { num: found.value })}
        </button>
      )}
      <button
        type="button"
        class="button button-quiet button-icon"
        aria-label={_("Choose no more (Esc)")}
        onClick={unpickAll}
      >
        <Close />
      </button>
    </section>
  );
}

/** A button that opens a list above it; `children(close)` draws the list, `close(true)` gives the focus back. */
function Menu({ text, isOff, children }) {
  const isOpen = useSignal(false);
  const button = useRef(null);
  const close = (givesBack) => {
    isOpen.value = false;
    if (givesBack) button.current?.focus();
  };
  const toggle = () => {
    if (isOpen.peek()) close(true);
    else isOpen.value = true;
  };
  return (
    <span class="many-choice">
      <button
        type="button"
        class="button"
        ref={button}
        disabled={isOff}
        aria-expanded={isOpen.value}
        onMouseDown={(event) => isOpen.value && event.preventDefault()}
        onClick={toggle}
      >
        {text}
      </button>
      {isOpen.value && children(close)}
    </span>
  );
}
