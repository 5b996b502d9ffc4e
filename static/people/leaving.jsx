import { useEffect, useState } from "preact/hooks";
import { getJson } from "../live/requests.js";
import { sortedByName } from "../names.js";
import { _, ngettext } from "../texts.js";
import { Form, Select } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";

/** Lets somebody work in another unit, after asking who takes over. */
export function Move({ person, people, units, onClose }) {
  const others = units.filter(({ id, closed }) => id !== person.unit_id && !closed);
  const form = useForm({
    initial: { unit_id: "", successor_id: "" },
    chosen: ["unit_id"],
    command: ({ unit_id: unit, successor_id: successor }) => ({
      method: "PATCH",
      path: `/api/v1/people/${person.id}`,
      body: { unit_id: unit, ...(successor && { successor_id: successor }) },
    }),
    done: () => finish(onClose, _("Moved to another department: %(name)s", { name: person.name })),
  });
  return (
    <Form form={form} label={_("Move")} onCancel={onClose}>
      <Select
        form={form}
        name="unit_id"
        label={_("New department")}
        options={[["", _("choose…")], ...others.map(({ id, name }) => [id, name])]}
        autofocus
      />
      <Successor form={form} person={person} people={people} />
      <Consequences
        lines={[
          _("The person is signed out everywhere and sees the boards of the new department after signing in."),
          _("History keeps the name on what was done before."),
        ]}
      />
    </Form>
  );
}

/** Closes an account, after asking who takes over. */
export function Close({ person, people, onClose }) {
  const form = useForm({
    initial: { successor_id: "" },
    command: ({ successor_id: successor }) => ({
      method: "POST",
      path: `/api/v1/people/${person.id}/disable`,
      body: { successor_id: successor || null },
    }),
    done: () => finish(onClose, _("The account is closed: %(name)s", { name: person.name })),
  });
  return (
    <Form form={form} label={_("Close the account")} danger onCancel={onClose}>
      <Successor form={form} person={person} people={people} />
      <Consequences
        lines={[
          _("The person is signed out everywhere within seconds; keys and links stop working."),
          _("Standing in for others ends at once."),
          _("History keeps the name. The account can be opened again."),
        ]}
      />
    </Form>
  );
}

/** Who takes over the open tasks, once it is known how many there are. */
function Successor({ form, person, people }) {
  const [open, setOpen] = useState(null);
  useEffect(() => {
    getJson(`/api/v1/people/${person.id}/open-tasks`).then((outcome) => setOpen(outcome.body?.open ?? null));
  }, [person.id]);
  const colleagues = sortedByName(people).filter(
    (each) => each.active && each.unit_id === person.unit_id && each.id !== person.id,
  );
  if (open === 0) return <p>{_("There are no open tasks to hand over.")}</p>;
  const count = open === null ? "" : ngettext("%(num)s open task", "%(num)s open tasks", open);
  return (
    <Select
      form={form}
      name="successor_id"
      label={count ? _("Who takes over %(tasks)s", { tasks: count }) : _("Who takes over the open tasks")}
      help={colleagues.length ? null : _("Nobody else works in this department: the tasks stay where they are.")}
      options={[["", _("nobody: the tasks keep the old name")], ...colleagues.map(({ id, name }) => [id, name])]}
    />
  );
}

function Consequences({ lines }) {
  return (
    <div class="consequences">
      <h3>{_("What will happen")}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
