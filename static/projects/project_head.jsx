import { useState } from "preact/hooks";
import { _ } from "../texts.js";
import { AboutDialog } from "./about_dialog.jsx";
import { StateLine } from "./register_rows.jsx";
import { rights } from "./rights.js";
import { isActive } from "./standing.js";
import { Track } from "./track.jsx";
import { kindName, nobody, stateName } from "./words.js";

/** What a project is and how it stands, above everything else of it; who writes it may change what stands in no form. */
export function ProjectHead({ project, projects, portfolios }) {
  const [isOpen, setOpen] = useState(false);
  const { unit, performed_at: performer, leader, customer, state } = project;
  const portfolio = portfolios.find(({ id }) => id === project.portfolio_id);
  const mayWrite = rights.value.writes;
  const open = () => setOpen(true);
  return (
    <div class="project-head">
      <p class="project-state">
        <span class={`state-tag is-${state}`}>{stateName(state)}</span> <Track project={project} />
        {isActive(project) && <StateLine project={project} isBrief />}
        {mayWrite && (
          <button type="button" class="button" onClick={open}>
            {_("About the project…")}
          </button>
        )}
      </p>
      <dl class="project-facts">
        <div>
          <dt>{_("Kind")}</dt>
          <dd>
            <KindLine project={project} projects={projects} onName={mayWrite ? open : null} />
          </dd>
        </div>
        <div>
          <dt>{_("Department")}</dt>
          <dd>{[unit, performer].filter(Boolean).join(" · ")}</dd>
        </div>
        <div>
          <dt>{_("Leader")}</dt>
          <dd>{leader ?? nobody()}</dd>
        </div>
        <div>
          <dt>{_("Customer")}</dt>
          <dd>{customer ?? "—"}</dd>
        </div>
        {portfolio && (
          <div>
            <dt>{_("Portfolio")}</dt>
            <dd>{portfolio.name}</dd>
          </div>
        )}
      </dl>
      {isOpen && (
        <AboutDialog project={project} projects={projects} portfolios={portfolios} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

/** A replication says where it comes from; until that is known, `onName` (who may say it) asks for it. */
function KindLine({ project: { kind, source_project_id: sourceId, external_source: outside }, projects, onName }) {
  const pilot = projects.find(({ id }) => id === sourceId);
  const isUnknown = kind === "replication" && !sourceId && !outside;
  return (
    <>
      {kindName(kind)}
      {pilot && (
        <>
          {" · "}
          {_("from")} <a href={`/projects/${pilot.id}`}>{pilot.code}</a>
        </>
      )}
      {outside && ` · ${_("from")} ${outside}`}
      {isUnknown && onName && (
        <>
          {" · "}
          <button type="button" class="button-text" id="passport-source" onClick={onName}>
            {_("say where it comes from")}
          </button>
        </>
      )}
    </>
  );
}
