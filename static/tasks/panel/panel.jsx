import { useLayoutEffect, useRef } from "preact/hooks";
import { dayOf } from "../../dates.js";
import { Close } from "../../icons.jsx";
import { _, ngettext } from "../../texts.js";
import { exceptions } from "../../calendar/exceptions.js";
import { clocks } from "../ages.js";
import { ArchiveForm } from "./archive_form.jsx";
import { BlockBox } from "./block_box.jsx";
import { Checklist } from "./checklist.jsx";
import { changeTask } from "../commands.js";
import { Comments } from "./comments.jsx";
import { Description } from "./description.jsx";
import { decide } from "../../decisions/deciding.jsx";
import { details, load } from "../details.js";
import { Facts } from "./facts.jsx";
import { History } from "./history.jsx";
import { inside } from "../inside.js";
import { KeptDrafts } from "./kept_drafts.jsx";
import { MissingBox } from "./missing_box.jsx";
import { closeField } from "../in_place.jsx";
import { MoveMenu } from "./move_menu.jsx";
import { ReturnBox } from "./return_box.jsx";
import { GoneNotice, Old, Waiting } from "./notices.jsx";
import { page } from "../../web/page.js";
import { closeTask, edit, isEditing, openId } from "../selection.js";
import { column, task as taskOf, timeZone, today } from "../store.js";
import { Steps } from "./steps.jsx";
import { TitleInput } from "./title_input.jsx";
import { offerUndo } from "../undo.js";
import { longDay } from "../../web/days.js";
import { word } from "../wording.js";

/** The open task beside the board. */
export function Panel() {
  const id = openId.value;
  const box = useRef(null);
  useLayoutEffect(() => {
    if (id && !box.current?.contains(document.activeElement)) {
      box.current?.querySelector(".panel-title")?.focus({ preventScroll: true });
    }
  }, [id]);
  useLayoutEffect(() => keepOutside(id !== null), [id !== null]);
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

const BEHIND = ".toolbar, .column-tabs, .columns, .many-bar, .add-here";

/**
 * On a phone the panel covers the board: what lies behind it must not be reached by the keyboard either. A tablet that
 * is turned shows both.
 */
function keepOutside(isOpen) {
  const narrow = matchMedia("(max-width: 760px)");
  const look = () => {
    for (const each of document.querySelectorAll(BEHIND)) each.inert = isOpen && narrow.matches;
  };
  look();
  narrow.addEventListener("change", look);
  return () => narrow.removeEventListener("change", look);
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
      <KeptDrafts id={id} />
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
  const body = inside(known);
  return (
    <>
      <p class="meta panel-kicker">
        {it.number !== null && <>{_("No. %(number)s", { number: it.number })} · </>}
        {word("kind", it.kind)} · {since(it, place)}
      </p>
      {it.created_at && <Clocks it={it} />}
      <Title it={it} mayWrite={mayWrite} />
      {!page.may_write && !page.closed && (
        <p class="meta">
          {it.assignee_id === page.me.id
            ? _("This task is yours, but your role only looks at this board. Those who work on it make the changes.")
            : _("You can look. Those who work on this board make the changes.")}
        </p>
      )}
      {!isOnBoard && <GoneNotice known={known} />}
      {!isOnBoard && <KeptDrafts id={it.id} />}
      {known?.isOld && <Old />}
      <BlockBox it={it} column={place} mayWrite={mayWrite} />
      <ReturnBox it={it} column={place} known={known} />
      {place?.kind === "review" && <Result it={it} text={known?.body?.result} mayWrite={mayWrite} />}
      {isOnBoard && <MissingBox it={it} column={place} mayWrite={mayWrite} />}
      {mayWrite && <Steps it={it} />}
      <Facts it={it} column={place} mayWrite={mayWrite} />
      {mayWrite && <MoveMenu it={it} />}
      <Description it={it} known={known} mayWrite={mayWrite} />
      <Checklist it={it} body={body} mayWrite={mayWrite} />
      {place?.kind !== "review" && <Result it={it} text={known?.body?.result} />}
      <Comments it={it} body={body} mayWrite={mayWrite} />
      {mayWrite && (
        <p>
          <button type="button" class="button" onClick={() => decide(page.board.unit.id, "task", it.id)}>
            {_("Decide about this task…")}
          </button>
        </p>
      )}
      {mayWrite && place?.kind !== "done" && <ArchiveForm it={it} />}
      {known?.body ? <History known={known} /> : <Waiting known={known} />}
    </>
  );
}

/** What was done; while it is reviewed it stands before the buttons that judge it, and may still be said better. */
function Result({ it, text, mayWrite = false }) {
  if (!text || isEditing("panel", it.id, "missing")) return null;
  return (
    <section class="panel-part">
      <h3>{_("Result")}</h3>
      {mayWrite ? (
        <button
          type="button"
          class="in-place long-text"
          data-field="missing"
          title={_("Change: %(what)s", { what: _("Result") })}
          onClick={() => edit("panel", it.id, "missing")}
        >
          {text}
        </button>
      ) : (
        <p class="long-text">{text}</p>
      )}
    </section>
  );
}

function since(it, place) {
  const name = place?.name ?? "";
  const day = it.entered_column_at && dayOf(Date.parse(it.entered_column_at), timeZone.value);
  const text = day ? _("“%(column)s” since %(day)s", { column: name, day: longDay(day, today.value) }) : name;
  if (!it.return_count) return text;
  return `${text} · ${ngettext("sent back %(num)s time", "sent back %(num)s times", it.return_count)}`;
}

/** Three honest clocks, in working days: since it was added, since it came into its column, since it last moved. */
function Clocks({ it }) {
  const { created, column: here, moved } = clocks(it, today.value, timeZone.value, exceptions.value);
  const all = [
    [_("in all"), created],
    [_("in the column"), here],
    [_("without a move"), moved],
  ];
  return (
    <dl class="clocks">
      {all.map(([name, number]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{_("%(num)s working days (short)", { num: number })}</dd>
        </div>
      ))}
    </dl>
  );
}

function Title({ it, mayWrite }) {
  if (!isEditing("panel", it.id, "title")) {
    return (
      <h2 class="panel-title" tabIndex={-1}>
        {mayWrite ? (
          <button
            type="button"
            class="in-place"
            data-field="title"
            title={_("Rename")}
            onClick={() => edit("panel", it.id, "title")}
          >
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
    close();
  };
  const close = () => closeField("title");
  return (
    <div class="panel-title">
      <TitleInput
        name={`${it.id}/title`}
        label={_("Title of the task")}
        start={it.title}
        onSave={save}
        onClose={close}
      />
    </div>
  );
}
