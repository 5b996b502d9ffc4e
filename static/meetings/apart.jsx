import { shortDay } from "../dates.js";
import { locale, _ } from "../texts.js";
import { shortName } from "../wall/names.js";
import { act, tellDone } from "../web/act.js";
import { Area, Form, Text } from "../web/fields.jsx";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { Items } from "./items.jsx";
import { board, meeting, nameOf, today } from "./meeting_store.js";

/** What is talked through after the meeting: no problem is solved in it for longer than a minute. */
export function Apart({ acts, most }) {
  const items = meeting.value.apart ?? [];
  if (!items.length) return null;
  return (
    <>
      <h3>{_("To be talked through apart")}</h3>
      <Items
        items={items}
        most={most}
        render={(item) => (
          <li key={item.id} class="meet-item" data-apart={item.id}>
            <div class="meet-said">
              <strong>{item.text}</strong>
              <span class="meet-meta">{whoAndWhen(item)}</span>
            </div>
            {acts && mayChange() && (
              <span class="meet-acts">
                <button
                  type="button"
                  class="button button-quiet"
                  aria-label={_("Take away: %(what)s", { what: item.text })}
                  onClick={() => act(drop(item.id), _("Taken away"), put(item))}
                >
                  {_("Take away")}
                </button>
              </span>
            )}
          </li>
        )}
      />
    </>
  );
}

const mayChange = () => page.rights.works && ["in_progress", "closed"].includes(meeting.value.state);

const whoAndWhen = ({ people, day }) =>
  [
    people
      .map((id) => nameOf(id))
      .filter(Boolean)
      .map((name) => shortName(name, 2))
      .join(", "),
    day && shortDay(day, locale, today.value),
  ]
    .filter(Boolean)
    .join(" · ");

const path = () => `/api/v1/meetings/${meeting.value.id}/apart`;
const drop = (id) => ({ method: "POST", path: `${path()}/${id}/drop` });
const put = ({ text, task_id, people, day }) => ({
  method: "POST",
  path: path(),
  body: { text, task_id, person_ids: people, day },
});

/** Who stays after the meeting, about what, on which day. */
export function ApartForm({ kind, id, thing, onClose }) {
  const concerned = kind === "person" ? id : (thing?.assignee_id ?? thing?.owner_id ?? null);
  const people = (board.value?.people ?? []).filter(({ active }) => active !== false);
  const form = useForm({
    initial: {
      text: textOf(kind, thing),
      people: people.some((each) => each.id === concerned) ? [concerned] : [],
      day: today.value,
    },
    command: ({ text, people: chosen, day }) =>
      put({ text: text.trim(), task_id: kind === "task" ? id : null, people: chosen, day: day || null }),
    done: (answer) => {
      onClose();
      const made = answer.meeting.apart.at(-1);
      tellDone(_("To be talked through apart: %(what)s", { what: made.text }), drop(made.id));
    },
  });
  const toggle = (person) => {
    const { people: chosen } = form.values;
    form.set("people", chosen.includes(person) ? chosen.filter((each) => each !== person) : [...chosen, person]);
  };
  return (
    <Form form={form} label={_("Talk it through apart")} onCancel={onClose}>
      <Area form={form} name="text" label={_("What about")} maxLength={1000} />
      <fieldset class="field">
        <legend>{_("Who stays for it")}</legend>
        <div class="meet-people">
          {people.map((each) => (
            <button
              key={each.id}
              type="button"
              class="chip"
              aria-pressed={form.values.people.includes(each.id)}
              onClick={() => toggle(each.id)}
            >
              {shortName(each.name, 2)}
            </button>
          ))}
        </div>
      </fieldset>
      <Text form={form} name="day" label={_("On which day")} type="date" min={today.value} />
    </Form>
  );
}

function textOf(kind, thing) {
  if (kind === "task") return `№ ${thing.number} ${thing.title}`;
  if (kind === "kpi") return locale === "en" ? thing.name_en : thing.name_ru;
  if (kind === "decision") return `№ ${thing.number} ${thing.what}`;
  return thing?.person?.name ?? "";
}
