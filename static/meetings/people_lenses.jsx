import { Check } from "../icons.jsx";
import { _, ngettext } from "../texts.js";
import { shortName } from "../wall/names.js";
import { isSeen, Item, Items } from "./items.jsx";
import { board, meeting, titleOf, who } from "./meeting_store.js";
import { loads } from "./troubles.js";
import { LEVELS } from "./words.js";

/** The blocks about people: who is here and what they have done, who has too much. */

export const Person = ({ name, isHere }) => (
  <span class={`meet-person${isHere ? " is-here" : ""}`}>
    {isHere && <Check />} {shortName(name, 2)}
  </span>
);

export function Start({ acts, most }) {
  const { agenda, present } = meeting.value;
  const done = agenda?.done ?? [];
  const people = (board.value?.people ?? []).filter(({ active }) => active !== false);
  return (
    <>
      <ul class="meet-people">
        {acts && people.length > present.length && <li>{acts("attend-all", null, people)}</li>}
        {people.map(({ id, name }) => (
          <li key={id}>
            {acts?.("attend", id, { name, isHere: present.includes(id) }) ?? (
              <Person name={name} isHere={present.includes(id)} />
            )}
          </li>
        ))}
      </ul>
      <h3>{ngettext("Done since last time: %(num)s", "Done since last time: %(num)s", done.length)}</h3>
      <Items
        items={done}
        most={Math.max(1, most - 3)}
        empty={_("Nothing was finished since the last meeting.")}
        render={(each) => (
          <Item key={each.task_id} kind="task" id={each.task_id} title={titleOf(each)} meta={who(each.assignee_id)} />
        )}
      />
    </>
  );
}

const TONES = { overload: "red", over: "yellow", full: "green", room: null };

export function Load({ acts, focus, most }) {
  const items = loads(board.value);
  return (
    <Items
      items={items}
      most={most}
      focusAt={items.findIndex(({ person }) => isSeen(focus, "person", person.id))}
      empty={_("Nobody has work of this week.")}
      render={({ person, level, tasks }) => (
        <Item
          key={person.id}
          kind="person"
          id={person.id}
          focus={focus}
          acts={acts}
          thing={{ person, level, tasks }}
          tone={TONES[level]}
          title={shortName(person.name, 2)}
          meta={ngettext("%(num)s task in work", "%(num)s tasks in work", tasks.length)}
        >
          <span class={`meet-level is-${level}`}>
            <i aria-hidden="true" /> {LEVELS[level]()}
          </span>
        </Item>
      )}
    />
  );
}
