import { useRef, useState } from "preact/hooks";
import { _, ngettext } from "../texts.js";
import { decide, Deciding } from "../decisions/deciding.jsx";
import { act } from "../web/act.js";
import { page } from "../web/page.js";
import { reload } from "../web/source.js";
import { say } from "../web/toasts.js";
import { Missing } from "./missing.jsx";
import { STEP_DIALOGS } from "./step_dialogs.jsx";
import { isActive, stageInWork } from "./standing.js";
import { rights } from "./rights.js";
import { isAsked } from "./wish.jsx";
import { day, missingName, stageName } from "./words.js";

const path = (verb) => `/api/v1/projects/${page.project.id}/${verb}`;

/** Who may take which step, and how its button is called. */
const STEPS = {
  start_passport: {
    may: "writes",
    verb: "start-passport",
    name: () => _("Begin the passport"),
    said: () => _("The passport is begun"),
  },
  submit: {
    may: "leads",
    verb: "submit",
    name: () => _("Submit for approval"),
    said: () => _("The passport is submitted"),
  },
  approve: { may: "approves", name: () => _("Approve…") },
  return: { may: "returns", name: () => _("Return with remarks…"), isQuiet: true },
  complete_stage: { may: "leads", name: () => _("Complete the stage…") },
  accept: { may: "returns", name: () => _("Accept the plan…") },
  send_back: { may: "returns", name: () => _("Send the plan back…"), isQuiet: true },
  rework: { may: "leads", name: () => _("Work on…"), isQuiet: true },
  close: { may: "returns", name: () => _("Close the project…") },
  resume: { may: "leads", name: () => _("Go on…") },
  suspend: { may: "leads", name: () => _("Let it rest…"), isQuiet: true },
  reject: { may: "disposes", name: () => _("Reject…"), isQuiet: true },
  cancel: { may: "cancels", name: () => _("End early…"), isQuiet: true },
};
const LEADS = {
  idea: () => _("An idea. Name its leader, line of activity and national goal; then the passport is written."),
  passport_draft: () =>
    _("Fill the passport below; what you write is saved by itself. Then submit it to the customer."),
  passport_review: () => _("The passport is before the customer."),
  suspended: () => _("The project rests."),
  stability_monitoring: () => _("Closed. It is looked at whether the result holds."),
  sustained: () => _("Done: the result holds."),
  regressed: () => _("The result is lost. On the department's board there is a task about it."),
  rejected: () => _("The idea was rejected."),
  cancelled: () => _("The project was ended early."),
};

export function NextStep({ project, store }) {
  const [open, setOpen] = useState(null);
  const latest = useRef(project);
  latest.current = project;
  const may = rights.value;
  const steps = Object.keys(project.missing).filter((step) => STEPS[step] && may[STEPS[step].may]);
  const main = Object.keys(project.missing).find((step) => STEPS[step] && !STEPS[step].isQuiet);
  const missing = main ? project.missing[main] : [];
  const mayDecide = isActive(project) && page.proposes.includes(project.unit_id);
  const Sheet = open && STEP_DIALOGS[open];
  const [isGoing, setGoing] = useState(false);
  const going = useRef(false);
  const press = async (step) => {
    if (going.current) return;
    going.current = true;
    setGoing(true);
    try {
      await take(step);
    } finally {
      going.current = false;
      setGoing(false);
    }
  };
  const take = async (step) => {
    if (!(await store.flush())) return sayUnsaved(store);
    if (lacksIn(latest.current, step).length) await seenAnew();
    const lacking = lacksIn(latest.current, step);
    // What is typed a moment ago may be what was missing: then the server says.
    if (lacking.length && step !== "submit") return say(firstLine(lacking), { tone: "error" });
    if (STEP_DIALOGS[step]) return setOpen(step);
    const { verb, said } = STEPS[step];
    return act({ method: "POST", path: path(verb), body: {} }, said(), true);
  };
  return (
    <section class="next-step" aria-labelledby="next-step">
      <h2 id="next-step">{_("What comes next")}</h2>
      <p class="lead">{leadOf(project)}</p>
      <Asked project={project} />
      <Wishes project={project} />
      <Waits project={project} missing={missing} />
      {project.state !== "passport_review" && (
        <Missing codes={missing} isDone={main !== undefined && project.state !== "suspended"} />
      )}
      {(steps.length > 0 || mayDecide) && (
        <p class="view-actions">
          {steps.map((step) => (
            <button
              key={step}
              type="button"
              class={`button ${STEPS[step].isQuiet ? "button-quiet" : "button-primary"}`}
              aria-disabled={isGoing}
              onClick={() => press(step)}
            >
              {STEPS[step].name()}
            </button>
          ))}
          {mayDecide && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => decide(project.unit_id, "project", project.id)}
            >
              {_("Decide about it…")}
            </button>
          )}
        </p>
      )}
      <Deciding />
      {Sheet && <Sheet project={project} onClose={() => setOpen(null)} />}
    </section>
  );
}

function leadOf(project) {
  if (project.state === "suspended")
    return _("The project rests until %(day)s: %(reason)s", {
      day: day(project.resume_on),
      reason: project.transitions.at(-1)?.comment ?? "",
    });
  if (project.state === "rejected" || project.state === "cancelled")
    return `${LEADS[project.state]()} ${project.transitions.at(-1)?.comment ?? ""}`;
  const said = LEADS[project.state];
  return said
    ? said()
    : _("Stage %(number)s of 10: %(name)s", { number: stageInWork(project), name: stageName(stageInWork(project)) });
}

/** What is made good by the step itself: a signature, a letter, a word why. */
const FORGIVEN = ["approval", "agreement", "longer", "checks"];
const lacksIn = ({ missing }, step) => (missing[step] ?? []).filter((code) => !FORGIVEN.includes(code));

/** What was missing may have been filled in a moment ago: the page is asked anew, and drawn. */
async function seenAnew() {
  await reload();
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
}

/** Nothing goes on from a passport of which a part is in this browser only: says why, and leads there. */
function sayUnsaved({ trouble }) {
  say(`${_("First the passport has to be saved.")} ${trouble ?? ""}`.trim(), { tone: "error" });
  location.hash = "passport";
}

const firstLine = (codes) => _("First: %(what)s", { what: codes.map(missingName).join("; ") });

/** Why it came back, as long as it has not gone on. */
function Asked({ project }) {
  const last = project.transitions.at(-1);
  if (!["return", "send_back", "rework"].includes(last?.step) || !last.comment) return null;
  return (
    <p class="passport-remark">
      <strong>{_("%(who)s asks:", { who: last.by })}</strong> {last.comment}
    </p>
  );
}

/** How many actions the customer is asked about, for whoever is to answer. */
function Wishes({ project }) {
  const count = project.action_list.filter(isAsked).length;
  if (!count || !rights.value.returns) return null;
  return (
    <p class="passport-remark">
      <a href="#measures">
        {ngettext("Your word is asked about an action.", "Your word is asked about %(num)s actions.", count)}
      </a>
    </p>
  );
}

/** Whose turn it is, where it is somebody else's; and when the next check is due. */
function Waits({ project, missing }) {
  const { state, customer_head: head, customer_head_id: headId } = project;
  const check = project.checks.find(({ at }) => !at);
  if (state === "stability_monitoring" && check)
    return (
      <p>
        <a href="#results">{_("The next check is due on %(day)s.", { day: day(check.due) })}</a>
      </p>
    );
  const isTheirs = state === "passport_review" || ((state === "defence" || state === "closing") && !missing.length);
  if (!isTheirs) return null;
  if (project.approved_at && state === "passport_review")
    return (
      <p>
        {_("Approved by %(name)s; waits for the agreement of the regional committee.", { name: project.approved_by })}
      </p>
    );
  if (headId === page.me.id) return <p>{_("It waits for you.")}</p>;
  return <p>{state === "passport_review" ? approvalOf(head) : decisionOf(head)}</p>;
}

const approvalOf = (head) => _("Waits for the approval of %(name)s.", { name: head ?? "—" });
const decisionOf = (head) => _("Waits for the decision of %(name)s.", { name: head ?? "—" });
