import { exceptions } from "../calendar/exceptions.js";
import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Form } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { getJson } from "../live/requests.js";
import { say } from "../web/toasts.js";
import { unusual } from "./plan_rules.js";
import { faultName, stageName } from "./words.js";

const SINGLE = new Set([1, 9, 10]);

/** The dates of all ten stages at once; the usual plan counts from the day on which the passport is to be agreed. */
export function PlanForm({ project, onClose }) {
  const isApproved = project.approved_at !== null;
  const form = useForm({
    initial: { reason: "", ...Object.fromEntries(project.stages.flatMap(fieldsOf)) },
    command: (values, base) => ({
      method: "PUT",
      path: `/api/v1/projects/${project.id}/plan`,
      body: {
        stages: touched(project.stages, values, base).map(({ number }) => planned(number, values)),
        ...(isApproved && { reason: values.reason || null }),
      },
    }),
    done: (answer) => finish(onClose, _("The dates are planned"), answer),
  });
  const warnings = unusual(
    project.stages.map(({ number }) => {
      const { plan_start: from, plan_end: to } = planned(number, form.values);
      return { number, from, to };
    }),
    exceptions.value,
  );
  const offer = async () => {
    const agreed = form.values.s1 || page.today;
    const answer = await getJson(`/api/v1/projects/default-plan?agreed=${agreed}`);
    if (answer.kind !== "ok")
      return say(_("The server does not answer. Nothing is lost: check the network and try again."), { tone: "error" });
    for (const [name, value] of answer.body.stages.flatMap(fieldsOf)) form.set(name, value);
    return undefined;
  };
  return (
    <Dialog title={_("Dates of the stages")} isWide isLong onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        {!isApproved && (
          <p class="view-actions">
            <button type="button" class="button" onClick={offer}>
              {_("Offer the usual plan")}
            </button>
            <span class="meta">{_("Counted from the first date: about four and a half months to closing.")}</span>
          </p>
        )}
        <div class="plan-dates">
          {project.stages.map(({ number, fact_end: isDone }) => (
            <StageDates key={number} form={form} number={number} isDone={Boolean(isDone)} warning={warnings[number]} />
          ))}
        </div>
        {isApproved && (
          <Area
            form={form}
            name="reason"
            label={_("Why the dates change")}
            help={_("It makes a new version of the passport.")}
            maxLength={1000}
          />
        )}
      </Form>
    </Dialog>
  );
}

function StageDates({ form, number, isDone, warning }) {
  const [from, to] = [`s${number}`, `e${number}`];
  const id = `${form.id}-stages.${number}`;
  const error = form.errors.find(({ field }) => field === `stages.${number}`)?.message;
  const name = `${number}. ${stageName(number)}`;
  const date = (field, label, ownId) => (
    <input
      class="input"
      type="date"
      id={ownId}
      aria-label={label}
      aria-invalid={error ? "true" : undefined}
      aria-describedby={error || warning ? `${id}-said` : undefined}
      disabled={isDone}
      value={form.values[field] ?? ""}
      onInput={(event) => form.set(field, event.currentTarget.value)}
    />
  );
  return (
    <fieldset class="stage-dates">
      <legend data-label-of={id}>
        {name}
        {isDone && <span class="tag">{_("done")}</span>}
      </legend>
      {SINGLE.has(number) ? (
        date(from, name, id)
      ) : (
        <>
          {date(from, fromLabel(name), id)} <span aria-hidden="true">–</span> {date(to, toLabel(name))}
        </>
      )}
      {(error || warning) && (
        <span class={error ? "field-error" : "meta"} id={`${id}-said`}>
          {error ?? faultName(warning)}
        </span>
      )}
    </fieldset>
  );
}

const fromLabel = (name) => _("%(stage)s, from", { stage: name });
const toLabel = (name) => _("%(stage)s, to", { stage: name });

const fieldsOf = ({ number, plan_start: start, plan_end: end }) => [
  [`s${number}`, start ?? ""],
  [`e${number}`, end ?? ""],
];

/** Only what was changed here is sent: somebody else may have planned other stages meanwhile. */
function touched(stages, values, base) {
  const found = stages.filter(({ number }) => [`s${number}`, `e${number}`].some((name) => values[name] !== base[name]));
  return found.length ? found : stages;
}

const planned = (number, values) => ({
  number,
  plan_start: values[`s${number}`] || null,
  plan_end: (SINGLE.has(number) ? values[`s${number}`] : values[`e${number}`]) || null,
});
