import { _ } from "../../texts.js";
import { Choice, Form, Select, Text } from "../../web/fields.jsx";
import { useForm } from "../../web/form.js";
import { source } from "../../web/source.js";
import { show } from "../../web/view.jsx";
import { freeName } from "./free_name.js";
import { page } from "../../web/page.js";

const boards = source("/api/v1/boards?limit=200");
const asked = new URLSearchParams(globalThis.location?.search).get("unit");

const templates = () => [
  {
    value: "standard",
    label: _("Standard"),
    help: _("For most departments: the week is planned, work waits for agreements and is checked by the head."),
  },
  { value: "simple", label: _("Simple"), help: _("Three columns, for a small team or to begin with.") },
  {
    value: "requests",
    label: _("Requests of citizens"),
    help: _("From receipt over the answer and the signature to sending."),
  },
];

function NewBoard({ known: [{ items }] }) {
  const first = page.units.find(({ id }) => id === asked) ?? page.units[0];
  const proposed = (unitId) => {
    const unit = page.units.find(({ id }) => id === unitId);
    return unit
      ? freeName(
          unit.name,
          items.map(({ name }) => name),
        )
      : "";
  };
  const form = useForm({
    initial: { name: proposed(first?.id), unit_id: first?.id ?? "", template: "standard" },
    command: (values) => ({ method: "POST", path: "/api/v1/boards", body: values }),
    done: ({ board }) => location.assign(`/boards/${board.id}/settings?new=1`),
  });
  if (!page.units.length)
    return (
      <div class="empty-row">
        <p>{_("A board belongs to a department, and there is none yet.")}</p>
        <p>
          <a class="button button-primary" href="/admin/units">
            {_("Begin with the departments")}
          </a>
        </p>
      </div>
    );
  const there = items.filter(({ unit }) => unit.id === form.values.unit_id);
  // The name follows the department until somebody has typed another one.
  const follow = (unitId) => {
    if (!form.values.name || form.values.name === proposed(form.values.unit_id)) form.set("name", proposed(unitId));
    form.set("unit_id", unitId);
  };
  const set = (name, value) => (name === "unit_id" ? follow(value) : form.set(name, value));
  const named = { ...form, set };
  const borne = items.find(({ name }) => name.toLocaleLowerCase() === form.values.name.trim().toLocaleLowerCase());
  return (
    <Form form={named} label={_("Make the board")}>
      {page.units.length > 1 && (
        <Select
          form={named}
          name="unit_id"
          label={_("Department")}
          options={page.units.map(({ id, name }) => [id, name])}
        />
      )}
      {there.length > 0 && (
        <p class="notice">
          {_("This department has a board already: %(names)s. One more is made beside it.", {
            names: there.map(({ name }) => name).join(", "),
          })}
        </p>
      )}
      <Text
        form={named}
        name="name"
        label={_("Name of the board")}
        maxLength={300}
        help={
          borne
            ? _("There is a board with this name already. People would confuse them; choose another name.")
            : _("Usually the name of the department.")
        }
      />
      <Choice
        form={named}
        name="template"
        label={_("How work flows")}
        options={templates()}
        extra={({ value }) => <Preview stages={page.templates[value]} />}
      />
    </Form>
  );
}

function Preview({ stages }) {
  return (
    <span class="flow">
      {stages.map(({ name, wip_limit: limit, wip_scope: scope }) => (
        <span key={name} class="flow-stage">
          {name}
          {limit && <i> {scope === "person" ? _("≤ %(limit)s per person", { limit }) : _("≤ %(limit)s", { limit })}</i>}
        </span>
      ))}
    </span>
  );
}

show(NewBoard, [boards]);
