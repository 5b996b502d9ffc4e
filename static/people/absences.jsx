import { useState } from "preact/hooks";
import { Dialog } from "../web/dialog.jsx";
import { page } from "../web/page.js";
import { daySpan } from "../web/days.js";
import { mondayOf } from "../calendar/year.js";
import { _ } from "../texts.js";
import { act } from "../web/act.js";
import { Form, Select, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { changes, useForm } from "../web/form.js";
import { Row, RowButton } from "../web/row.jsx";
import { absenceKinds, absenceName } from "./words.js";

/** The absences of a person that are not over before this week, with adding, changing and taking back. */
export function Absences({ personId, absences, fresh }) {
  const [open, setOpen] = useState(null);
  // The hours of this week count those too that were over before today.
  const current = absences.filter(({ until_day: until }) => until >= mondayOf(page.today));
  return (
    <>
      {current.length > 0 ? (
        <ul class="rows">
          {current.map((absence) => (
            <Row key={absence.id} name={spanText(absence)} more={absenceName(absence.kind)}>
              <RowButton
                label={_("Change")}
                what={_("Change: %(what)s", { what: spanText(absence) })}
                onClick={() => setOpen(absence)}
              />
              <RowButton
                label={_("Remove")}
                what={_("Remove: %(what)s", { what: spanText(absence) })}
                onClick={() =>
                  act(
                    { method: "DELETE", path: `/api/v1/absences/${absence.id}` },
                    _("Removed: %(what)s", { what: spanText(absence) }),
                    true,
                  )
                }
                quiet
              />
            </Row>
          ))}
        </ul>
      ) : (
        <p class="empty-row">{_("No absences ahead. A noted absence lowers the hours of that week at once.")}</p>
      )}
      <p class="view-actions">
        <button type="button" class="button" onClick={() => setOpen("new")}>
          {_("Add an absence")}
        </button>
      </p>
      {open && (
        <AbsenceForm
          personId={personId}
          absence={open === "new" ? null : open}
          fresh={fresh}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function AbsenceForm({ personId, absence, fresh, onClose }) {
  const form = useForm({
    initial: absence ? shownOf(absence) : { kind: "vacation", from_day: page.today, until_day: page.today },
    fresh: absence && (async () => shownOf((await fresh()).absences.find(({ id }) => id === absence.id) ?? absence)),
    command: (values, base) =>
      absence
        ? { method: "PATCH", path: `/api/v1/absences/${absence.id}`, body: changes(values, base) }
        : { method: "POST", path: `/api/v1/people/${personId}/absences`, body: values },
    done: (answer, values) => finish(onClose, _("Absent: %(span)s", { span: spanText(values) }), answer),
  });
  return (
    <Dialog title={absence ? _("Change the absence") : _("Add an absence")} onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        <div class="field-pair">
          <Text form={form} name="from_day" label={_("First day")} type="date" />
          <Text form={form} name="until_day" label={_("Last day")} type="date" />
        </div>
        <Select
          form={form}
          name="kind"
          label={_("Why")}
          options={absenceKinds()}
          help={_("Colleagues see the days only; the reason is for the person and the head.")}
        />
      </Form>
    </Dialog>
  );
}

const shownOf = ({ kind, from_day, until_day }) => ({ kind, from_day, until_day });

/** "27 ноября", "25–27 ноября" or "27 ноября – 3 декабря" */
export const spanText = ({ from_day: first, until_day: last }) => daySpan(first, last, page.today);
