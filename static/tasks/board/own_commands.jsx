import { useEffect, useState } from "preact/hooks";
import { clock } from "../../dates.js";
import { getJson } from "../../live/requests.js";
import { _, locale, ngettext } from "../../texts.js";
import { Dialog } from "../../web/dialog.jsx";
import { namesWith } from "../panel/history.jsx";
import { columnNames, ofBoard } from "./own_list.js";
import { page } from "../../web/page.js";
import { refusalText } from "../moving/questions.js";
import { sentence } from "../sentences.js";
import { on, queue, timeZone } from "../store.js";
import { ownCommandsAreOpen, undoListed } from "../undo.js";

/** What one has done oneself in the last day, in whatever window, and the way to take each back. */
export function OwnCommands() {
  if (!ownCommandsAreOpen.value) return null;
  const close = () => {
    ownCommandsAreOpen.value = false;
  };
  return (
    <Dialog title={_("What I have done")} onClose={close}>
      <Done />
    </Dialog>
  );
}

function Done() {
  const [found, setFound] = useState(null);
  const [refusal, setRefusal] = useState(null);
  const load = async () => {
    const outcome = await getJson("/api/v1/commands?limit=50");
    setFound(outcome.kind === "ok" ? ofBoard(outcome.body.items, page.room) : false);
  };
  useEffect(() => {
    load();
    const stops = [
      on("settled", load),
      on("refused", (command, problem) => {
        if (command.kind !== "undo") return;
        setRefusal(refusalText(command, problem));
        load();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  const undo = (each) => {
    setRefusal(null);
    undoListed(each.id, titleOf(each));
  };
  const underWay = new Set(queue.unsaved.value.map((each) => each.target));
  if (found === null) return <p role="status">{_("Loading…")}</p>;
  if (found === false) return <p role="alert">{_("The list could not be loaded. Check the network and try again.")}</p>;
  if (found.length === 0) return <p>{_("You have changed nothing on this board in the last day.")}</p>;
  const names = namesWith(columnNames(found));
  return (
    <>
      {refusal && (
        <p class="notice notice-error" role="alert">
          {refusal}
        </p>
      )}
      <ol class="plain-list">
        {found.map((each) => (
          <li key={each.id} class={each.undone ? "is-undone" : ""}>
            <span class="plain-list-text">
              <time class="meta" dateTime={each.at}>
                {clock(each.at, locale, timeZone.value)}
              </time>{" "}
              {toldOf(each, names)}
            </span>
            {each.undone ? (
              <span class="meta">{_("taken back")}</span>
            ) : (
              <button type="button" class="button" disabled={underWay.has(each.id)} onClick={() => undo(each)}>
                {each.undoes ? _("Redo") : _("Undo")}
              </button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

const ofTasks = (each) => each.events.filter((event) => event.body.task);

function titleOf(each) {
  const [first, ...more] = ofTasks(each);
  if (!first) return page.board.name;
  return more.length ? ngettext("%(num)s task", "%(num)s tasks", more.length + 1) : first.body.task.title;
}

function toldOf(each, names) {
  const [first] = ofTasks(each);
  const by = { name: _("You") };
  const said = first ? sentence({ ...first, by }, names) : _("%(name)s changed the settings of the board", by);
  const told = each.undoes ? _("Taken back, and so: %(what)s", { what: said }) : said;
  return `${told} — ${titleOf(each)}`;
}
