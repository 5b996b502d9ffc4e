import { useState } from "preact/hooks";
import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Choice, Form, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { RowButton } from "../web/row.jsx";
import { rights } from "./rights.js";
import { day } from "./words.js";

/** The rounds with the regional committee, which agrees the passports of pilots. */
export function Agreements({ project }) {
  const [open, setOpen] = useState(null);
  const { agreements, state, passport_version: version } = project;
  // What was agreed, or is being agreed, is one version: another one wants a letter of its own.
  const isUnderWay = agreements.some((each) => each.version === version && each.agreed !== false);
  const maySend = rights.value.leads && state === "passport_review" && !isUnderWay;
  if (!agreements.length && !maySend) return null;
  return (
    <section class="view-section" aria-labelledby="agreements">
      <h3 id="agreements">{_("Agreement of the regional committee")}</h3>
      {agreements.length > 0 && (
        <ul class="rows">
          {agreements.map((each) => (
            <Round key={each.id} round={each} onAnswer={() => setOpen(each)} />
          ))}
        </ul>
      )}
      {maySend && (
        <p class="view-actions">
          <button type="button" class="button" onClick={() => setOpen({})}>
            {_("Note the letter…")}
          </button>
        </p>
      )}
      {open &&
        (open.id ? (
          <AnswerDialog round={open} onClose={() => setOpen(null)} />
        ) : (
          <LetterDialog onClose={() => setOpen(null)} />
        ))}
    </section>
  );
}

function Round({
  round: { agreed, version, sent_on: sent, letter, answered_on: answered, answer_letter: answer, remarks },
  onAnswer,
}) {
  const said = agreed === null ? _("waits for an answer") : agreed ? _("agreed") : _("remarks");
  return (
    <li>
      <span class="row-main">
        <strong>
          {_("Version %(version)s, sent on %(day)s, letter %(letter)s", { version, day: day(sent), letter })}
          <span class="tag">{said}</span>
        </strong>
        {answered && <span class="meta row-more">{[day(answered), answer].filter(Boolean).join(" · ")}</span>}
        {remarks && <span class="row-more">{remarks}</span>}
      </span>
      {agreed === null && rights.value.leads && (
        <span class="row-actions">
          <RowButton label={_("Note the answer…")} what={`${_("Note the answer…")} ${letter}`} onClick={onAnswer} />
        </span>
      )}
    </li>
  );
}

function LetterDialog({ onClose }) {
  const form = useForm({
    initial: { sent_on: page.today, letter: "" },
    command: (values) => ({ method: "POST", path: `/api/v1/projects/${page.project.id}/agreements`, body: values }),
    done: (answer) => finish(onClose, _("The letter is noted"), answer),
  });
  return (
    <Dialog title={_("The letter to the committee")} onClose={onClose}>
      <Form form={form} label={_("Note it")} onCancel={onClose}>
        <Text form={form} name="letter" label={_("Number of the letter")} maxLength={200} />
        <Text form={form} name="sent_on" type="date" label={_("Sent on")} max={page.today} />
      </Form>
    </Dialog>
  );
}

function AnswerDialog({ round, onClose }) {
  const form = useForm({
    initial: { agreed: "yes", answered_on: page.today, letter: "", remarks: "" },
    command: ({ agreed, answered_on, letter, remarks }) => ({
      method: "POST",
      path: `/api/v1/projects/${page.project.id}/agreements/${round.id}/answer`,
      body: {
        agreed: agreed === "yes",
        answered_on,
        ...(letter.trim() && { letter }),
        ...(remarks.trim() && { remarks }),
      },
    }),
    done: () => finish(onClose, _("The answer is noted")),
  });
  return (
    <Dialog title={_("The committee's answer")} onClose={onClose}>
      <Form form={form} label={_("Note it")} onCancel={onClose}>
        <Choice
          form={form}
          name="agreed"
          label={_("What it says")}
          options={[
            { value: "yes", label: _("The passport is agreed") },
            { value: "no", label: _("There are remarks") },
          ]}
        />
        <Text form={form} name="letter" label={_("Number of the letter")} maxLength={200} />
        <Text
          form={form}
          name="answered_on"
          type="date"
          label={_("Answered on")}
          max={page.today}
          min={round.sent_on}
        />
        {form.values.agreed === "no" && <Area form={form} name="remarks" label={_("The remarks")} maxLength={5000} />}
      </Form>
    </Dialog>
  );
}
