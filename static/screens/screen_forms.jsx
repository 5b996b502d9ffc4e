import { useEffect, useState } from "preact/hooks";
import { getJson } from "../live/requests.js";
import { _ } from "../texts.js";
import { browserName } from "../people/agents.js";
import { Dialog } from "../web/dialog.jsx";
import { Form, Select, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { keyOf, thingOptions, toThing } from "./choosing.js";
import { Playlist } from "./playlist.jsx";
import { Calendar } from "./calendar.jsx";

const SHOWN_FOR = [15, 30, 60, 120, 240];

/** The device that shows a code is let in: where it hangs, what it shows. */
export function NewScreen({ code, choices, onClose }) {
  const first = choices[0];
  const form = useForm({
    initial: { code, place: "", playlist: first ? [{ key: keyOf(first), seconds: 60 }] : [], calendar: [] },
    command: (values) => ({ method: "POST", path: "/api/v1/screens", body: { code: values.code, ...bodyOf(values) } }),
    done: (_answer, { place }) => finish(onClose, _("%(what)s is let in", { what: place })),
  });
  const digits = form.values.code.replace(/\s/g, "");
  return (
    <Dialog title={_("Let a screen in")} isWide onClose={onClose}>
      <Form form={form} label={_("Let in")} onCancel={onClose}>
        <Text
          form={form}
          name="code"
          label={_("The code that the TV shows")}
          help={_("Open %(address)s on the TV: it shows six digits.", { address: `${location.origin}/screen` })}
          inputMode="numeric"
          autocomplete="off"
          maxLength={12}
          autofocus={!code}
        />
        {/^\d{6}$/.test(digits) && <Waiting key={digits} code={digits} />}
        <Place form={form} />
        <Playlist form={form} choices={choices} />
        <Calendar form={form} choices={choices} />
      </Form>
    </Dialog>
  );
}

/** Which device shows that code, so that no other one is let in by mistake. */
function Waiting({ code }) {
  // Asked once: a code that is used up meanwhile would count as a wrong one.
  const [found, setFound] = useState(null);
  useEffect(() => {
    getJson(`/api/v1/screens/waiting/${code}`).then(({ kind, body }) => kind === "ok" && setFound(body));
  }, [code]);
  if (!found) return null;
  const { agent, address } = found;
  return (
    <p class="notice" role="status">
      {_("This code is shown by: %(what)s, address %(address)s.", { what: browserName(agent), address })}
    </p>
  );
}

/** Where a screen hangs and what it shows. */
export function ScreenSettings({ screen, choices, onClose }) {
  const before = { place: screen.place, playlist: screen.playlist, calendar: screen.calendar };
  const set = (body) => ({ method: "PUT", path: `/api/v1/screens/${screen.id}`, body });
  const form = useForm({
    initial: {
      place: screen.place,
      playlist: screen.playlist.map((each) => ({ key: keyOf(each), seconds: each.seconds })),
      calendar: screen.calendar.map((each) => ({ ...each, key: keyOf(each) })),
    },
    command: (values) => set(bodyOf(values)),
    done: (_answer, { place }) => finish(onClose, _("Saved: %(name)s", { name: place }), set(before)),
  });
  return (
    <Dialog title={screen.place} isWide onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        <Place form={form} />
        <Playlist form={form} choices={choices} />
        <Calendar form={form} choices={choices} />
      </Form>
    </Dialog>
  );
}

/** Something else is shown for a while. */
export function ShowNow({ screen, choices, onClose }) {
  const form = useForm({
    initial: { thing: choices[0] ? keyOf(choices[0]) : "", minutes: "30" },
    command: ({ thing, minutes }) => ({
      method: "POST",
      path: `/api/v1/screens/${screen.id}/show`,
      body: { ...toThing(thing), minutes: Number(minutes) },
    }),
    done: () =>
      finish(onClose, _("%(what)s shows it now", { what: screen.place }), {
        method: "POST",
        path: `/api/v1/screens/${screen.id}/go-on`,
      }),
  });
  return (
    <Dialog title={_("Show now: %(what)s", { what: screen.place })} onClose={onClose}>
      <Form form={form} label={_("Show")} onCancel={onClose}>
        <Select form={form} name="thing" label={_("What is shown")} options={thingOptions(choices)} />
        <Select
          form={form}
          name="minutes"
          label={_("For how long")}
          help={_("Then it shows its list again by itself.")}
          options={SHOWN_FOR.map((minutes) => [String(minutes), _("%(count)s min", { count: minutes })])}
        />
      </Form>
    </Dialog>
  );
}

const Place = ({ form }) => (
  <Text
    form={form}
    name="place"
    label={_("Where it hangs")}
    help={_("For example: hall of the first floor, or room 214.")}
    maxLength={200}
  />
);

const bodyOf = ({ place, playlist, calendar }) => ({
  place,
  playlist: playlist.map(({ key, seconds }) => ({ ...toThing(key), seconds })),
  calendar: calendar.map(({ key, weekdays, begins, ends }) => ({ ...toThing(key), weekdays, begins, ends })),
});
