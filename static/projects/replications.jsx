import { useState } from "preact/hooks";
import { _, ngettext } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Form, Select, Text } from "../web/fields.jsx";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { peopleOptions } from "./new_project.jsx";
import { isCompleted, isProvenPilot } from "./standing.js";
import { Track } from "./track.jsx";
import { stateName } from "./words.js";

/** Where a pilot was applied, each with what it brought. */
export function Replications({ project, projects }) {
  const [isOpen, setOpen] = useState(false);
  const own = projects.filter((each) => each.source_project_id === project.id);
  const mayReplicate = isProvenPilot(project) && page.proposes.length > 0;
  if (project.kind !== "pilot" || (!own.length && !mayReplicate)) return null;
  return (
    <section class="view-section" aria-labelledby="replications">
      <h3 id="replications">{_("Replications")}</h3>
      {own.length > 0 && (
        <>
          <p class="meta">
            {ngettext("%(num)s replication", "%(num)s replications", own.length)} ·{" "}
            {_("completed: %(count)s", { count: own.filter(isCompleted).length })}
          </p>
          <ul class="tree">
            <li>
              <strong>{project.code}</strong> {project.title}
              <ul>
                {own.map((each) => (
                  <li key={each.id}>
                    <a href={`/projects/${each.id}`}>{each.code}</a> {each.unit} <Track project={each} />
                    <span class={`row-more ${each.state === "regressed" ? "mark-red" : "meta"}`}>
                      {[
                        stateName(each.state),
                        each.goals_reached > 0 &&
                          _("goals reached: %(count)s of %(total)s", { count: each.goals_reached, total: each.goals }),
                        each.best,
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          </ul>
        </>
      )}
      {mayReplicate && (
        <p class="view-actions">
          <button type="button" class="button button-primary" onClick={() => setOpen(true)}>
            {_("Apply in a department…")}
          </button>
        </p>
      )}
      {isOpen && <ReplicateDialog project={project} onClose={() => setOpen(false)} />}
    </section>
  );
}

function ReplicateDialog({ project, onClose }) {
  const units = page.units.filter(({ id }) => page.proposes.includes(id));
  const form = useForm({
    initial: {
      unit_id: units.find(({ id }) => id === page.own_unit)?.id ?? units[0].id,
      title: project.title,
      leader_id: "",
    },
    command: ({ unit_id, title, leader_id }) => ({
      method: "POST",
      path: `/api/v1/projects/${project.id}/replicate`,
      body: { unit_id, title, ...(leader_id && { leader_id }) },
    }),
    done: (answer) => location.assign(`/projects/${answer.project.id}`),
  });
  return (
    <Dialog title={_("Apply the solution in a department")} isWide onClose={onClose}>
      <p class="lead">
        {_(
          "Process, goals, actions, the target map, the table of problems and the standard are copied; current values are measured anew.",
        )}
      </p>
      <Form form={form} label={_("Enter the replication")} onCancel={onClose}>
        <Select form={form} name="unit_id" label={_("Department")} options={units.map(({ id, name }) => [id, name])} />
        <Text form={form} name="title" label={_("What becomes better")} maxLength={300} />
        <Select
          form={form}
          name="leader_id"
          label={_("Leader of the project")}
          options={[["", _("not known yet")], ...peopleOptions(form.values.unit_id, form.values.leader_id)]}
        />
      </Form>
    </Dialog>
  );
}
