import { effect } from "@preact/signals";
import { useState } from "preact/hooks";
import { Warning } from "../../icons.jsx";
import { headFirst } from "../../names.js";
import { Deputies } from "../../people/deputies.jsx";
import { Hours, Level, shareText } from "../../people/level.jsx";
import { OwnTime } from "../../people/own_time.jsx";
import { spanText } from "../../people/absences.jsx";
import { _, ngettext } from "../../texts.js";
import { followRooms } from "../../web/live.js";
import { source } from "../../web/source.js";
import { show } from "../../web/view.jsx";
import { page } from "../../web/page.js";
import { TeamBoards } from "./team_boards.jsx";

const team = source(`/api/v1/units/${page.unit.id}/team`);

function Team({ known: [{ people, deputies, boards, loads, unit }] }) {
  const [open, setOpen] = useState(null);
  const hours = new Map(loads.map((load) => [load.id, load]));
  const headless =
    !unit.closed &&
    unit.kind !== "leadership" &&
    !people.some(({ role }) => role === "unit_head" || role === "coordinator");
  const unestimated = loads.reduce((sum, load) => sum + load.unestimated, 0);
  return (
    <>
      <OtherUnits />
      {unit.closed && (
        <p class="notice notice-warning">
          <Warning />
          <span>{_("This department is closed. What was done in it is kept with its name.")}</span>
        </p>
      )}
      <TeamBoards boards={boards} isClosed={unit.closed} />
      {headless && (
        <p class="notice notice-warning">
          <Warning />
          <span>
            {_("This department has no head: nobody sees the hours or may change the limits.")}{" "}
            {page.is_admin && <a href={`/admin/people?unit=${unit.id}&add=unit_head`}>{_("Add a head")}</a>}
          </span>
        </p>
      )}
      <section class="view-section">
        <h2>{_("People this week")}</h2>
        {page.heads && <p class="meta">{shareText()}</p>}
        {page.heads && unestimated > 0 && (
          <p class="meta">
            {ngettext(
              "%(num)s task has no estimate and does not count: the real load is higher.",
              "%(num)s tasks have no estimate and do not count: the real load is higher.",
              unestimated,
            )}
          </p>
        )}
        {people.length ? (
          <ul class="team">
            {headFirst(people).map((person) => (
              <Member
                key={person.id}
                person={person}
                load={hours.get(person.id)}
                isOpen={open === person.id}
                onOpen={() => setOpen(open === person.id ? null : person.id)}
              />
            ))}
          </ul>
        ) : (
          <p class="empty-row">
            {_("Nobody works here yet.")}{" "}
            {page.is_admin && !unit.closed && (
              <a href={`/admin/people?unit=${unit.id}&add=unit_head`}>{_("Add the first person")}</a>
            )}
          </p>
        )}
      </section>
      <section class="view-section">
        <h2>{_("Deputies of the head")}</h2>
        <Deputies
          deputies={deputies}
          units={[unit]}
          people={people.filter(({ role }) => role !== "unit_head")}
          mayChange={page.may_name_deputies && !unit.closed}
        />
      </section>
    </>
  );
}

/** The way to the other teams, for who may see more than one. */
/** Walking through the list with the arrow keys opens nothing; pressing the button or Enter does. */
function OtherUnits() {
  const [chosen, choose] = useState(page.unit.id);
  if (page.units.length < 2) return null;
  const go = (event) => {
    event.preventDefault();
    location.assign(`/units/${chosen}`);
  };
  return (
    <form class="other-units" onSubmit={go}>
      <label>
        <span class="meta">{_("Department")}</span>
        <select class="input" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {page.units.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button" disabled={chosen === page.unit.id}>
        {_("Show")}
      </button>
    </form>
  );
}

function Member({ person, load, isOpen, onOpen }) {
  const isOwn = person.id === page.me.id;
  return (
    <li>
      <span class="avatar">{person.initials}</span>
      <span class="row-main">
        <strong>
          {person.name}
          {isOwn && <span class="tag">{_("you")}</span>}
        </strong>
        <span class="meta row-more">{person.post}</span>
      </span>
      <Level level={person.level} load={load} />
      <span class="team-hours">
        <Hours load={load} />
      </span>
      <span class="team-away meta">{person.away && _("away %(span)s", { span: spanText(person.away) })}</span>
      <span class="row-actions">
        {page.heads && (
          <button
            type="button"
            class="button"
            aria-label={_("Absences and hours: %(name)s", { name: person.name })}
            aria-expanded={isOpen}
            onClick={onOpen}
          >
            {_("Absences and hours")}
          </button>
        )}
        {!page.heads && isOwn && (
          <a class="button" href="/profile">
            {_("Your time")}
          </a>
        )}
      </span>
      {isOpen && (
        <div class="team-time">
          <OwnTime personId={person.id} />
        </div>
      )}
    </li>
  );
}

// The levels are told on the boards; hours and absences in the rooms of those whose they are to know.
const stop = effect(() => {
  if (!team.data.value) return;
  const { boards, loads } = team.data.value;
  followRooms(...boards.map(({ id }) => `board:${id}`), ...loads.map(({ id }) => `person:${id}`));
  queueMicrotask(() => stop());
});
show(Team, [team]);
