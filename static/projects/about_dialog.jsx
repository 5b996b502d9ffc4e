import { useState } from "preact/hooks";
import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Form, Select } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { Source } from "./new_project.jsx";
import { isFixed, isProvenPilot, isDraft, KINDS } from "./standing.js";
import { fieldName, helpFor, kindName, tagName, tagsInForce } from "./words.js";

/** What stands in the passport: once it is approved, a change of it wants a reason. */
const IN_PASSPORT = ["kind", "source_project_id", "external_source"];

/**
 * What a project is, beside the words of its passport: kind and source, portfolio, who carries it out; where the form of
 * the passport is not written any more, line of activity and tags too.
 */
export function AboutDialog({ project, projects, portfolios, onClose }) {
  const [before] = useState(() => partsOf(project));
  const form = useForm({
    initial: { ...typed(before), reason: "" },
    command: (values) => {
      const changed = changedIn(values, before);
      const was = Object.fromEntries(Object.keys(changed).map((name) => [name, before[name]]));
      const { reason } = values;
      return {
        method: "PATCH",
        path: `/api/v1/projects/${project.id}`,
        body: { ...changed, was, ...(reason.trim() && { reason }) },
      };
    },
    done: (answer) => finish(onClose, _("Saved"), answer),
  });
  const { values } = form;
  const asksWhy =
    project.approved_at && Object.keys(changedIn(values, before)).some((each) => IN_PASSPORT.includes(each));
  const named = (list, label) => [["", label], ...list.map(({ id, name }) => [id, name])];
  return (
    <Dialog title={_("About the project")} isWide isLong onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        {!isFixed(project) && (
          <>
            <Select
              form={form}
              name="kind"
              label={_("What it is")}
              options={KINDS.filter((each) => mayBecome(project, each)).map((each) => [each, kindName(each)])}
            />
            {values.kind === "replication" && (
              <Source
                form={form}
                pilots={projects.filter(
                  (each) => each.id !== project.id && (isProvenPilot(each) || each.id === before.source_project_id),
                )}
              />
            )}
          </>
        )}
        {asksWhy && (
          <Area
            form={form}
            name="reason"
            label={_("Why it changes")}
            help={_("The reason stands beside the new version.")}
            maxLength={1000}
          />
        )}
        <div class="field-pair">
          <Select
            form={form}
            name="portfolio_id"
            label={_("Portfolio")}
            options={named(
              portfolios.filter(({ id, closed }) => !closed || id === before.portfolio_id),
              _("in none"),
            )}
          />
          <Select
            form={form}
            name="performed_at_unit_id"
            label={_("Carried out at")}
            help={_("Where it is another organisation, for example a subordinate one.")}
            options={named(
              page.units.filter(({ id }) => id !== project.unit_id),
              _("the department itself"),
            )}
          />
        </div>
        {!isDraft(project) && <Lines form={form} chosen={before} />}
      </Form>
    </Dialog>
  );
}

/** A pilot is agreed with the regional committee before its approval: no other project becomes one after that. */
const mayBecome = ({ kind, approved_at: approved }, wanted) => wanted !== "pilot" || kind === "pilot" || !approved;

/** What is counted by: the line of activity, and tags, those too that are in force no more. */
function Lines({ form, chosen }) {
  const sectors = page.sectors.map(({ code, label }) => [code, label]);
  const listed = [...new Set([...tagsInForce(page.today).map(({ code }) => code), ...chosen.tags])];
  const { tags } = form.values;
  const toggle = (code) =>
    form.set("tags", tags.includes(code) ? tags.filter((each) => each !== code) : [...tags, code]);
  return (
    <>
      <Select
        form={form}
        name="sector"
        label={_("Line of activity")}
        help={helpFor("sector")}
        options={chosen.sector ? sectors : [["", _("choose…")], ...sectors]}
      />
      {listed.length > 0 && (
        <fieldset class="field" id={`${form.id}-tags`} tabIndex={-1}>
          <legend data-label-of={`${form.id}-tags`}>{fieldName("tags")}</legend>
          {listed.map((code) => (
            <div key={code} class="tick">
              <label>
                <input type="checkbox" checked={tags.includes(code)} onChange={() => toggle(code)} />
                {tagName(code)}
              </label>
            </div>
          ))}
        </fieldset>
      )}
    </>
  );
}

/** What can be changed here, as the server has it. */
const partsOf = (project) => ({
  kind: project.kind,
  source_project_id: project.source_project_id,
  external_source: project.external_source,
  portfolio_id: project.portfolio_id,
  performed_at_unit_id: project.performed_at_unit_id,
  sector: project.sector,
  tags: project.tags,
});

/** The same as fields have it: what is not there is an empty text. */
const typed = (parts) => Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, value ?? ""]));

/** What is other than before. Only a replication comes from somewhere, and from one place. */
function changedIn(values, before) {
  const isCopy = values.kind === "replication";
  const now = {
    ...values,
    source_project_id: isCopy ? values.source_project_id : "",
    external_source: isCopy && !values.source_project_id ? values.external_source.trim() : "",
  };
  return Object.fromEntries(
    Object.keys(before)
      .map((name) => [name, now[name] === "" ? null : now[name]])
      .filter(([name, value]) => String(value) !== String(before[name])),
  );
}
