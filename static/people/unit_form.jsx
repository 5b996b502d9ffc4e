import { Dialog } from "../web/dialog.jsx";
import { _ } from "../texts.js";
import { Form, Select, Text, Tick } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { changes, useForm } from "../web/form.js";
import { unitKinds } from "./words.js";

const shownOf = (unit) => ({
  name: unit.name,
  short_name: unit.short_name,
  kind: unit.kind,
  parent_id: unit.parent_id ?? "",
  is_coordinator: unit.is_coordinator,
});

const SHORT = 60;

/** Adds a unit, or changes the one that is given. `fresh()` answers the directory as it is now. */
export function UnitForm({ unit, units, fresh, onCloseUnit, onClose }) {
  const initial = unit
    ? shownOf(unit)
    : { name: "", short_name: "", kind: "department", parent_id: "", is_coordinator: false };
  const form = useForm({
    initial,
    fresh: unit && (async () => shownOf((await fresh()).units.find(({ id }) => id === unit.id))),
    command: (values, base) => (unit ? edit(unit, values, base) : add(values, units)),
    done: (_answer, { name }) =>
      finish(onClose, unit ? _("Saved: %(name)s", { name }) : _("Added: %(name)s", { name })),
  });
  const below = unit ? unitsBelow(unit.id, units) : new Set();
  const parents = units.filter(({ id, closed }) => !below.has(id) && (!closed || id === unit?.parent_id));
  return (
    <Dialog title={unit ? _("Change the department") : _("Add a department")} onClose={onClose}>
      <Form form={form} label={unit ? _("Save") : _("Add")} onCancel={onClose}>
        <Text form={form} name="name" label={_("Full name")} maxLength={300} />
        <Text
          form={form}
          name="short_name"
          label={_("Short name")}
          maxLength={SHORT}
          help={_("For narrow places. Left empty, it is made from the full name.")}
        />
        <Select form={form} name="kind" label={_("What it is")} options={unitKinds()} />
        <Select
          form={form}
          name="parent_id"
          label={_("Belongs to")}
          options={[["", _("nothing above it")], ...parents.map(({ id, name }) => [id, name])]}
        />
        <Tick
          form={form}
          name="is_coordinator"
          label={_("Coordinates the programme")}
          help={_("The department that gathers reports and keeps the plan. Usually there is one.")}
        />
      </Form>
      {unit && (
        <div class="dialog-more">
          <button type="button" class="button button-danger-quiet" onClick={onCloseUnit}>
            {_("Close the department…")}
          </button>
        </div>
      )}
    </Dialog>
  );
}

function add(values, units) {
  const position = Math.max(0, ...units.map((each) => each.position)) + 1;
  return { method: "POST", path: "/api/v1/units", body: { ...sent(values), position } };
}

function edit(unit, values, base) {
  const given = sent(values);
  const changed = Object.keys(changes(values, base));
  const body = Object.fromEntries(changed.map((name) => [name, given[name]]));
  return { method: "PATCH", path: `/api/v1/units/${unit.id}`, body };
}

/** A unit with all that belong to it: none of them can be above it. */
function unitsBelow(id, units) {
  const found = new Set([id]);
  for (const here of found) for (const each of units) if (each.parent_id === here) found.add(each.id);
  return found;
}

const sent = (values) => ({
  ...values,
  short_name: values.short_name.trim() || values.name.trim().slice(0, SHORT) || null,
  parent_id: values.parent_id || null,
});
