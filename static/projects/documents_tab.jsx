import { useRef, useState } from "preact/hooks";
import { dayOf, figure } from "../dates.js";
import { locale, _ } from "../texts.js";
import { act, takeBack, tellDone } from "../web/act.js";
import { page } from "../web/page.js";
import { RowButton } from "../web/row.jsx";
import { reload } from "../web/source.js";
import { isCompleted, isDead } from "./standing.js";
import { bring, whyNot } from "./upload.js";
import { rights } from "./rights.js";
import { day, roleName } from "./words.js";

const ROLES = [
  "current_map",
  "problem_table",
  "target_map",
  "protocol",
  "final_presentation",
  "approval",
  "agreement",
  "standard",
  "photo",
  "other",
];
const STAND_INS = new Set(["current_map", "problem_table", "target_map"]);

/** The documents of a project; what the program does not make yet is brought as a file and stands in, visibly. */
export function DocumentsTab({ project }) {
  const mayBring = rights.value.writes && !isDead(project);
  return (
    <div class="view-section" id="documents">
      {mayBring && <Bring />}
      {project.files.length === 0 ? (
        <p class="empty-row">
          {_(
            "No document is there yet. Maps of the process and the table of problems are brought as files for now: PDF, pictures, Word, Excel, PowerPoint.",
          )}
        </p>
      ) : (
        <ul class="rows">
          {project.files.map((file) => (
            <FileRow key={file.id} file={file} project={project} mayRemove={mayBring && !isCompleted(project)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Bring() {
  const box = useRef(null);
  const [role, setRole] = useState("");
  const [state, setState] = useState({ isBusy: false, fault: null });
  const take = async (event) => {
    const [file] = event.currentTarget.files;
    if (!file) return;
    setState({ isBusy: true, fault: null });
    const outcome = await bring(file, role || "other");
    setState({ isBusy: false, fault: outcome.kind === "ok" ? null : whyNot(outcome) });
    if (outcome.kind === "ok") tellDone(_("The document is kept"), takeBack(outcome.body));
    if (box.current) box.current.value = "";
    await reload();
  };
  return (
    <div class="bring">
      <div class="field">
        <label for="role">{_("What it is")}</label>
        <select id="role" class="input" value={role} onChange={(event) => setRole(event.currentTarget.value)}>
          <option value="">{_("choose…")}</option>
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {roleName(each)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="file">{_("File")}</label>
        <input
          ref={box}
          id="file"
          class="input"
          type="file"
          disabled={!role || state.isBusy}
          onChange={take}
          accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx"
          aria-describedby="file-help"
        />
        <span class="field-help" id="file-help">
          {role ? _("Up to 10 MB. It is kept at once.") : _("Say first what it is.")}
        </span>
        {state.isBusy && <span class="meta">{_("Loading…")}</span>}
        {state.fault && (
          <span class="field-error" role="alert">
            {state.fault}
          </span>
        )}
      </div>
    </div>
  );
}

function FileRow({ file: { id, role, name, size, by, at, note }, project, mayRemove }) {
  const remove = () =>
    act(
      { method: "DELETE", path: `/api/v1/projects/${project.id}/files/${id}` },
      _("The document is taken away"),
      true,
    );
  return (
    <li>
      <span class="row-main">
        <strong>
          <a href={`/projects/${project.id}/files/${id}`}>{name}</a>
          <span class="tag">{roleName(role)}</span>
        </strong>
        <span class="meta row-more">
          {[
            by,
            day(dayOf(Date.parse(at), page.time_zone)),
            sizeOf(size),
            note && `${_("from")} ${note}`,
            STAND_INS.has(role) && _("a file stands in for what is not drawn here yet"),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      {mayRemove && (
        <span class="row-actions">
          <RowButton label={_("Take away")} what={`${_("Take away")}: ${name}`} quiet onClick={remove} />
        </span>
      )}
    </li>
  );
}

const sizeOf = (bytes) =>
  bytes < 1_000_000
    ? _("%(size)s kB", { size: Math.max(1, Math.round(bytes / 1000)) })
    : _("%(size)s MB", { size: figure(Math.round(bytes / 100_000) / 10, locale) });
