import { useState } from "preact/hooks";
import { figure } from "../dates.js";
import { locale, _ } from "../texts.js";
import { EffectsDialog, FactsDialog, RowsDialog } from "./result_dialogs.jsx";
import { GoalTable } from "./passport_view.jsx";
import { Replications } from "./replications.jsx";
import { rights } from "./rights.js";
import { Stability } from "./stability.jsx";
import { isActive } from "./standing.js";

/** What was reached: goals, «было – стало», labour and money, whether it holds, where it was applied. */
export function ResultsTab({ project, projects }) {
  const [open, setOpen] = useState(null);
  const mayWrite = rights.value.writes && isActive(project);
  const button = (name, label) =>
    mayWrite && (
      <p class="view-actions">
        <button type="button" class="button" onClick={() => setOpen(name)}>
          {label}
        </button>
      </p>
    );
  return (
    <div class="view-section" id="results">
      <p class="view-actions">
        <a class="button" href={`/projects/${project.id}/presentation.pptx`} download>
          {_("Final presentation (PPTX)")}
        </a>
        <a class="button" href={`/projects/${project.id}/presentation.pdf`} download>
          {_("Final presentation (PDF)")}
        </a>
      </p>
      <section class="view-section" aria-labelledby="goals">
        <h3 id="goals">{_("Goals")}</h3>
        <GoalTable goals={project.goal_list} />
        {project.goal_list.length > 0 && button("facts", _("Write down what was reached…"))}
      </section>
      <section class="view-section" aria-labelledby="rows">
        <h3 id="rows">{_("Was – became")}</h3>
        <Rows project={project} />
        {button("rows", project.results.length ? _("Change the rows…") : _("Add the first row…"))}
      </section>
      <section class="view-section" aria-labelledby="effects">
        <h3 id="effects">{_("Released hours and money")}</h3>
        <Effects effects={project.effects} />
        {button("effects", _("Write down hours and money…"))}
      </section>
      <Stability project={project} />
      <Replications project={project} projects={projects} />
      {open === "facts" && <FactsDialog project={project} onClose={() => setOpen(null)} />}
      {open === "rows" && <RowsDialog project={project} onClose={() => setOpen(null)} />}
      {open === "effects" && <EffectsDialog project={project} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Rows({ project }) {
  if (!project.results.length)
    return <p class="empty-row">{_("Nothing is written down yet: say in a line how it was and how it has become.")}</p>;
  return (
    <ul class="was-became">
      {project.results.map((row) => (
        <li key={row.id}>
          <strong>
            {row.name}
            {row.is_significant && <span class="tag">{_("for the quarterly form")}</span>}
          </strong>
          <Side title={_("was")} text={row.was} photo={row.was_photo} project={project} />
          <Side title={_("became")} text={row.became} photo={row.became_photo} project={project} />
        </li>
      ))}
    </ul>
  );
}

function Side({ title, text, photo, project }) {
  const address = `/projects/${project.id}/files/${photo}`;
  return (
    <div class="was-side">
      <span class="meta">{title}</span>
      <p>{text || "—"}</p>
      {photo && (
        <a href={address}>
          <img src={address} alt={`${title}: ${text}`} loading="lazy" />
        </a>
      )}
    </div>
  );
}

function Effects({ effects }) {
  const {
    labour_before: before,
    labour_after: after,
    cases,
    money,
    money_basis: basis,
    money_confirmed_by: confirmed,
  } = effects;
  const isKnown = [before, after, cases].every((each) => typeof each === "number");
  const number = (value) => figure(value, locale);
  if (!isKnown && typeof money !== "number") return <p class="meta">{_("Nothing is written down yet.")}</p>;
  return (
    <ul class="effects">
      {isKnown && (
        <li>
          <strong>
            {_("%(hours)s person-hours a year", { hours: number(Math.round(((before - after) * cases) / 60)) })}
          </strong>{" "}
          <span class="meta">
            {_("%(before)s → %(after)s minutes a case, %(cases)s cases a year", {
              before: number(before),
              after: number(after),
              cases: number(cases),
            })}
          </span>
        </li>
      )}
      {typeof money === "number" && (
        <li>
          <strong>{_("%(money)s thousand roubles", { money: number(money) })}</strong>{" "}
          <span class="meta">
            {[
              basis,
              confirmed ? _("confirmed by %(name)s", { name: confirmed }) : _("confirmed by the customer at closing"),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      )}
    </ul>
  );
}
