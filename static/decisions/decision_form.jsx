import { useEffect } from "preact/hooks";
import { _ } from "../texts.js";
import { Area, Form, Select, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { KINDS, measured } from "./words.js";

const DAY_MS = 86_400_000;
const later = (days) => new Date(Date.parse(page.today ?? today()) + days * DAY_MS).toISOString().slice(0, 10);
const today = () => new Date().toISOString().slice(0, 10);
const offered = (list) => list.map(({ id, name }) => [id, name]);
const TO_BE_DONE = new Set(["corrective", "load_shift"]);

/** A decision of a unit about something; `ground` is what the server says of that and of who and what can be named. */
export function DecisionForm({ unitId, about, ground, path, onClose }) {
  const form = useForm({
    initial: {
      kind: about.kind === "person" ? "load_shift" : "corrective",
      problem: "",
      what: "",
      owner_id: ground.owner_id ?? "",
      due: later(7),
      check_on: later(14),
      board_id: ground.board_id ?? ground.boards[0]?.id ?? "",
      expected: "",
      ask_unit_id: ground.tiers[0]?.id ?? "",
    },
    command: (values) => ({ method: "POST", path, body: bodyOf(values, unitId, about) }),
    done: (answer) => finish(onClose, _("Decision № %(number)s is made", { number: answer.decision.number }), answer),
  });
  // The sheet opens before its numbers are known: whoever types need not look for the field.
  useEffect(() => document.getElementById(`${form.id}-what`)?.focus(), [form.id]);
  const { kind } = form.values;
  const isToBeDone = TO_BE_DONE.has(kind);
  return (
    <Form form={form} label={_("Decide")} onCancel={onClose}>
      <p class="lead">{ground.name}</p>
      <Numbers numbers={ground.numbers} />
      <Area form={form} name="what" label={_("What is decided")} maxLength={1000} />
      <Area form={form} name="problem" label={_("What is wrong")} maxLength={1000} />
      <Select
        form={form}
        name="kind"
        label={_("What it is for")}
        options={Object.entries(KINDS).map(([value, word]) => [value, word()])}
      />
      {isToBeDone && (
        <>
          <Select
            form={form}
            name="owner_id"
            label={_("Who does it")}
            options={[["", _("choose…")], ...offered(ground.people)]}
          />
          <div class="field-pair">
            <Text form={form} name="due" label={_("Until when")} type="date" />
            <Text form={form} name="check_on" label={_("When it is seen whether it helped")} type="date" />
          </div>
          <Text form={form} name="expected" label={_("What is expected of it")} maxLength={1000} />
          {ground.boards.length > 0 && (
            <Select
              form={form}
              name="board_id"
              label={_("It becomes a task on the board")}
              options={[...offered(ground.boards), ["", _("no task")]]}
            />
          )}
        </>
      )}
      {kind === "escalate" && (
        <Select
          form={form}
          name="ask_unit_id"
          label={_("Who is asked")}
          help={_("They have five working days; the answer appears here.")}
          options={offered(ground.tiers)}
        />
      )}
    </Form>
  );
}

/** Only what its kind asks for: what was typed for another one is not sent. */
function bodyOf(values, unitId, about) {
  const { kind, problem, what, owner_id, due, check_on, board_id, expected, ask_unit_id } = values;
  const body = { unit_id: unitId, kind, about, what, ...(problem.trim() && { problem }) };
  if (kind === "escalate") return { ...body, ask_unit_id: ask_unit_id || null };
  if (!TO_BE_DONE.has(kind)) return body;
  return {
    ...body,
    owner_id: owner_id || null,
    due: due || null,
    check_on: check_on || null,
    board_id: board_id || null,
    ...(expected.trim() && { expected }),
  };
}

/** What is measured now; the same is measured again when it is looked at whether the decision helped. */
function Numbers({ numbers }) {
  const shown = measured({ numbers, numbers_after: null });
  if (!shown.length) return null;
  return (
    <p class="decision-numbers">
      {shown.map(([name, value]) => (
        <span key={name} class="tag">
          {name}: <b>{value}</b>
        </span>
      ))}
    </p>
  );
}
