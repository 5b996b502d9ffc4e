import { clock, dayOf } from "../dates.js";
import { locale, _ } from "../texts.js";
import { STATUS_TEXTS } from "../web/staleness.js";
import { longDay } from "../web/days.js";
import { page } from "../web/page.js";
import { Acts } from "./acts.jsx";
import { Blocks, Controls } from "./controls.jsx";
import { alone, follow, isBehind, lead, shownBlock, takeLead } from "./leading.js";
import { Lens } from "./lenses.jsx";
import { amounts, connection, meeting, timeZone, today } from "./meeting_store.js";
import { Minutes } from "./minutes_view.jsx";
import { Sheets } from "./sheets.jsx";
import { BLOCKS, STATES } from "./words.js";

/** The whole page of a meeting, whatever state it is in. */
export function MeetingView() {
  const state = meeting.value;
  if (!state) return <Waiting />;
  return (
    <div class="meeting">
      <Where state={state} />
      {state.state === "in_progress" && <GoingOn state={state} />}
      {(state.state === "scheduled" || state.state === "preparing") && <Before state={state} />}
      {(state.state === "closed" || state.state === "confirmed") && <Minutes state={state} />}
      {state.state === "cancelled" && <p class="notice">{state.reason}</p>}
      <Sheets />
    </div>
  );
}

const Waiting = () => (
  <p class="meta" role="status">
    {connection.status.value === "offline"
      ? _("The server does not answer. Check the network; the page keeps trying by itself.")
      : _("Loading…")}
  </p>
);

function Where({ state }) {
  const startsAt = Date.parse(state.starts_at);
  const day = longDay(dayOf(startsAt, timeZone.value), today.value);
  return (
    <p class="meet-where">
      <a href={`/boards/${page.board.id}/meetings`}>← {page.board.name}</a>
      <span>
        {[day, clock(startsAt, locale, timeZone.value), state.place, STATES[state.state]()].filter(Boolean).join(" · ")}
      </span>
      {state.facilitator && <span class="meta">{_("led by %(name)s", { name: state.facilitator })}</span>}
      <span class="meta" data-testid="freshness" data-status={connection.status.value}>
        {STATUS_TEXTS[connection.status.value]()}
      </span>
    </p>
  );
}

/** Who begins it here leads it from here. */
async function begin() {
  const outcome = await lead("start", {}, _("The meeting has begun"));
  if (outcome.kind === "ok") takeLead();
}

function Before({ state }) {
  return (
    <>
      <ul class="meet-summary">
        {["board", "decisions", "kpis", "load", "improvements"].map((code) => (
          <li key={code}>
            <b>{amounts.value[code]}</b> {BLOCKS[code]()}
          </li>
        ))}
      </ul>
      {page.rights.leads && (
        <p class="view-actions">
          <button type="button" class="button button-primary button-large" onClick={begin}>
            {_("Begin the meeting")}
          </button>
          <a class="button" href={`/meetings/${state.id}/wall`}>
            {_("For the wall screen")}
          </a>
        </p>
      )}
      {!state.agenda && (
        <p class="meta">
          {_("The agenda is made on the working day before, at 12:00, from what the board shows then.")}
        </p>
      )}
      {state.agenda && (
        <section class="view-section">
          <h2>{_("What hurts")}</h2>
          <Lens code="board" acts={Acts} focus={null} />
        </section>
      )}
    </>
  );
}

function GoingOn({ state }) {
  const { code } = state.blocks[shownBlock.value];
  return (
    <>
      <Controls state={state} />
      {isBehind.value && (
        <p class="notice" role="status">
          {_("No network: you go on here, the others follow as soon as it is back.")}
        </p>
      )}
      {alone.value && (
        <p class="notice" role="status">
          {alone.value}{" "}
          <button type="button" class="link-button" onClick={follow}>
            {_("Follow the others")}
          </button>
        </p>
      )}
      <Blocks state={state} />
      <section class="view-section" aria-labelledby="block">
        <h2 id="block">{BLOCKS[code]()}</h2>
        <Lens code={code} acts={Acts} focus={state.focus} />
      </section>
    </>
  );
}
