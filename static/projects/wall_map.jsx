import { Clock, Hourglass } from "../icons.jsx";
import { memo } from "../memo.js";
import { _, ngettext } from "../texts.js";
import { divide } from "../wall/hyphens.js";
import { PHASES, STAGES } from "./wall_stages.js";
import {
  dayInNumbers,
  KINDS,
  lateLong,
  lateShort,
  PHASES as PHASE_NAMES,
  STAGES as STAGE_NAMES,
} from "./wall_words.js";
import { stageName } from "./words.js";

/** Where the projects of each unit stand: a row for a unit, a column for a stage, and one for what is suspended. */
export function StageMap({ rows, map: { counts, hasResting } }) {
  const columns = hasResting ? [...STAGES, null] : STAGES;
  return (
    <table class={`projects-map${hasResting ? " has-resting" : ""}`}>
      <thead>
        <tr class="projects-phases">
          <td />
          {PHASES.map(([phase, stages]) => (
            <th key={phase} scope="colgroup" colSpan={stages.length} style={{ gridColumn: `span ${stages.length}` }}>
              {PHASE_NAMES[phase]()}
            </th>
          ))}
        </tr>
        <tr class="projects-stages">
          <th scope="col">
            <span class="spoken-only">{_("Department")}</span>
          </th>
          {columns.map((stage, at) => (
            <th
              key={stage}
              scope="col"
              class={stage ? undefined : "is-resting"}
              title={stage ? stageName(stage) : undefined}
            >
              <span>{divide.value(nameOf(stage))}</span> {counts[at] > 0 && <b>{counts[at]}</b>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ unit, height, cells }) => (
          <tr key={unit.id} data-unit={unit.id} style={{ "--need": `${height}rem` }}>
            <th scope="row">
              <span>{divide.value(unit.name)}</span>
            </th>
            {columns.map((stage, at) => (
              <td key={stage} class={stage ? undefined : "is-resting"} data-label={nameOf(stage)}>
                <Cell cell={cells[at]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const nameOf = (stage) => (stage ? STAGE_NAMES[stage]() : _("On hold"));

function Cell({ cell: { chips, more } }) {
  if (!chips.length) return null;
  return (
    <>
      <ul>
        {chips.map((chip) => (
          <Chip key={chip.project.id} chip={chip} divided={divide.value} />
        ))}
      </ul>
      {more > 0 && (
        <p class="projects-more" title={ngettext("%(num)s more project", "%(num)s more projects", more)}>
          +{more}
        </p>
      )}
    </>
  );
}

const Chip = memo(function Chip({ chip: { project, late, isIdea, isDue, lines }, divided }) {
  const { id, code, title, kind, state, resume_on: resumes } = project;
  const isResting = state === "suspended";
  const looks = [late > 0 && "is-late", isDue && "is-due", isIdea && "is-idea", isResting && "is-resting"];
  return (
    <li
      class={["projects-chip", `tint-${KINDS[kind].tint}`, ...looks].filter(Boolean).join(" ")}
      style={{ "--lines": lines }}
      data-project={id}
      title={`${code} ${title}`}
    >
      <span class="projects-title">{divided(title)}</span>
      {late > 0 && <Mark icon={Clock} text={lateShort(late)} says={lateLong(late)} />}
      {isDue && <Mark icon={Hourglass} text={_("check")} says={_("the check of stability is due")} />}
      {isResting && resumes && <span class="projects-mark">{_("until %(day)s", { day: dayInNumbers(resumes) })}</span>}
    </li>
  );
});

const Mark = ({ icon: Icon, text, says }) => (
  <span class="projects-mark" role="img" aria-label={says}>
    <Icon /> {text}
  </span>
);
