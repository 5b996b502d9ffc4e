import { useMemo } from "preact/hooks";
import { signal } from "@preact/signals";
import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Form } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { insisted, NOTHING, type, yielded } from "./drafting.js";
import { Chosen, OneLine, Words } from "./field.jsx";
import { GoalsField } from "./goals_field.jsx";
import { TeamField } from "./team_field.jsx";

/** What is typed into an approved passport: nothing is saved by itself, all at once with a reason. */
class Revision {
  draft = signal(NOTHING);
  conflicts = signal({});
  errors = signal([]);

  shown(name, now) {
    const { typed } = this.draft.value;
    return name in typed ? typed[name] : now;
  }

  set(name, value, now) {
    this.draft.value = type(this.draft.value, name, value, now);
  }

  yield(name) {
    this.draft.value = yielded(this.draft.value, name);
    this.#settle(name);
  }

  insist(name, value = this.draft.value.typed[name]) {
    this.draft.value = insisted(this.draft.value, name, this.conflicts.value[name], value);
    this.#settle(name);
  }

  #settle(name) {
    const { [name]: _gone, ...rest } = this.conflicts.value;
    this.conflicts.value = rest;
  }
}

export function ReviseDialog({ project, onClose }) {
  const store = useMemo(() => new Revision(), []);
  const people = page.people.map(({ id, name }) => [id, name]).sort(([, one], [, other]) => one.localeCompare(other));
  const form = useForm({
    initial: { reason: "" },
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
