import { clock, dayOf } from "../dates.js";
import { Close, Plus } from "../icons.jsx";
import { _ } from "../texts.js";
import { act } from "../web/act.js";
import { Area, Form, Select, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { MoveButtons } from "../web/move_buttons.jsx";
import { page } from "../web/page.js";
import { weekdayName } from "./words.js";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const path = `/api/v1/boards/${page.board?.id}/meeting-schedule`;

/** When and where the board has its meeting, and who leads it in turn. */
export function ScheduleForm({ schedule, onClose }) {
  const form = useForm({
    initial: {
      weekday: String(schedule?.weekday ?? 1),
      time: schedule?.time ?? "09:00",
      place: schedule?.place ?? "",
      facilitators: schedule?.facilitators ?? [],
    },
    command: ({ weekday, time, place, facilitators }) => ({
      method: "PUT",
      path,
      body: { weekday: Number(weekday), time, place: place.trim() || null, facilitators },
    }),
    done: (answer) => finish(onClose, _("The time of the meeting is set"), answer),
  });
  return (
    <>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        <div class="field-pair">
          <Select
            form={form}
            name="weekday"
            label={_("Day of the week")}
            options={WEEKDAYS.map((each) => [String(each), weekdayName(each)])}
          />
          <Text form={form} name="time" label={_("Time")} type="time" />
        </div>
        <Text form={form} name="place" label={_("Where (not required)")} maxLength={200} />
        <Leaders form={form} />
      </Form>
      {schedule && (
        <p class="view-actions">
          <button type="button" class="button button-quiet" onClick={() => end(onClose)}>
            {_("No meetings any more")}
          </button>
        </p>
      )}
    </>
  );
}

/** At once, because it can be taken back. */
async function end(onClose) {
  onClose();
  await act({ method: "DELETE", path }, _("The board has no meetings any more"), true);
}

/** Who leads, in turn from week to week. */
function Leaders({ form }) {
  const chosen = form.values.facilitators;
  const left = page.people.filter(({ id }) => !chosen.includes(id));
  const set = (next) => form.set("facilitators", next);
  const move = (at, step) => {
    const next = [...chosen];
    next.splice(at + step, 0, ...next.splice(at, 1));
    set(next);
  };
  const nameOf = (id) => page.people.find((each) => each.id === id)?.name ?? _("somebody who is gone");
  return (
    <fieldset class="field" id={`${form.id}-facilitators`} tabIndex={-1}>
      <legend data-label-of={`${form.id}-facilitators`}>{_("Who leads it, in turn")}</legend>
      {chosen.length > 0 && (
        <ul class="choice-list">
          {chosen.map((id, at) => (
            <li key={id}>
              <span class="meet-leader-name">
                {at + 1}. {nameOf(id)}
              </span>
              <MoveButtons
                id={`${form.id}-leader-${at}`}
                name={nameOf(id)}
                first={at === 0}
                last={at === chosen.length - 1}
                move={(step) => move(at, step)}
              />
              <button
                type="button"
                class="button button-quiet button-icon"
                aria-label={_("Remove: %(what)s", { what: nameOf(id) })}
                onClick={() => set(chosen.filter((each) => each !== id))}
              >
                <Close />
              </button>
            </li>
          ))}
        </ul>
      )}
      {left.length > 0 && (
        <p class="meet-add">
          {left.map(({ id, name }) => (
            <button key={id} type="button" class="button" onClick={() => set([...chosen, id])}>
              <Plus /> {name}
            </button>
          ))}
        </p>
      )}
      {form.errorOf("facilitators") && <span class="field-error">{form.errorOf("facilitators")}</span>}
    </fieldset>
  );
}

/** Another day, time, place or leader, for this once. */
export function MoveForm({ meeting, onClose }) {
  const at = Date.parse(meeting.starts_at);
  const form = useForm({
    initial: {
      day: dayOf(at, page.board_zone),
      time: clock(at, "en", page.board_zone),
      place: meeting.place ?? "",
      facilitator_id: meeting.facilitator_id ?? "",
    },
    command: (values, base) => ({
      method: "PATCH",
      path: `/api/v1/meetings/${meeting.id}`,
      body: Object.fromEntries(
        Object.entries(values)
          .filter(([name, value]) => value !== base[name])
          .map(([name, value]) => [name, value.trim() || null]),
      ),
    }),
    done: (answer) => finish(onClose, _("The meeting is changed"), answer),
  });
  return (
    <Form form={form} label={_("Save")} onCancel={onClose}>
      <div class="field-pair">
        <Text form={form} name="day" label={_("Day of this week")} type="date" />
        <Text form={form} name="time" label={_("Time")} type="time" />
      </div>
      <Text form={form} name="place" label={_("Where (not required)")} maxLength={200} />
      <Select
        form={form}
        name="facilitator_id"
        label={_("Who leads it")}
        options={[["", _("nobody yet")], ...page.people.map(({ id, name }) => [id, name])]}
      />
    </Form>
  );
}

export function CancelForm({ meeting, onClose }) {
  const form = useForm({
    initial: { reason: "" },
    command: ({ reason }) => ({ method: "POST", path: `/api/v1/meetings/${meeting.id}/cancel`, body: { reason } }),
    done: (answer) => finish(onClose, _("The meeting is cancelled"), answer),
  });
  return (
    <Form form={form} label={_("It will not be held")} onCancel={onClose} danger>
      <Area form={form} name="reason" label={_("Why")} maxLength={1000} />
    </Form>
  );
}
