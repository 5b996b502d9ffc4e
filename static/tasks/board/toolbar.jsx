import { useComputed } from "@preact/signals";
import {
  ArchiveBox,
  Clock,
  Dots,
  Funnel,
  Hourglass,
  Keyboard,
  List,
  People,
  Person,
  Search,
  Stop,
  Tick,
  Undo,
} from "../../icons.jsx";
import { _, ngettext } from "../../texts.js";
import { archiveIsOpen } from "./archive.jsx";
import { byPeople, filter, isFiltered, narrow, resetFilter } from "../filter.js";
import { NOBODY } from "../finding.js";
import { DecideChip } from "./decide_chip.jsx";
import { helpIsOpen } from "./help.jsx";
import { page } from "../../web/page.js";
import { picking, unpickAll } from "./picking.js";
import { connection, counts, found, lanes, people, shown } from "../store.js";
import { ToolbarMenu } from "./toolbar_menu.jsx";
import { ownCommandsAreOpen, undoLast } from "../undo.js";
import { vocabulary } from "../wording.js";

/** Finding on the board, the questions it answers at once, and what one does with the board as a whole. */
export function Toolbar() {
  return (
    <div class="toolbar" role="group" aria-label={_("Board tools")}>
      <Find />
      <Mine />
      <Marked mark="blocked" icon={<Stop />} text={_("Blocked")} />
      <Marked mark="overdue" icon={<Clock />} text={_("Overdue")} />
      <Marked mark="lying" icon={<Hourglass />} text={_("Lying too long")} />
      <Narrow />
      {isFiltered() && <Found />}
      <span class="toolbar-gap" />
      {!page.may_write && <span class="view-only">{_("View only")}</span>}
      <Toggle isOn={byPeople} icon={<People />} text={_("By people")} />
      {page.may_write && <Choosing />}
      {page.may_write && <DecideChip />}
      <a class="chip" href={`/boards/${page.board.id}/meeting`} title={_("The weekly meeting of this board")}>
        {_("Meeting")}
      </a>
      {page.may_write && (
        <button type="button" class="chip" onClick={undoLast} title={_("Undo your last action (Ctrl+Z)")}>
          <Undo /> <span class="chip-text">{_("Undo")}</span>
        </button>
      )}
      <More />
    </div>
  );
}

function Find() {
  return (
    <label class="search">
      <Search />
      <input
        id="search"
        type="search"
        class="input"
        aria-label={_("Find on the board")}
        placeholder={_("Find on the board")}
        value={filter.value.text}
        onInput={(event) => narrow({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          narrow({ text: "" });
          event.currentTarget.blur();
        }}
      />
    </label>
  );
}

function Mine() {
  const isOn = filter.value.who === page.me.id;
  return (
    <Chip
      name="mine"
      icon={<Person />}
      text={_("Mine")}
      number={counts.mine}
      isOn={isOn}
      onPress={() => narrow({ who: isOn ? null : page.me.id })}
    />
  );
}

function Marked({ mark, icon, text }) {
  const isOn = filter.value.mark === mark;
  return (
    <Chip
      name={mark}
      icon={icon}
      text={text}
      number={counts[mark]}
      isOn={isOn}
      onPress={() => narrow({ mark: isOn ? null : mark })}
    />
  );
}

function Chip({ name, icon, text, number, isOn, onPress }) {
  const count = useComputed(() => number.value).value;
  return (
    <button type="button" class={`chip chip-${name}`} aria-pressed={isOn} data-count={count} onClick={onPress}>
      {icon} {text} <b>{count}</b>
    </button>
  );
}

/** The rarer questions, each a list: whose, what kind, which label, which other mark. */
function Narrow() {
  const { who, kind, label, mark } = filter.value;
  const labels = useComputed(() => connection.state.value?.board.labels ?? []).value;
  const used = useComputed(() => new Set((shown.value?.tasks ?? []).map((each) => each.kind))).value;
  const kinds = vocabulary("kind", kind).filter(([code]) => used.has(code) || code === kind);
  const names = people.value.filter((each) => lanes.value.includes(each.id)).map((each) => [each.id, each.name]);
  const marks = [
    ["urgent", _("urgent")],
    ["missing", _("something is missing")],
    ["returned", _("sent back")],
  ];
  const isOn = kind !== null || label !== null || marks.some(([name]) => name === mark);
  const whose = (
    <Pick
      name={_("Person")}
      value={who}
      choices={[...names, [NOBODY, _("Nobody’s")]]}
      onPick={(id) => narrow({ who: id })}
    />
  );
  return (
    <>
      <span class="whose-in-row">{whose}</span>
      <ToolbarMenu icon={<Funnel />} text={_("Filter")} isOn={isOn}>
        <span class="whose-in-sheet">{whose}</span>
        <Pick name={_("Kind")} value={kind} choices={kinds} onPick={(code) => narrow({ kind: code })} />
        {labels.length > 0 && (
          <Pick
            name={_("Label")}
            value={label}
            choices={labels.map((each) => [each, each])}
            onPick={(text) => narrow({ label: text })}
          />
        )}
        <Pick name={_("Mark")} value={mark} choices={marks} onPick={(name) => narrow({ mark: name })} />
      </ToolbarMenu>
    </>
  );
}

function Pick({ name, value, choices, onPick }) {
  const known = choices.some(([code]) => code === value);
  return (
    <select
      class={known ? "chip chip-pick is-on" : "chip chip-pick"}
      aria-label={_("Show only: %(what)s", { what: name })}
      value={known ? value : ""}
      onChange={(event) => onPick(event.currentTarget.value || null)}
    >
      <option value="">{name}</option>
      {choices.map(([code, text]) => (
        <option key={code} value={code}>
          {text}
        </option>
      ))}
    </select>
  );
}

function Found() {
  return (
    <span class="found" role="status">
      {ngettext("%(num)s found", "%(num)s found", found.value)}{" "}
      <button type="button" class="button-text" onClick={resetFilter}>
        {_("Show all tasks")}
      </button>
    </span>
  );
}

function Toggle({ isOn, icon, text }) {
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={isOn.value}
      title={text}
      onClick={() => {
        isOn.value = !isOn.peek();
      }}
    >
      {icon} <span class="chip-text">{text}</span>
    </button>
  );
}

function Choosing() {
  const press = () => {
    if (picking.peek()) unpickAll();
    else picking.value = true;
  };
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={picking.value}
      title={_("Choose several tasks (X)")}
      onClick={press}
    >
      <Tick /> <span class="chip-text">{_("Choose")}</span>
    </button>
  );
}

function More() {
  const open = (sheet) => () => {
    sheet.value = true;
  };
  return (
    <ToolbarMenu icon={<Dots />} text={_("More")}>
      {page.may_write && (
        <button type="button" class="button button-quiet" onClick={open(ownCommandsAreOpen)}>
          <List /> {_("What I have done")}
        </button>
      )}
      <button type="button" class="button button-quiet" onClick={open(archiveIsOpen)}>
        <ArchiveBox /> {_("Archive")}
      </button>
      <button type="button" class="button button-quiet" aria-keyshortcuts="?" onClick={open(helpIsOpen)}>
        <Keyboard /> {_("Help with the board")}
      </button>
    </ToolbarMenu>
  );
}
