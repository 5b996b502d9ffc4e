import { useEffect, useState } from "preact/hooks";
import { Check } from "../../icons.jsx";
import { _, ngettext } from "../../texts.js";
import { act, takeBack, tellDone } from "../../web/act.js";
import { Confirm } from "../../web/dialogs.jsx";
import { Form, Text } from "../../web/fields.jsx";
import { useForm } from "../../web/form.js";
import { followRooms } from "../../web/live.js";
import { reload, source } from "../../web/source.js";
import { show } from "../../web/view.jsx";
import { page } from "../../web/page.js";
import { SetupColumns } from "./setup_columns.jsx";
import { SetupLabels } from "./setup_labels.jsx";

const PATH = `/api/v1/boards/${page.board.id}`;
const snapshot = source(PATH);
const isNew = new URLSearchParams(globalThis.location?.search).has("new");

function Setup({ known: [{ board, columns, tasks, people }] }) {
  const here = people.filter((person) => person.active).length;
  return (
    <>
      {isNew && (
        <div class="notice notice-done">
          <Check />
          <p>
            {_("The board is set up.")}{" "}
            {here
              ? ngettext(
                  "%(num)s person of the department is on it.",
                  "%(num)s people of the department are on it.",
                  here,
                )
              : _("Nobody works in the department yet: who is added there appears on the board.")}{" "}
            {_("Look through the columns and limits below, or leave them as they are.")}
          </p>
        </div>
      )}
      <p class="view-actions">
        <a class={`button ${isNew ? "button-primary" : ""}`} href={`/boards/${board.id}`}>
          {_("To the board")}
        </a>
        <a href={`/units/${board.unit.id}`}>{board.unit.name}</a>
      </p>
      {board.closed && <Closed board={board} />}
      <Name board={board} />
      <section class="view-section">
        <h2>{_("Columns")}</h2>
        <p class="meta">
          {_("From left to right, as work flows. A limit keeps people from beginning too much at once.")}
        </p>
        <SetupColumns path={PATH} columns={columns} tasks={tasks} fresh={snapshot.load} />
      </section>
      <section class="view-section">
        <h2>{_("Labels")}</h2>
        <p class="meta">{_("Own short words to find tasks by, for example “rent” or “court”.")}</p>
        <SetupLabels path={PATH} labels={board.labels} tasks={tasks} fresh={snapshot.load} />
      </section>
      <Rules board={board} />
      {!board.closed && <CloseBoard board={board} tasks={tasks} />}
    </>
  );
}

function Name({ board }) {
  const form = useForm({
    initial: { name: board.name },
    fresh: async () => ({ name: (await snapshot.load()).board.name }),
    command: (values) => ({ method: "PATCH", path: PATH, body: values }),
    done: async (answer) => {
      tellDone(_("The name is saved."), takeBack(answer));
      await reload();
    },
  });
  useEffect(() => {
    if (!form.isChanged()) form.reset({ name: board.name });
  }, [board.name]);
  return (
    <section class="view-section">
      <h2>{_("Name")}</h2>
      <Form form={form} label={_("Save the name")}>
        <Text form={form} name="name" label={_("Name of the board")} maxLength={300} />
      </Form>
    </section>
  );
}

function Rules({ board }) {
  return (
    <section class="view-section">
      <h2>{_("Rules")}</h2>
      <Rule
        board={board}
        name="hard_limits"
        title={_("When a column is full")}
        soft={[_("Ask for a reason"), _("One more task may be put in, and the reason is kept.")]}
        hard={[
          _("Only the head may"),
          _("Others are told that the limit is reached, and the task stays where it was."),
        ]}
      />
      <Rule
        board={board}
        name="hard_entry_rules"
        title={_("When something is missing on a task")}
        soft={[
          _("Show it on the card"),
          _("The task moves on, and the card says what is missing: a date, an estimate."),
        ]}
        hard={[
          _("Do not let it in"),
          _("The task moves on only when the date, the assignee and the estimate are there."),
        ]}
      />
    </section>
  );
}

function Rule({ board, name, title, soft, hard }) {
  const [asked, setAsked] = useState(null);
  const chosen = asked ?? board[name];
  const set = async (wanted) => {
    if (wanted === board[name]) return;
    setAsked(wanted);
    const said = `${title}: ${(wanted ? hard : soft)[0]}`;
    await act({ method: "PATCH", path: PATH, body: { [name]: wanted } }, said, true);
    // What the server has now is shown again, so that a failure does not leave the other one marked.
    setAsked(null);
  };
  return (
    <fieldset class="field options">
      <legend>{title}</legend>
      {[soft, hard].map(([label, help], index) => (
        <label key={label} class="option">
          <input type="radio" name={name} checked={chosen === Boolean(index)} onChange={() => set(Boolean(index))} />
          <span>
            <strong>{label}</strong>
            <span class="field-help">{help}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const setClosed = (closed) => ({ method: "PATCH", path: PATH, body: { closed } });

function Closed() {
  return (
    <p class="notice notice-warning">
      {_("This board is closed: it is in no list.")}{" "}
      <button
        type="button"
        class="button-text"
        onClick={() => act(setClosed(false), _("The board is open again."), true)}
      >
        {_("Open it again")}
      </button>
    </p>
  );
}

function CloseBoard({ board, tasks }) {
  const [asking, setAsking] = useState(false);
  return (
    <section class="view-section">
      <h2>{_("Close the board")}</h2>
      <p class="meta">{_("A closed board leaves the list. Nothing on it is deleted, and it can be opened again.")}</p>
      <p class="view-actions">
        <button type="button" class="button button-danger-quiet" onClick={() => setAsking(true)}>
          {_("Close the board…")}
        </button>
      </p>
      {asking && (
        <Confirm
          title={_("Close “%(name)s”?", { name: board.name })}
          label={_("Close the board")}
          command={setClosed(true)}
          done={async (answer) => {
            setAsking(false);
            tellDone(_("The board is closed."), takeBack(answer));
            await reload();
          }}
          onClose={() => setAsking(false)}
        >
          <p>
            {tasks.length > 0 &&
              ngettext(
                "%(num)s task stands on it and stays there.",
                "%(num)s tasks stand on it and stay there.",
                tasks.length,
              )}{" "}
            {_("The board can be opened again here or on the page of the department.")}
          </p>
        </Confirm>
      )}
    </section>
  );
}

followRooms(`board:${page.board.id}`);
show(Setup, [snapshot]);
