import { exceptions } from "../../calendar/exceptions.js";
import { workingDaysBetween } from "../../calendar/working_days.js";
import { dayOf } from "../../dates.js";
import { Stop } from "../../icons.jsx";
import { _, ngettext } from "../../texts.js";
import { BlockForm } from "./block_form.jsx";
import { unblockTask } from "../commands.js";
import { keepFocus } from "../in_place.jsx";
import { checkIsDue, mayBeStopped } from "../marks.js";
import { edit, isEditing } from "../selection.js";
import { timeZone, today } from "../store.js";
import { offerUndo } from "../undo.js";
import { longDay } from "../../web/days.js";
import { word } from "../wording.js";

/** Why the task stands still and what to do about it; or the way to say so. */
export function BlockBox({ it, column, mayWrite }) {
  if (mayWrite && isEditing("panel", it.id, "block")) return <BlockForm it={it} />;
  if (it.blocked) return <Standing it={it} mayWrite={mayWrite} />;
  if (!mayWrite || !mayBeStopped(column)) return null;
  return (
    <button type="button" class="button block-start" data-field="block" onClick={() => edit("panel", it.id, "block")}>
      <Stop /> {_("Blocked? Say why")}
    </button>
  );
}

function Standing({ it, mayWrite }) {
  const { reason, category, waiting_for: whom, check_on: day, since, by } = it.blocked;
  const goOn = () => {
    offerUndo(unblockTask(it));
    keepFocus('[data-field="block"]');
  };
  return (
    <section class="block-box" aria-label={_("Why it is blocked")}>
      <h3 class="mark-red">
        <Stop /> {standsFor(since)}
      </h3>
      <p>
        {reason} <span class="meta">({word("category", category)})</span>
      </p>
      {whom && <p>{_("Waiting for: %(whom)s", { whom })}</p>}
      {day && (
        <p class={checkIsDue(it.blocked, today.value) ? "mark-red" : ""}>
          {_("Ask again: %(day)s", { day: longDay(day, today.value) })}
        </p>
      )}
      {by && <p class="meta">{_("Said by %(name)s", { name: by.name })}</p>}
      {mayWrite && (
        <div class="form-actions">
          <button type="button" class="button" data-field="unblock" onClick={goOn}>
            {_("Take the block off")}
          </button>
          <button
            type="button"
            class="button button-quiet"
            data-field="block"
            onClick={() => edit("panel", it.id, "block")}
          >
            {_("Change")}
          </button>
        </div>
      )}
    </section>
  );
}

function standsFor(since) {
  const day = dayOf(Date.parse(since), timeZone.value);
  const days = workingDaysBetween(day, today.value, exceptions.value);
  if (days <= 0) return _("Blocked since today");
  return ngettext("Blocked for %(num)s working day", "Blocked for %(num)s working days", days);
}
