import { Check, Warning } from "../icons.jsx";
import { _ } from "../texts.js";
import { missingName } from "./words.js";

const PLACES = {
  stages: "#stages",
  stage_dates: "#stages",
  actions: "#measures",
  action_owner: "#measures",
  actions_open: "#measures",
  wishes: "#measures",
  facts: "#results",
  results: "#results",
  checks: "#results",
  current_map: "#documents",
  problem_table: "#documents",
  target_map: "#documents",
  documents: "#documents",
  approval_file: "#documents",
};
const FIELDS = {
  customer: "customer_unit_id",
  customer_head: "customer_head_id",
  boundaries: "start_event",
  goal_unit: "goals",
  goal_values: "goals",
  goal_same: "goals",
};

/** Where what is missing is filled in: a part of the project, or a field of the passport. */
const placeOf = (code) => PLACES[code] ?? "#passport";

function goTo(code) {
  if (PLACES[code]) return;
  // The passport may have to be drawn first.
  setTimeout(() => document.getElementById(`passport-${FIELDS[code] ?? code}`)?.focus(), 100);
}

/** What the next step still needs, each a line; a green one where nothing is missing. */
export function Missing({ codes, isDone }) {
  if (!codes.length)
    return isDone ? (
      <p class="all-there">
        <Check /> {_("Everything that the step needs is there.")}
      </p>
    ) : null;
  return (
    <div class="missing">
      <p>
        <Warning /> {_("Is still needed:")}
      </p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <a href={placeOf(code)} onClick={() => goTo(code)}>
              {missingName(code)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
