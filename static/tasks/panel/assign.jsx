import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { _ } from "../../texts.js";
import { changeTask } from "../commands.js";
import { plain } from "../finding.js";
import { cardElement, focusCard } from "../selection.js";
import { people, person, task } from "../store.js";
import { offerUndo } from "../undo.js";
import { word } from "../wording.js";

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
  // The field is left first: the card has the focus at once, and the very next key is the card's.
  const close = () => {
    document.activeElement?.blur();
    assigning.value = null;
    focusCard(it.id);
  };
  return (
    <div class="floating" ref={box}>
      <AssigneeMenu task={it} onDone={close} onLeave={() => (assigning.value = null)} />
    </div>
  );
}

/** Who does a task; `onDone` after a choice or Esc, `onLeave` when the focus goes. */
export function AssigneeMenu({ task: it, onDone, onLeave }) {
  const current = it.assignee_id;
  const choose = (id) => {
    if (id !== current) offerUndo(changeTask(it, { assignee_id: id }));
  };
  return <PeopleMenu mayBeNobody={person(current) !== null} onChoose={choose} onDone={onDone} onLeave={onLeave} />;
}

/** People to choose from by typing a part of the name; `onDone` comes after `onChoose` or Esc. */
export function PeopleMenu({ mayBeNobody, onChoose, onDone, onLeave }) {
  const [text, setText] = useState("");
  const choices = choicesFor(text, mayBeNobody);
  const [at, setAt] = useState(0);
  const box = useRef(null);
  const input = useRef(null);
  const here = Math.min(at, choices.length - 1);
  useLayoutEffect(() => input.current.focus(), []);
  useEffect(() => box.current.querySelector(`#choice-${here}`)?.scrollIntoView({ block: "nearest" }), [here]);

  const choose = (id) => {
    onChoose(id);
    onDone();
  };
  // Who types and presses Enter quickly on a slow machine must not be given the list from before the last letter.
  const chooseTyped = (typed) => {
    const chosen = typed === text ? choices[here] : choicesFor(typed, mayBeNobody)[0];
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
            <span class="avatar">{choice.initials}</span>
            <span class="choice-name">{choice.name}</span>
            {choice.load && <span class={`load-word load-${choice.load}`}>{word("load", choice.load)}</span>}
          </div>
        ))}
      </div>
      {choices.length === 0 && <p class="meta menu-note">{_("Nobody on this board has such a name.")}</p>}
    </div>
  );
}

function choicesFor(text, mayBeNobody) {
  const wanted = plain(text);
  const known = people.value.filter(
    (each) =>
      each.active &&
      plain(each.name)
        .split(/\s+/)
        .some((part) => part.startsWith(wanted)),
  );
  const nobody = { id: null, name: _("Nobody"), initials: "–" };
  return mayBeNobody && !wanted ? [...known, nobody] : known;
}
