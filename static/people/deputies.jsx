import { useState } from "preact/hooks";
import { later } from "../calendar/year.js";
import { sortedByName } from "../names.js";
import { Dialog } from "../web/dialog.jsx";
import { page } from "../web/page.js";
import { daySpan, longDay } from "../web/days.js";
import { _ } from "../texts.js";
import { act } from "../web/act.js";
import { Form, Select, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { Row, RowButton } from "../web/row.jsx";

/** Who stands in for the heads of these units; people are those who may be named. */
export function Deputies({ deputies, units, people, mayChange = true }) {
  const [open, setOpen] = useState(null);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <>
      <p class="meta">
        {_("A deputy has the rights of the head on the named days: limits, hours of the people, absences.")}
      </p>
      {deputies.length > 0 ? (
        <ul class="rows">
          {deputies.map((each) => (
            <Row
              key={each.id}
              name={each.name}
              more={[units.length > 1 && names.get(each.unit_id), spanText(each)].filter(Boolean).join(" · ")}
            >
              {mayChange && (
                <RowButton
                  label={_("End")}
                  what={_("End standing in: %(name)s", { name: each.name })}
                  onClick={() => setOpen(each)}
                />
              )}
            </Row>
          ))}
        </ul>
      ) : (
        <p class="empty-row">{_("Nobody stands in for a head now. Name somebody before the head goes on vacation.")}</p>
      )}
      {mayChange && units.length > 0 && (
        <p class="view-actions">
          <button type="button" class="button" onClick={() => setOpen("new")}>
            {_("Name a deputy")}
          </button>
        </p>
      )}
      {open === "new" && <NameDeputy units={units} people={people} onClose={() => setOpen(null)} />}
      {open?.id && <EndDeputy deputy={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function NameDeputy({ units, people, onClose }) {
  const form = useForm({
    initial: { unit_id: units.length > 1 ? "" : units[0].id, person_id: "", from_day: page.today, until_day: "" },
    chosen: ["unit_id", "person_id"],
    command: ({ unit_id: unit, ...values }) => ({
      method: "POST",
      path: `/api/v1/units/${unit}/deputies`,
      body: { ...values, until_day: values.until_day || null },
    }),
    done: () => finish(onClose, _("A deputy is named.")),
  });
  const sorted = sortedByName(people);
  return (
    <Dialog title={_("Name a deputy")} onClose={onClose}>
      <Form form={form} label={_("Name a deputy")} onCancel={onClose}>
        {units.length > 1 && (
          <Select
            form={form}
            name="unit_id"
            label={_("For the head of")}
            options={[["", _("choose…")], ...units.map(({ id, name }) => [id, name])]}
            autofocus
          />
        )}
        <Select
          form={form}
          name="person_id"
          label={_("Who stands in")}
          options={[["", _("choose…")], ...sorted.map(({ id, name }) => [id, name])]}
          autofocus={units.length === 1}
        />
        <div class="field-pair">
          <Text form={form} name="from_day" label={_("First day")} type="date" />
          <Text form={form} name="until_day" label={_("Last day")} type="date" help={_("Empty: until it is ended.")} />
        </div>
      </Form>
    </Dialog>
  );
}

function EndDeputy({ deputy, onClose }) {
  const earliest = deputy.from_day > page.today ? deputy.from_day : page.today;
  const hasBegun = deputy.from_day <= page.today;
  const form = useForm({
    initial: { until_day: earliest },
    command: (values) => endOn(deputy, values.until_day),
    done: (_answer, values) =>
      finish(
        onClose,
        _("%(name)s stands in until %(day)s.", { name: deputy.name, day: longDay(values.until_day, page.today) }),
      ),
  });
  const stop = () => {
    onClose();
    act(endOn(deputy, later(earliest, -1)), _("Does not stand in any more: %(name)s", { name: deputy.name }));
  };
  return (
    <Dialog title={_("End standing in: %(name)s", { name: deputy.name })} onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        <Text
          form={form}
          name="until_day"
          label={_("Last day")}
          type="date"
          min={earliest}
          help={_("On the day after it the rights of the head are gone.")}
        />
      </Form>
      <div class="dialog-more">
        <button type="button" class="button button-danger-quiet" onClick={stop}>
          {hasBegun ? _("End at once") : _("Take the naming back")}
        </button>
        <span class="meta">
          {hasBegun ? _("The rights of the head are gone within seconds.") : _("They will not stand in on any day.")}
        </span>
      </div>
    </Dialog>
  );
}

const endOn = ({ id }, day) => ({ method: "POST", path: `/api/v1/deputies/${id}/end`, body: { until_day: day } });

function spanText({ from_day: first, until_day: last }) {
  if (!last) return _("from %(day)s, without an end", { day: longDay(first, page.today) });
  return daySpan(first, last, page.today);
}
