import { dayOf } from "../dates.js";
import { page } from "../web/page.js";
import { day, stateName, stepName } from "./words.js";

/** Every step of the project's life: who, when, from where to where and why; the newest first. */
export function HistoryTab({ project }) {
  return (
    <ol class="rows history" id="history">
      {[...project.transitions].reverse().map(({ id, step, was, became, by, at, comment }) => (
        <li key={id}>
          <span class="row-main">
            <strong>{stepName(step)}</strong>
            <span class="meta row-more">
              {[
                by,
                day(dayOf(Date.parse(at), page.time_zone)),
                was ? `${stateName(was)} → ${stateName(became)}` : stateName(became),
              ].join(" · ")}
            </span>
            {comment && <span class="row-more">{comment}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
