import { useComputed } from "@preact/signals";
import { _ } from "../../texts.js";
import { decide } from "../../decisions/deciding.jsx";
import { page } from "../../web/page.js";
import { lifted, ownerAt } from "../lift.js";
import { figuresOf } from "../loads.js";
import { column as columnOf, task as taskOf, today } from "../store.js";
import { levelOf, weightOf, withMore } from "../weights.js";
import { shortDay } from "../../web/days.js";
import { hours, word } from "../wording.js";

/** Whose row it is, and how full the week is. */
export function LaneHead({ who }) {
  return (
    <header class="lane-head">
      <span class="avatar" aria-hidden="true">
        {who.initials}
      </span>
      <div>
        <h3>{who.name}</h3>
        {who.active === false ? <p class="meta">{_("does not work on this board any more")}</p> : <Week who={who} />}
        {who.away && who.away.until_day >= today.value && <AwayNote away={who.away} />}
        {page.may_write && who.active !== false && (
          <button
            type="button"
            class="button button-quiet lane-decide"
            aria-label={_("Decide about the load: %(name)s", { name: who.name })}
            onClick={() => decide(page.board.unit.id, "person", who.id)}
          >
            {_("Decide…")}
          </button>
        )}
      </div>
    </header>
  );
}

const SHARES = { room: 50, full: 90, over: 110, overload: 130 };
const MOST = 140;

/** The level for everybody, the hours for those who may know them; while a card is over the row, what a drop would make of both. */
function Week({ who }) {
  const known = figuresOf(who.id);
  const ahead = useComputed(() => aheadOf(who.id)).value;
  const figures = ahead ?? known;
  const now = known ? levelOf(known) : who.load;
  const level = ahead ? levelOf(ahead) : now;
  const share = figures?.percent ?? SHARES[level];
  return (
    <>
      <span class={`load load-${level}`}>
        <span class="load-bar" aria-hidden="true">
          <i style={{ width: `${Math.min(100, (share / MOST) * 100)}%` }} />
        </span>
        <span>{level === now ? word("load", now) : _("becomes: %(level)s", { level: word("load", level) })}</span>
      </span>
      {figures && (
        <span class={ahead ? "meta is-ahead" : "meta"}>
          {_("%(hours)s of %(capacity)s", { hours: hours(figures.hours), capacity: hours(figures.capacity) })}
          {figures.unestimated > 0 && <> · {_("not estimated: %(num)s", { num: figures.unestimated })}</>}
        </span>
      )}
    </>
  );
}

/** The figures that dropping the card in hand would lead to; null where nothing would change, or they are not ours to know. */
function aheadOf(id) {
  const now = lifted.value;
  const it = now && taskOf(now.task_id);
  const figures = it && figuresOf(id);
  if (!figures) return null;
  const before = it.assignee_id === id ? weightOf(it, columnOf(it.column_id), today.value) : 0;
  const after = ownerAt(it, now.target) === id ? weightOf(it, columnOf(now.target.column_id), today.value) : 0;
  return before === after ? null : withMore(figures, after - before);
}

function AwayNote({ away }) {
  const params = { from: shortDay(away.from_day, today.value), until: shortDay(away.until_day, today.value) };
  const isOn = away.from_day <= today.value;
  return (
    <span class="meta lane-away">
      {isOn ? _("away until %(until)s", params) : _("away %(from)s – %(until)s", params)}
    </span>
  );
}
