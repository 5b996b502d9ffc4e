import { figure } from "../dates.js";
import { word } from "../tasks/wording.js";
import { locale, _, ngettext } from "../texts.js";

// The bar ends there; the mark stands at 100 %, as on the desk and on the wall.
const MOST = 140;
const SHOWN = { room: 50, full: 90, over: 110, overload: 130 };

/** How full a week is, as the desk draws it: a bar with the mark of 100 %, and the level in words, never in hours. */
export function Level({ level, load = null }) {
  const share = load?.percent ?? SHOWN[level];
  return (
    <span class={`load load-${level}`}>
      <span class="load-bar" aria-hidden="true">
        <i style={{ inlineSize: `${Math.min(100, (share / MOST) * 100)}%` }} />
      </span>
      <span>{word("load", level)}</span>
    </span>
  );
}

/** Why a week of 40 hours holds 32 of tasks. */
export const shareText = () =>
  [
    _("Counted are 80 % of the working hours; the rest is left for what nobody plans."),
    _("Of the tasks those count that are begun, or planned and due by Sunday."),
  ].join(" ");

/** The hours of a week, for the person and the head: "22 of 30,4 h · 72 %". */
export function Hours({ load }) {
  if (!load) return null;
  return (
    <span class="hours" title={shareText()}>
      <span>
        {_("%(hours)s of %(capacity)s h", {
          hours: figure(load.hours, locale),
          capacity: figure(load.capacity, locale),
        })}
        {load.percent !== null && ` · ${load.percent} %`}
      </span>
      {load.unestimated > 0 && (
        <span class="meta">
          {ngettext("%(num)s task without an estimate", "%(num)s tasks without an estimate", load.unestimated)}
        </span>
      )}
    </span>
  );
}
