import { Arrow, Back } from "../icons.jsx";
import { _ } from "../texts.js";
import { decide } from "../decisions/deciding.jsx";
import { page } from "../web/page.js";
import { drives, lead, shownBlock, stepTo, takeLead } from "./leading.js";
import { now } from "./meeting_store.js";
import { clockText, timeOf } from "./timer.js";
import { BLOCKS } from "./words.js";

/** The clock and what leads the meeting; it stays in sight. */
export function Controls({ state }) {
  const time = timeOf(state, now.value);
  const last = state.blocks.length - 1;
  const at = shownBlock.value;
  return (
    <div class={`meet-controls is-${time.tone}`}>
      <p class={`meet-clock is-${time.tone}`} role="timer" data-left={time.left}>
        {clockText(time.left)}
        {time.tone === "over" && <span class="meet-over">{_("Half an hour is over")}</span>}
      </p>
      {page.rights.leads && (
        <p class="meet-steps">
          <button type="button" class="button" disabled={at === 0} onClick={() => stepTo(at - 1)}>
            <Back /> {_("Previous")}
          </button>
          {at < last && (
            <button type="button" class="button button-primary" onClick={() => stepTo(at + 1)}>
              {_("Next: %(block)s", { block: BLOCKS[state.blocks[at + 1].code]() })} <Arrow />
            </button>
          )}
          {at === last && drives.value && (
            <button type="button" class="button button-primary" onClick={end}>
              {_("End the meeting")}
            </button>
          )}
          {page.rights.works && (
            <button type="button" class="button" onClick={() => decideHere("board", page.board.id)}>
              {_("Decide…")}
            </button>
          )}
          {drives.value ? (
            <>
              <button type="button" class="button button-quiet" onClick={() => lead("extend", { minutes: 1 })}>
                {_("+1 minute to this block")}
              </button>
              {at < last && (
                <button type="button" class="button button-quiet" onClick={end}>
                  {_("End the meeting")}
                </button>
              )}
            </>
          ) : (
            <button type="button" class="button" onClick={takeLead}>
              {_("Lead it from here")}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

const end = () => lead("finish", {}, _("The meeting has ended"));

/** Decides about something in this meeting. */
export const decideHere = (kind, id) => decide(page.unit.id, kind, id, `/api/v1/meetings/${page.meeting.id}/decisions`);

/** All blocks with their minutes; a press goes there. */
export function Blocks({ state }) {
  const time = timeOf(state, now.value);
  return (
    <nav class="meet-tabs" aria-label={_("Blocks of the meeting")}>
      <ol>
        {state.blocks.map((each, at) => (
          <li key={each.code}>
            <button
              type="button"
              aria-current={at === shownBlock.value ? "step" : undefined}
              class={at < state.block ? "is-past" : ""}
              onClick={() => stepTo(at)}
            >
              {BLOCKS[each.code]()}
              <span class="meta">
                {at === state.block ? clockText(time.block) : _("%(count)s min", { count: each.minutes })}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
