import { _ } from "../texts.js";
import { Form, Select, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { nameOf, periodText, unitOf } from "./facts.js";
import { periodOf, verdict } from "../verdicts.js";

/** What was typed as a number; nothing is null, and what is no number stays as it is, for the server to name it. */
export function number(text) {
  const plain = String(text).replace(",", ".").replace(/\s/g, "");
  if (plain === "") return null;
  return Number.isFinite(Number(plain)) ? Number(plain) : text;
}
const people = () => [["", _("choose…")], ...page.people.map(({ id, name }) => [id, name])];
const later = (days) => new Date(Date.parse(page.today) + days * 86_400_000).toISOString().slice(0, 10);

const REVIEW = () => ({ comment: "", countermeasure: "", owner_id: "", due: later(7), next_review: later(14) });
const reviewOf = ({ comment, countermeasure, owner_id, due, next_review }) => ({
  comment,
  countermeasure,
  owner_id,
  due,
  next_review,
});

/** A typed value; where it is far from the target, what is said of it goes with it. */
export function ValueForm({ facts: { kpi, target }, onClose }) {
  const form = useForm({
    part: "review",
    initial: { day: page.today, value: "", source: kpi.values.at(-1)?.source ?? "", ...REVIEW() },
    command: (values) => ({
      method: "POST",
      path: `/api/v1/kpis/${kpi.id}/values`,
      body: {
        day: values.day,
        value: number(values.value),
        source: values.source,
        ...(isRed(values) && { review: reviewOf(values) }),
      },
    }),
    done: (answer) => finish(onClose, _("Saved: %(name)s", { name: nameOf(kpi) }), answer),
  });
  const isRed = ({ value, day }) =>
    typeof number(value) === "number" &&
    verdict({ ...kpi, value: number(value), target: target?.approved ? target : null, day }) === "red";
  return (
    <Form form={form} label={_("Publish")} onCancel={onClose}>
      <div class="field-pair">
        <Text
          form={form}
          name="value"
          label={_("Value, %(unit)s", { unit: unitOf(kpi) })}
          inputMode="decimal"
          autoFocus
        />
        <Text
          form={form}
          name="day"
          label={_("A day of the period")}
          help={periodHelp(kpi, form.values.day)}
          type="date"
          max={page.today}
        />
      </div>
      <Text form={form} name="source" label={_("Where it comes from")} maxLength={200} />
      {isRed(form.values) && (
        <>
          <p class="notice">
            {_("The value is far from the target. Say why, what is done about it, who does it and until when.")}
          </p>
          <ReviewFields form={form} />
        </>
      )}
    </Form>
  );
}

/** "за месяц: ноябрь 2026": the value is that of the whole period. */
const periodHelp = ({ frequency }, day) =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && frequency !== "live"
    ? _("The value is for: %(period)s", { period: periodText(periodOf(day, frequency), frequency, page.today) })
    : "";

/** What is said of a value that stands. */
export function ReviewForm({ facts: { kpi, value, review }, onClose }) {
  const known = review && {
    comment: review.comment,
    countermeasure: review.countermeasure,
    due: review.due,
    next_review: review.next_review,
  };
  const form = useForm({
    initial: { ...REVIEW(), ...known },
    chosen: ["owner_id"],
    command: (values) => ({
      method: "POST",
      path: `/api/v1/kpis/${kpi.id}/reviews`,
      body: { first_day: value.first_day, ...reviewOf(values) },
    }),
    done: (answer) => finish(onClose, _("Saved: %(name)s", { name: nameOf(kpi) }), answer),
  });
  return (
    <Form form={form} label={_("Save")} onCancel={onClose}>
      <ReviewFields form={form} />
    </Form>
  );
}

function ReviewFields({ form }) {
  return (
    <>
      <Text form={form} name="comment" label={_("Why it is so")} maxLength={1000} />
      <Text form={form} name="countermeasure" label={_("What is done about it")} maxLength={1000} />
      <Select form={form} name="owner_id" label={_("Who does it")} options={people()} />
      <div class="field-pair">
        <Text form={form} name="due" label={_("Until when")} type="date" />
        <Text form={form} name="next_review" label={_("When it is looked at again")} type="date" />
      </div>
    </>
  );
}

/** What happened on a day that explains a turn of the trend. */
export function NoteForm({ facts: { kpi }, onClose }) {
  const form = useForm({
    initial: { day: page.today, text: "" },
    command: (values) => ({ method: "POST", path: `/api/v1/kpis/${kpi.id}/notes`, body: values }),
    done: (answer) => finish(onClose, _("The event is noted"), answer),
  });
  return (
    <Form form={form} label={_("Save")} onCancel={onClose}>
      <Text
        form={form}
        name="text"
        label={_("What happened")}
        help={_("It is marked on the chart, for example: the second window was opened.")}
        maxLength={200}
        autoFocus
      />
      <Text form={form} name="day" label={_("Day")} type="date" max={page.today} />
    </Form>
  );
}

/** Who answers for a KPI. */
export function OwnerForm({ facts: { kpi }, onClose }) {
  const form = useForm({
    initial: { owner_id: kpi.owner_id ?? "" },
    command: ({ owner_id }) => ({
      method: "PATCH",
      path: `/api/v1/kpis/${kpi.id}`,
      body: { owner_id: owner_id || null },
    }),
    done: (answer) => finish(onClose, _("Saved: %(name)s", { name: nameOf(kpi) }), answer),
  });
  return (
    <Form form={form} label={_("Save")} onCancel={onClose}>
      <Select form={form} name="owner_id" label={_("Who answers for it")} options={people()} />
    </Form>
  );
}
