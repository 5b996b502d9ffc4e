import { useLayoutEffect, useRef } from "preact/hooks";
import { dayOf } from "../dates.js";
import { Close } from "../icons.jsx";
import { _, ngettext } from "../texts.js";
import { BlockBox } from "./block_box.jsx";
import { changeTask } from "./commands.js";
import { Description } from "./description.jsx";
import { details, load } from "./details.js";
import { Facts } from "./facts.jsx";
import { History } from "./history.jsx";
import { MissingBox } from "./missing_box.jsx";
import { MoveMenu } from "./move_menu.jsx";
import { page } from "./page.js";
import { closeTask, edit, isEditing, openId, stopEditing } from "./selection.js";
import { column, connection, task as taskOf, timeZone, today } from "./store.js";
import { TitleInput } from "./title_input.jsx";
import { offerUndo } from "./undo.js";
import { longDay, word } from "./wording.js";

/** The open task beside the board. */
export function Panel() {
  const id = openId.value;
  const box = useRef(null);
  useLayoutEffect(() => {
    if (id && !box.current?.contains(document.activeElement)) {
      box.current?.querySelector(".panel-title")?.focus({ preventScroll: true });
    }
  }, [id]);
  useLayoutEffect(() => keepOutside(id !== null), [id]);
  if (!id) return null;
  const onBoard = taskOf(id);
  const known = details.value?.id === id ? details.value : null;
  const it = onBoard ?? known?.body?.task;
  return (
    <aside class="panel" ref={box} data-testid="panel" aria-label={_("Task")}>
      <button
        type="button"
        class="button button-quiet button-icon panel-close"
        aria-label={_("Close the task (Esc)")}
        onClick={closeTask}
      >
        <Close />
      </button>
      {it ? <Task it={it} known={known} isOnBoard={Boolean(onBoard)} /> : <NoTask id={id} known={known} />}
    </aside>
  );
}

const BEHIND = ".toolbar, .columns";

/** On a phone the panel covers the board: what lies behind it must not be reached by the keyboard either. */
function keepOutside(isOpen) {
  const isCovered = isOpen && matchMedia("(max-width: 760px)").matches;
  for (const each of document.querySelectorAll(BEHIND)) each.inert = isCovered;
}

function NoTask({ id, known }) {
  const texts = {
    gone: _("This task is not here any more: it was taken off the board, or you may not see it."),
    failed: _("The task could not be loaded. Check the network and try again."),
  };
  const text = texts[known?.state];
  if (!text) return <Waiting known={known} />;
  return (
    <>
      <h2 class="panel-title" tabIndex={-1}>
        {known.state === "gone" ? _("No such task") : _("No answer")}
      </h2>
      <p>{text}</p>
      {known.state === "failed" && (
        <button type="button" class="button" onClick={() => load(id)}>
          {_("Try again")}
        </button>
      )}
    </>
  );
}

function Task({ it, known, isOnBoard }) {
  const mayWrite = page.may_write && isOnBoard;
  const place = column(it.column_id);
  return (
    <>
      <p class="meta panel-kicker">
        {it.number !== null && <>{_("No. %(number)s", { number: it.number })} · </>}
        {word("kind", it.kind)} · {since(it, place)}
      </p>
      <Title it={it} mayWrite={mayWrite} />
      {!isOnBoard && <GoneNotice known={known} />}
      <BlockBox it={it} column={place} mayWrite={mayWrite} />
      <MissingBox it={it} column={place} mayWrite={mayWrite} />
      <Facts it={it} column={place} mayWrite={mayWrite} />
      {mayWrite && <MoveMenu it={it} />}
      <Description it={it} known={known} mayWrite={mayWrite} />
      {known?.body?.result && (
        <section class="panel-part">
          <h3>{_("Result")}</h3>
          <p class="long-text">{known.body.result}</p>
        </section>
      )}
      {known?.body ? <History known={known} /> : <Waiting known={known} />}
    </>
  );
}

function since(it, place) {
  const name = place?.name ?? "";
  const day = it.entered_column_at && dayOf(Date.parse(it.entered_column_at), timeZone.value);
  const text = day ? _("“%(column)s” since %(day)s", { column: name, day: longDay(day, today.value) }) : name;
  if (!it.return_count) return text;
  return `${text} · ${ngettext("sent back %(num)s time", "sent back %(num)s times", it.return_count)}`;
}

/** While nothing has come yet, and why. */
function Waiting({ known }) {
  const status = connection.status.value;
  const isCutOff = known?.state === "failed" || status === "offline" || status === "signed-out";
  return (
    <p class="panel-part meta" role="status">
      {isCutOff ? _("No connection: the rest of the task will be shown when it is back.") : _("Loading…")}
    </p>
  );
}

function Title({ it, mayWrite }) {
  if (!isEditing("panel", it.id, "title")) {
    return (
      <h2 class="panel-title" tabIndex={-1}>
        {mayWrite ? (
          <button type="button" class="in-place" title={_("Rename")} onClick={() => edit("panel", it.id, "title")}>
            {it.title}
          </button>
        ) : (
          it.title
        )}
      </h2>
    );
  }
  const save = (title) => {
    if (title !== it.title) offerUndo(changeTask(it, { title }));
    stopEditing();
  };
  return (
    <div class="panel-title">
      <TitleInput
        name={`${it.id}/title`}
        label={_("Title of the task")}
        start={it.title}
        onSave={save}
        onClose={stopEditing}
      />
    </div>
  );
}

function GoneNotice({ known }) {
  const isArchived = known?.body?.archived_at;
  return (
    <p class="notice" role="status">
      {isArchived
        ? _("The task is in the archive. It can be read here, but not changed.")
        : _("The task has been taken off the board. What you see is how it was.")}
    </p>
  );
}
