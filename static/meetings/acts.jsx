import { Check } from "../icons.jsx";
import { _ } from "../texts.js";
import { shortName } from "../wall/names.js";
import { page } from "../web/page.js";
import { decideHere } from "./controls.jsx";
import { drives, lead, point } from "./leading.js";
import { meeting } from "./meeting_store.js";
import { Person } from "./people_lenses.jsx";
import { open } from "./sheets.jsx";

/** What can be done with a thing that is spoken of; nothing for who only listens. */
export function Acts(kind, id, thing) {
  if (kind === "attend-all") return <AttendAll people={thing} />;
  if (kind === "attend") return <Attend id={id} thing={thing} />;
  const isOn = meeting.value.state === "in_progress";
  return (
    <span class="meet-acts">
      {isOn && drives.value && <Point kind={kind} id={id} />}
      {kind === "task" && <OfTask id={id} thing={thing} />}
      {kind === "decision" && page.rights.works && thing.decision !== null && (
        <button type="button" class="button" onClick={() => open("decision", { id })}>
          {_("Change…")}
        </button>
      )}
      {kind === "person" && <OfPerson thing={thing} />}
      {page.rights.works && isOn && (
        <button type="button" class="button" onClick={() => open("apart", { kind, id, thing })}>
          {_("Apart…")}
        </button>
      )}
      {page.rights.works && isOn && kind !== "decision" && (
        <button type="button" class="button" onClick={() => decideHere(kind, id)}>
          {_("Decide…")}
        </button>
      )}
    </span>
  );
}

function Attend({ id, thing: { name, isHere } }) {
  if (!page.rights.leads) return <Person name={name} isHere={isHere} />;
  return (
    <button
      type="button"
      class={`meet-person${isHere ? " is-here" : ""}`}
      aria-pressed={isHere}
      onClick={() => lead("attend", { person_ids: [id], present: !isHere })}
    >
      {isHere && <Check />} {shortName(name, 2)}
    </button>
  );
}

/** One tap where all have come; who has not is tapped away. */
function AttendAll({ people }) {
  if (!page.rights.leads) return null;
  return (
    <button
      type="button"
      class="button"
      onClick={() => lead("attend", { person_ids: people.map(({ id }) => id), present: true })}
    >
      {_("All are here")}
    </button>
  );
}

function Point({ kind, id }) {
  const { focus } = meeting.value;
  const isSeen = focus?.kind === kind && focus.id === id;
  return (
    <button type="button" class="button" aria-pressed={isSeen} onClick={() => point(kind, id)}>
      {isSeen ? _("All see it") : _("Show to all")}
    </button>
  );
}

function OfTask({ id, thing }) {
  const { task } = thing;
  return (
    <>
      {page.rights.works && task && (
        <>
          <button type="button" class="button" onClick={() => open("assign", { id })}>
            {_("Assign…")}
          </button>
          <button type="button" class="button" onClick={() => open(task.blocked ? "unblock" : "block", { id })}>
            {task.blocked ? _("Goes on…") : _("Blocked…")}
          </button>
        </>
      )}
      <a class="button button-quiet" href={`/tasks/${id}`} target="_blank" rel="noopener">
        {_("Open")}
      </a>
    </>
  );
}

function OfPerson({ thing: { tasks, level } }) {
  if (!page.rights.works || !tasks.length || (level !== "overload" && level !== "over")) return null;
  return (
    <button type="button" class="button" onClick={() => open("shift", { ids: tasks.map(({ id }) => id) })}>
      {_("Give work to others…")}
    </button>
  );
}
