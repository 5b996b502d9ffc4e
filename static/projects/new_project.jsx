import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Choice, Form, Select, Text } from "../web/fields.jsx";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { isProvenPilot } from "./standing.js";
import { fieldName, helpFor, kindName, tagName, tagsInForce } from "./words.js";

const sorted = (pairs) => pairs.sort(([, one], [, other]) => one.localeCompare(other));
/** People to choose from: of a unit, and who is chosen already, wherever they work. */
export const peopleOptions = (unitId = null, chosen = null) =>
  sorted(
    page.people
      .filter((each) => !unitId || each.unit_id === unitId || each.id === chosen)
      .map(({ id, name }) => [id, name]),
  );

/** An idea for the register: little is asked, the rest is written in the passport. */
export function NewProjectDialog({ pilots, onClose }) {
  const enters = page.units.filter(({ id }) => page.rights.enters.includes(id));
  const form = useForm({
    initial: {
      title: "",
      kind: "pilot",
      unit_id: enters.some(({ id }) => id === page.own_unit) ? page.own_unit : (enters[0]?.id ?? ""),
      leader_id: page.me.id,
      sector: "",
      tag: "",
      source_project_id: "",
      external_source: "",
    },
    chosen: ["unit_id"],
    command: (values) => ({ method: "POST", path: "/api/v1/projects", body: bodyOf(values) }),
    done: (answer) => location.assign(`/projects/${answer.project.id}`),
  });
  const { kind, unit_id: unitId, leader_id: leaderId } = form.values;
  const tags = tagsInForce(page.today);
  const submit = (event) => {
    event.preventDefault();
    return lacksSource(form.values)
      ? form.refuse([{ field: "external_source", message: _("say it, or choose the pilot") }])
      : form.submit();
  };
  return (
    <Dialog title={_("New project")} isWide onClose={onClose}>
      <Form form={{ ...form, submit }} label={_("Enter in the register")} onCancel={onClose}>
        <Text form={form} name="title" label={_("What becomes better")} help={helpFor("title")} maxLength={300} />
        <Choice
          form={form}
          name="kind"
          label={_("What it is")}
          options={[
            { value: "pilot", label: kindName("pilot"), help: _("Something is tried out for the first time.") },
            {
              value: "replication",
              label: kindName("replication"),
              help: _("What a pilot has proven is applied here."),
            },
            { value: "other", label: kindName("other"), help: _("Counted in the quarterly form alone.") },
          ]}
        />
        {kind === "replication" && <Source form={form} pilots={pilots.filter(isProvenPilot)} />}
        <div class="field-pair">
          <Select
            form={form}
            name="unit_id"
            label={_("Department")}
            options={enters.map(({ id, name }) => [id, name])}
          />
          <Select
            form={form}
            name="leader_id"
            label={_("Leader of the project")}
            options={[["", _("not known yet")], ...leaders(unitId, leaderId)]}
          />
        </div>
        <Select
          form={form}
          name="sector"
          label={_("Line of activity")}
          help={helpFor("sector")}
          options={[["", _("choose…")], ...page.sectors.map(({ code, label }) => [code, label])]}
        />
        {tags.length > 0 && (
          <Select
            form={form}
            name="tag"
            label={fieldName("tags")}
            help={_("More can be chosen later.")}
            options={[["", _("choose…")], ...tags.map(({ code }) => [code, tagName(code)])]}
          />
        )}
      </Form>
    </Dialog>
  );
}

/** Whom a department has, who is chosen already, and oneself. */
function leaders(unitId, chosen) {
  const own = peopleOptions(unitId, chosen);
  return own.some(([id]) => id === page.me.id) ? own : [[page.me.id, page.me.name], ...own];
}

const lacksSource = ({ kind, source_project_id: pilot, external_source: words }) =>
  kind === "replication" && !pilot && !words.trim();

/** The pilot that is replicated, of this administration or from elsewhere. */
export function Source({ form, pilots }) {
  return (
    <>
      <Select
        form={form}
        name="source_project_id"
        label={_("The pilot that is replicated")}
        options={[["", _("one from elsewhere")], ...pilots.map(({ id, code, title }) => [id, `${code} ${title}`])]}
      />
      {!form.values.source_project_id && (
        <Text form={form} name="external_source" label={_("Where it was tried out")} maxLength={200} />
      )}
    </>
  );
}

function bodyOf({ title, kind, unit_id, leader_id, sector, tag, source_project_id, external_source }) {
  const from = source_project_id ? { source_project_id } : { ...(external_source.trim() && { external_source }) };
  return {
    title,
    kind,
    unit_id,
    ...(leader_id && { leader_id }),
    ...(sector && { sector }),
    ...(tag && { tags: [tag] }),
    ...(kind === "replication" && from),
  };
}
