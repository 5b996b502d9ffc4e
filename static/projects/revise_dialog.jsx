import { useMemo } from "preact/hooks";
import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Form } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { isChanged } from "./drafting.js";
import { Chosen, OneLine, Words } from "./field.jsx";
import { GoalsField } from "./goals_field.jsx";
import { TeamField } from "./team_field.jsx";
import { TypedFields } from "./typed_fields.js";

/** An approved passport is changed: nothing is saved by itself, all at once with a reason. */
export function ReviseDialog({ project, onClose }) {
  const store = useMemo(() => new TypedFields(), []);
  const people = page.people.map(({ id, name }) => [id, name]).sort(([, one], [, other]) => one.localeCompare(other));
  const form = useForm({
    initial: { reason: "" },
    before: () => {
      const detail = reasonAgainst(store);
      return detail ? { kind: "refused", body: { detail } } : { kind: "ok" };
    },
    command: (values) => {
      const { typed, base } = store.draft.value;
      return {
        method: "PATCH",
        path: `/api/v1/projects/${project.id}`,
        body: { ...typed, was: base, ...(values.reason.trim() && { reason: values.reason }) },
      };
    },
    done: (answer) =>
      finish(onClose, _("Version %(number)s is written", { number: answer.project.passport_version }), answer),
    refused: (outcome) => {
      store.errors.value = outcome.body?.errors ?? [];
      if (outcome.body?.type === "overtaken")
        store.conflicts.value = { ...store.conflicts.value, [outcome.body.field]: outcome.body.now };
    },
  });
  const own = { store, remarks: [] };
  return (
    <Dialog title={_("Change the approved passport")} isWide isLong onClose={onClose}>
      <Form form={form} label={_("Save as a new version")} onCancel={onClose}>
        <Area
          form={form}
          name="reason"
          label={_("Why it changes")}
          help={_("The reason stands beside the new version.")}
          maxLength={1000}
        />
        <OneLine {...own} name="title" now={project.title} maxLength={300} />
        <Words {...own} name="process" now={project.process} />
        <div class="field-pair">
          <Words {...own} name="start_event" now={project.start_event} label={_("Begins with")} help="" />
          <Words {...own} name="end_event" now={project.end_event} label={_("Ends with")} help="" />
        </div>
        <Chosen {...own} name="leader_id" now={project.leader_id} options={people} />
        <TeamField {...own} now={project.team} people={people} />
        <GoalsField {...own} now={project.goal_list} isFrozen />
        <Words {...own} name="effects_text" now={project.effects_text} rows={3} />
      </Form>
    </Dialog>
  );
}

/** Why it cannot be sent as it stands, or null. */
function reasonAgainst({ wrong, draft }) {
  if (wrong.value.length) return _("What is marked is not a number.");
  return isChanged(draft.value) ? null : _("Nothing in the passport is changed yet.");
}
