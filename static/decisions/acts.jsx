import { _ } from "../texts.js";
import { Area, Form, Select, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { changes, useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { measured, VERDICTS } from "./words.js";

/** What is done about a decision that was made: each a sheet of its own. */

const said = ({ number }) => _("Decision № %(number)s is changed", { number });
const post = (decision, verb, body) => ({ method: "POST", path: `/api/v1/decisions/${decision.id}/${verb}`, body });

export function EditForm({ decision, onClose }) {
  const text = (value) => value ?? "";
  const form = useForm({
    initial: {
      what: decision.what,
      problem: text(decision.problem),
      owner_id: text(decision.owner_id),
      due: text(decision.due),
      due_reason: "",
      check_on: text(decision.check_on),
      expected: text(decision.expected),
    },
    command: (values, base) => ({
      method: "PATCH",
      path: `/api/v1/decisions/${decision.id}`,
      body: Object.fromEntries(Object.entries(changes(values, base)).map(([name, value]) => [name, value || null])),
    }),
    done: (answer) => finish(onClose, said(decision), answer),
  });
  const isLater = decision.due && form.values.due > decision.due;
  return (
    <Form form={form} label={_("Save")} onCancel={onClose}>
      <Area form={form} name="what" label={_("What is decided")} maxLength={1000} />
      <Area form={form} name="problem" label={_("What is wrong")} maxLength={1000} />
      <Select
        form={form}
        name="owner_id"
        label={_("Who does it")}
        options={[["", _("nobody")], ...page.people.map(({ id, name }) => [id, name])]}
      />
      <div class="field-pair">
        <Text form={form} name="due" label={_("Until when")} type="date" />
        <Text form={form} name="check_on" label={_("When it is seen whether it helped")} type="date" />
      </div>
      {isLater && <Text form={form} name="due_reason" label={_("Why the day is put off")} maxLength={1000} />}
      <Text form={form} name="expected" label={_("What is expected of it")} maxLength={1000} />
    </Form>
  );
}

export function DropForm({ decision, onClose }) {
  const form = useForm({
    initial: { reason: "" },
    command: (values) => post(decision, "drop", values),
    done: (answer) => finish(onClose, _("Decision № %(number)s will not be done", { number: decision.number }), answer),
  });
  return (
    <Form form={form} label={_("It will not be done")} onCancel={onClose}>
      <Text form={form} name="reason" label={_("Why it will not be done")} maxLength={1000} autoFocus />
      {decision.task_id && <p class="meta">{_("Its task stays on the board: finish it or take it off there.")}</p>}
    </Form>
  );
}

/** Whether it helped: what was measured then and now stands beside each other. */
export function JudgeForm({ decision, verdict, onClose }) {
  const form = useForm({
    initial: { note: "", check_on: "" },
    command: ({ note, check_on }) =>
      post(decision, "judge", {
        verdict,
        ...(note.trim() && { note }),
        ...(verdict === "early" && { check_on: check_on || null }),
      }),
    done: (answer) => finish(onClose, `${VERDICTS[verdict]()}: № ${decision.number}`, answer),
  });
  return (
    <Form form={form} label={VERDICTS[verdict]()} onCancel={onClose}>
      <Before decision={decision} />
      {verdict === "early" && (
        <Text form={form} name="check_on" label={_("When to look again")} type="date" autoFocus />
      )}
      <Text form={form} name="note" label={_("What is seen (may be left empty)")} maxLength={1000} />
    </Form>
  );
}

export function AskForm({ decision, onClose }) {
  const form = useForm({
    initial: { unit_id: page.tiers[0]?.id ?? "", question: "" },
    command: (values) => post(decision, "ask", values),
    done: (answer) => finish(onClose, _("The leadership is asked"), answer),
  });
  return (
    <Form form={form} label={_("Ask")} onCancel={onClose}>
      <Select
        form={form}
        name="unit_id"
        label={_("Who is asked")}
        help={_("They have five working days; the answer appears here.")}
        options={page.tiers.map(({ id, name }) => [id, name])}
      />
      <Area form={form} name="question" label={_("What is to be decided there")} maxLength={1000} autoFocus />
    </Form>
  );
}

export function AnswerForm({ decision, onClose }) {
  const form = useForm({
    initial: { answer: "" },
    command: (values) => post(decision, "answer", values),
    done: (answer) => finish(onClose, _("The answer is given"), answer),
  });
  return (
    <Form form={form} label={_("Answer")} onCancel={onClose}>
      <Area form={form} name="answer" label={_("Your answer")} maxLength={1000} autoFocus />
    </Form>
  );
}

/** What was measured when it was decided, and what is measured since. */
export function Before({ decision }) {
  const shown = measured(decision);
  if (!shown.length) return null;
  return (
    <table class="table decision-before">
      <thead>
        <tr>
          <th scope="col">{_("Measured")}</th>
          <th scope="col">{_("when it was decided")}</th>
          <th scope="col">{_("on the day of the check")}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(([name, before, after]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{before}</td>
            <td>{after ?? "—"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
