import { figure } from "../dates.js";
import { locale, _ } from "../texts.js";
import { days, fieldName, sectorName, stageName, tagName } from "./words.js";

const number = (value) => (value === null ? "—" : figure(value, locale));

/** The passport as the official sheet has it: four blocks, in its order. */
export function PassportView({ project }) {
  return (
    <div class="passport-sheet">
      <section>
        <h3>{_("General data")}</h3>
        <Facts
          facts={[
            [fieldName("customer"), project.customer],
            [fieldName("customer_head"), [project.customer_head, project.customer_post].filter(Boolean).join(", ")],
            [fieldName("process"), project.process],
            [
              fieldName("boundaries"),
              project.start_event &&
                _("from %(first)s to %(last)s", { first: project.start_event, last: project.end_event }),
            ],
            [fieldName("leader_id"), project.leader],
            [
              fieldName("team"),
              project.team
                .filter(({ name }) => name.trim())
                .map(({ name, duty }) => [name, duty].filter(Boolean).join(" – "))
                .join("; "),
            ],
            [fieldName("sector"), project.sector && sectorName(project.sector)],
            [fieldName("tags"), project.tags.map(tagName).join("; ")],
          ]}
        />
      </section>
      <section>
        <h3>{fieldName("rationale")}</h3>
        <ol>
          {project.rationale.filter(Boolean).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      </section>
      <section>
        <h3>{_("Goals and effects")}</h3>
        <GoalTable goals={project.goal_list} />
        <p>
          <strong>{fieldName("effects_text")}:</strong> {project.effects_text || "—"}
        </p>
      </section>
      <section>
        <h3>{fieldName("stages")}</h3>
        <ol class="sheet-stages">
          {project.stages.map((each) => (
            <li key={each.number}>
              {stageName(each.number)}{" "}
              <span class="meta">{each.plan_start ? days(each.plan_start, each.plan_end) : "—"}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Facts({ facts }) {
  return (
    <dl class="sheet-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value || "—"}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Goals with what was reached, where something is known of it. */
export function GoalTable({ goals }) {
  const isKnown = goals.some(({ fact }) => fact !== null);
  const isChecked = goals.some(({ kept }) => kept !== null);
  if (!goals.length) return <p class="meta">{_("No goal is named yet.")}</p>;
  return (
    <div class="table-box">
      <table class="table goal-table">
        <thead>
          <tr>
            <th scope="col">{_("Goal, unit")}</th>
            <th scope="col">{_("Was")}</th>
            <th scope="col">{_("Target")}</th>
            {isKnown && <th scope="col">{_("Reached")}</th>}
            {isKnown && <th scope="col">{_("Of the way, %")}</th>}
            {isChecked && <th scope="col">{_("Kept, %")}</th>}
          </tr>
        </thead>
        <tbody>
          {goals.map((goal) => (
            <tr key={goal.id}>
              <th scope="row">
                {goal.name}, {goal.unit}
              </th>
              <td data-label={_("Was")}>{number(goal.baseline)}</td>
              <td data-label={_("Target")}>{number(goal.target)}</td>
              {isKnown && <td data-label={_("Reached")}>{number(goal.fact)}</td>}
              {isKnown && (
                <td
                  data-label={_("Of the way, %")}
                  class={goal.achievement !== null && goal.achievement < 80 ? "mark-red" : ""}
                >
                  {number(goal.achievement)}
                </td>
              )}
              {isChecked && (
                <td data-label={_("Kept, %")} class={goal.kept !== null && goal.kept < 70 ? "mark-red" : ""}>
                  {number(goal.kept)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
