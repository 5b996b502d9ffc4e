import { useEffect, useRef } from "preact/hooks";
import { useComputed } from "@preact/signals";
import { _ } from "../../texts.js";
import { Archive } from "./archive.jsx";
import { AssignAtCard } from "../panel/assign.jsx";
import { drawDeeper } from "./cards.jsx";
import { Column } from "./column.jsx";
import { EntryQuestion } from "../moving/entry_question.jsx";
import { byPeople, resetFilter } from "../filter.js";
import { FreshnessBar } from "../freshness.jsx";
import { Deciding } from "../../decisions/deciding.jsx";
import { Help } from "./help.jsx";
import { Lanes } from "./lanes.jsx";
import { LimitQuestion } from "../moving/limit_question.jsx";
import { ManyBar } from "./many_bar.jsx";
import { OwnCommands } from "./own_commands.jsx";
import { page } from "../../web/page.js";
import { Panel } from "../panel/panel.jsx";
import { AddHere, ColumnTabs } from "./phone.jsx";
import { dragCards } from "../moving/pointer.js";
import { cardElement, openId } from "../selection.js";
import { columns, connection, nothingFound, shown } from "../store.js";
import { Spoken, Toasts } from "../../web/toasts_view.jsx";
import { Toolbar } from "./toolbar.jsx";

/** The page below its head. */
export function BoardView() {
  const isThere = useComputed(() => connection.state.value !== null).value;
  return (
    <>
      <FreshnessBar />
      {isThere ? <Board /> : <NotYet />}
      <Spoken />
    </>
  );
}

function Board() {
  const isClosed = useComputed(() => connection.state.value?.board.closed).value;
  const isEmpty = useComputed(() => shown.value.tasks.length === 0).value;
  return (
    <div class="desk">
      <div class="desk-main">
        <Toolbar />
        {isClosed && (
          <p class="notice">
            {_("This board is closed: it stands in no list any more. Its head can open it again in its settings.")}
          </p>
        )}
        {isEmpty && !isClosed && <EmptyBoard />}
        {nothingFound.value && <NothingFound />}
        <ColumnTabs />
        <Columns />
        <ManyBar />
        <AddHere />
        <Toasts />
      </div>
      <Panel />
      <AssignAtCard />
      <Help />
      <Archive />
      <OwnCommands />
      <Deciding />
      <EntryQuestion />
      <LimitQuestion />
      <p id="card-keys" hidden>
        {page.may_write
          ? _("Enter opens, Space lifts to move, arrows go to other cards, question mark lists all keys")
          : _("Enter opens, arrows go to other cards")}
      </p>
    </div>
  );
}

function Columns() {
  const root = useRef(null);
  useEffect(() => {
    dragCards(root.current);
    drawDeeper();
  }, []);
  const open = openId.value;
  useEffect(() => {
    if (open) cardElement(open)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [open]);
  return (
    <section
      class={byPeople.value ? "columns is-by-people" : "columns"}
      style={{ "--columns": columns.value.length }}
      ref={root}
      aria-label={_("Columns of the board")}
    >
      {byPeople.value ? <Lanes /> : columns.value.map((column) => <Column key={column.id} column={column} />)}
    </section>
  );
}

function EmptyBoard() {
  return (
    <p class="notice">
      {page.may_write
        ? _("There is no task on the board yet. Press “+” at a column, or the key N, and write down the first one.")
        : _("There is no task on the board yet.")}
    </p>
  );
}

function NothingFound() {
  return (
    <p class="notice" role="status">
      {_("No task matches the filter.")}{" "}
      <button type="button" class="button-text" onClick={resetFilter}>
        {_("Show all tasks")}
      </button>
    </p>
  );
}

/** Before the first picture: grey shapes, and after a failure what to do. */
function NotYet() {
  const status = connection.status.value;
  if (status === "gone" || status === "signed-out") return null;
  if (status !== "offline") return <Skeleton />;
  return (
    <div class="empty-page" role="alert">
      <h2>{_("The board does not load")}</h2>
      <p>{_("The server does not answer. Check the network; the page keeps trying by itself.")}</p>
      <button type="button" class="button button-primary" onClick={() => connection.check()}>
        {_("Try now")}
      </button>
    </div>
  );
}

function Skeleton() {
  return (
    <div class="board-skeleton" role="status" aria-label={_("The board is loading…")}>
      {[4, 3, 5, 2, 2, 4].map((cards, at) => (
        <div class="skeleton-column" key={at}>
          <i />
          {Array.from({ length: cards }, (_each, card) => (
            <b key={card} />
          ))}
        </div>
      ))}
    </div>
  );
}
