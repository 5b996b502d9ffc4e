import { useState } from "preact/hooks";
import { _, ngettext } from "../texts.js";
import { page } from "../web/page.js";
import { PassportForm } from "./passport_form.jsx";
import { PassportView } from "./passport_view.jsx";
import { ReviseDialog } from "./revise_dialog.jsx";
import { Unsaved } from "./unsaved.jsx";
import { Agreements } from "./agreements.jsx";
import { rights } from "./rights.js";
import { isDraft, isFixed } from "./standing.js";
import { day } from "./words.js";
import { dayOf } from "../dates.js";

/** The passport: a form while it is written, as the official sheet afterwards; its versions and who has seen them. */
export function PassportTab({ project, store }) {
  const [isRevising, setRevising] = useState(false);
  const isWritten = isDraft(project);
  const mayRevise = !isWritten && rights.value.writes && !isFixed(project);
  return (
    <div class="view-section" id="passport">
      <p class="view-actions">
        <a class="button" href={`/projects/${project.id}/passport.pdf`} download>
          {_("Form on paper (PDF)")}
        </a>
        <a class="button" href={`/projects/${project.id}/passport.docx`} download>
          {_("For Word (DOCX)")}
        </a>
        <a class="button" href={`/projects/${project.id}/passport-card.pdf`} download>
          {_("Card on one sheet (PDF)")}
        </a>
        {mayRevise && (
          <button type="button" class="button" onClick={() => setRevising(true)}>
            {_("Change with a reason…")}
          </button>
        )}
      </p>
      {isWritten && rights.value.writes ? (
        <PassportForm project={project} store={store} />
      ) : (
        <>
          <Unsaved store={store} />
          <PassportView project={project} />
        </>
      )}
      {project.kind === "pilot" && <Agreements project={project} />}
      <Versions project={project} />
      {isRevising && <ReviseDialog project={project} onClose={() => setRevising(false)} />}
    </div>
  );
}

const dayAt = (moment) => day(dayOf(Date.parse(moment), page.time_zone));

function Versions({ project }) {
  if (!project.versions.length) return null;
  return (
    <section class="view-section" aria-labelledby="versions">
      <h3 id="versions">{_("Versions")}</h3>
      <ul class="rows">
        {[...project.versions].reverse().map((each) => (
          <li key={each.version}>
            <span class="row-main">
              <strong>
                {_("Version %(number)s, %(day)s", { number: each.version, day: dayAt(each.at) })}
                {each.approved_at && (
                  <span class="tag">
                    {_("approved by %(name)s on %(day)s", { name: each.approved_by, day: dayAt(each.approved_at) })}
                  </span>
                )}
              </strong>
              <span class="meta row-more">{[each.by, each.reason].filter(Boolean).join(" · ")}</span>
              {each.seen.length > 0 && (
                <details class="row-more meta">
                  <summary>{ngettext("seen by %(num)s person", "seen by %(num)s people", each.seen.length)}</summary>
                  {each.seen.map(({ name, at }) => `${name}, ${dayAt(at)}`).join("; ")}
                </details>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
