import { Dialog } from "../web/dialog.jsx";
import { fullDay } from "../web/days.js";
import { _ } from "../texts.js";
import { act } from "../web/act.js";
import { Choice, Form, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { stateText } from "./month.jsx";
import { isWorking } from "./working_days.js";

const path = (day) => `/api/v1/calendar/${day}`;
const set = (day, { is_working, reason }) => ({ method: "PUT", path: path(day), body: { is_working, reason } });
const clear = (day) => ({ method: "DELETE", path: path(day) });

/** Says of one day whether it is worked, and why. */
export function DayDialog({ day, entry, exceptions, onClose }) {
  const wayBack = entry ? set(day, entry) : clear(day);
  const form = useForm({
    initial: {
      is_working: String(entry ? entry.is_working : !isWorking(day, exceptions)),
      reason: entry?.reason ?? "",
    },
    command: (values) => set(day, { is_working: values.is_working === "true", reason: values.reason }),
    done: () => finish(onClose, _("Saved: %(name)s", { name: fullDay(day, day) }), wayBack),
  });
  const forget = () => {
    onClose();
    act(clear(day), _("As in every week again: %(day)s", { day: fullDay(day, day) }), wayBack);
  };
  return (
    <Dialog title={fullDay(day, day)} onClose={onClose}>
      <p class="meta">{_("Now: %(state)s", { state: stateText(day, entry) })}</p>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        <Choice
          form={form}
          name="is_working"
          label={_("This day")}
          options={[
            { value: "false", label: _("is not worked") },
            { value: "true", label: _("is worked") },
          ]}
        />
        <Text
          form={form}
          name="reason"
          label={_("Why")}
          maxLength={200}
          help={_("For example: Day of the district; day off moved from Saturday.")}
        />
      </Form>
      {entry && (
        <div class="dialog-more">
          <button type="button" class="button" onClick={forget}>
            {_("As in every week again")}
          </button>
        </div>
      )}
    </Dialog>
  );
}
