import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { _ } from "../texts.js";
import { changeTask } from "./commands.js";
import { plain } from "./marks.js";
import { cardElement, focusCard } from "./selection.js";
import { people, person, task } from "./store.js";
import { offerUndo } from "./undo.js";

/** The task whose card asks "who does it" (key A), or null. */
export const assigning = signal(null);

/** The list of people beside the card. */
export function AssignAtCard() {
  const it = assigning.value && task(assigning.value);
  const box = useRef(null);
  useLayoutEffect(() => {
    const card = it && cardElement(it.id);
    if (!card || !box.current) return;
    const at = card.getBoundingClientRect();
    const own = box.current.getBoundingClientRect();
    box.current.style.left = `${Math.max(8, Math.min(at.left, innerWidth - own.width - 8))}px`;
    box.current.style.top = `${Math.max(8, Math.min(at.bottom + 4, innerHeight - own.height - 8))}px`;
  }, [it?.id]);
  if (!it) return null;
  const close = () => {
    assigning.value = null;
    focusCard(it.id);
  };
  return (
    <div class="floating" ref={box}>
      <PeopleMenu task={it} onDone={close} onLeave={() => (assigning.value = null)} />
    </div>
  );
}

/** People to choose from by typing a part of the name; `onDone` after a choice or Esc, `onLeave` when the focus goes. */
export function PeopleMenu({ task: it, onDone, onLeave }) {
  const [text, setText] = useState("");
  const choices = choicesFor(text, it.assignee_id);
  const [at, setAt] = useState(0);
  const box = useRef(null);
  const input = useRef(null);
  const here = Math.min(at, choices.length - 1);
  useLayoutEffect(() => input.current.focus(), []);
  useEffect(() => box.current.querySelector(`#choice-${here}`)?.scrollIntoView({ block: "nearest" }), [here]);

  const choose = (id) => {
    if (id !== it.assignee_id) offerUndo(changeTask(it, { assignee_id: id }));
    onDone();
  };
  // Who types and presses Enter quickly on a slow machine must not be given the list from before the last letter.
  const chooseTyped = (typed) => {
    const chosen = typed === text ? choices[here] : choicesFor(typed, it.assignee_id)[0];
    if (chosen) choose(chosen.id);
  };
  const onKeyDown = (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) setAt((here + steps[event.key] + choices.length) % choices.length);
    else if (event.key === "Enter") chooseTyped(event.currentTarget.value);
    else if (event.key === "Escape") onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocusOut = (event) => {
    if (box.current && !box.current.contains(event.relatedTarget)) onLeave();
  };
  return (
    <div class="menu" ref={box} onFocusOut={onFocusOut}>
      <input
        ref={input}
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls="choices"
        aria-activedescendant={choices.length ? `choice-${here}` : undefined}
        aria-label={_("Who does it: type a part of the name")}
        placeholder={_("Name…")}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="choices" id="choices" role="listbox" aria-label={_("People")}>
        {choices.map((choice, index) => (
          <div
            key={choice.id ?? "nobody"}
            class="choice"
            id={`choice-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === here}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(choice.id)}
          >
            <span class="avatar">{choice.initials}</span> {choice.name}
          </div>
        ))}
      </div>
      {choices.length === 0 && <p class="meta menu-note">{_("Nobody on this board has such a name.")}</p>}
    </div>
  );
}

function choicesFor(text, current) {
  const wanted = plain(text);
  const known = people.value
    .filter(
      (each) =>
        each.active &&
        plain(each.name)
          .split(/\s+/)
          .some((part) => part.startsWith(wanted)),
    )
    .sort((a, b) => a.name.localeCompare(b.name, "ru"));
  const nobody = { id: null, name: _("Nobody"), initials: "–" };
  return current && person(current) && !wanted ? [...known, nobody] : known;
}
