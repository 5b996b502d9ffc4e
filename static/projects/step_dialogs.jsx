import { useState } from "preact/hooks";
import { _, ngettext } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Form, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { ApproveDialog } from "./approve_dialog.jsx";
import { rights } from "./rights.js";
import { fieldName, stageName } from "./words.js";
import { stageInWork } from "./standing.js";

const path = (verb) => `/api/v1/projects/${page.project.id}/${verb}`;

/** A step with a word why: `isNeeded`, or only if somebody wants to say one. */
function worded({ title, verb, said, field = "reason", label, help, isNeeded = true, danger = false, more }) {
  return function WordedDialog({ project, onClose }) {
    const form = useForm({
      initial: { [field]: "" },
      command: (values) => ({
        method: "POST",
        path: path(verb),
        body: values[field].trim() || isNeeded ? { [field]: values[field] } : {},
      }),
      done: (answer) => finish(onClose, said(), answer),
    });
    return (
      <Dialog title={title(project)} onClose={onClose}>
        {more?.(project)}
        <Form form={form} label={title(project)} danger={danger} onCancel={onClose}>
          <Area form={form} name={field} label={label()} help={help?.()} maxLength={1000} />
        </Form>
      </Dialog>
    );
  };
}

const isOnBoard = ({ state, task_id: task }) => Boolean(task) && (state === "planned" || state === "in_progress");

/** What will leave the boards with the project. */
function TasksLeave({ count }) {
  if (!count) return null;
  return (
    <p class="lead">
      {ngettext("%(num)s task leaves its board with it.", "%(num)s tasks leave their boards with it.", count)}
    </p>
  );
}

/** Said before closing: of what was not gained nothing can hold. */
function NothingGained({ goals }) {
  if (!goals.length) return null;
  return (
    <p class="passport-remark">
      {_("Nothing was gained here: %(goals)s. Such a result cannot count as stable.", {
        goals: goals.map(({ name }) => name).join("; "),
      })}
    </p>
  );
}

const spoken = (needed, optional) => () => (rights.value.approves ? optional() : needed());
const how = spoken(
  () => _("How the customer decided, and where that is written"),
  () => _("A word with it, if you like"),
);

function ReturnDialog({ onClose }) {
  const [places, setPlaces] = useState([]);
  const form = useForm({
    initial: { reason: "" },
    command: (values) => ({
      method: "POST",
      path: path("return"),
      body: {
        reason: values.reason,
        remarks: places.filter((field) => values[field]?.trim()).map((field) => ({ field, text: values[field] })),
      },
    }),
    done: (answer) => finish(onClose, _("The passport is returned"), answer),
  });
  const left = Object.keys(page.words.fields).filter((field) => !places.includes(field) && field !== "unit_id");
  return (
    <Dialog title={_("Return the passport")} isWide isLong onClose={onClose}>
      <Form form={form} label={_("Return with remarks")} onCancel={onClose}>
        <Area form={form} name="reason" label={_("What has to become other, in general")} maxLength={1000} />
        {places.map((field) => (
          <Area
            key={field}
            form={form}
            name={field}
            label={_("Remark at: %(field)s", { field: fieldName(field) })}
            maxLength={1000}
          />
        ))}
        {left.length > 0 && (
          <p class="field">
            <label for="remark-at">{_("A remark at a field")}</label>
            <select
              id="remark-at"
              class="input"
              value=""
              onChange={(event) => event.currentTarget.value && setPlaces([...places, event.currentTarget.value])}
            >
              <option value="">{_("choose…")}</option>
              {left.map((field) => (
                <option key={field} value={field}>
                  {fieldName(field)}
                </option>
              ))}
            </select>
          </p>
        )}
      </Form>
    </Dialog>
  );
}

function SuspendDialog({ onClose }) {
  const form = useForm({
    initial: { reason: "", resume_on: "" },
    chosen: ["resume_on"],
    command: (values) => ({ method: "POST", path: path("suspend"), body: values }),
    done: (answer) => finish(onClose, _("The project rests"), answer),
  });
  return (
    <Dialog title={_("Let the project rest")} onClose={onClose}>
      <Form form={form} label={_("Let it rest")} onCancel={onClose}>
        <Area form={form} name="reason" label={_("Why")} maxLength={1000} />
        <Text
          form={form}
          name="resume_on"
          type="date"
          label={_("When it goes on")}
          help={_("Within 180 days. What is not done yet is then planned as many working days later.")}
        />
      </Form>
    </Dialog>
  );
}

/** By step the sheet that asks what the step needs. */
export const STEP_DIALOGS = {
  approve: ApproveDialog,
  return: ReturnDialog,
  suspend: SuspendDialog,
  complete_stage: worded({
    title: (project) => _("Complete: %(stage)s", { stage: stageName(stageInWork(project)) }),
    verb: "complete-stage",
    said: () => _("The stage is completed"),
    field: "comment",
    label: () => _("A word with it, if you like"),
    help: () => _("It is kept in the project's history."),
    isNeeded: false,
  }),
  accept: worded({
    title: () => _("Accept the plan of measures"),
    verb: "accept",
    said: () => _("The plan is accepted: its actions are tasks on the boards now"),
    field: "comment",
    label: how,
    isNeeded: false,
    more: (project) => (
      <p class="lead">
        {ngettext(
          "%(num)s action becomes a task of who does it.",
          "%(num)s actions become tasks of those who do them.",
          project.action_list.filter(({ state }) => state !== "cancelled").length,
        )}
      </p>
    ),
  }),
  send_back: worded({
    title: () => _("Send the plan back"),
    verb: "send-back",
    said: () => _("The plan is sent back"),
    label: () => _("What is missing in it"),
  }),
  rework: worded({
    title: () => _("Work on: the goals are not reached"),
    verb: "rework",
    said: () => _("Improvements go on"),
    label: () => _("What is done further"),
  }),
  close: worded({
    title: () => _("Close the project"),
    verb: "close",
    said: () => _("The project is closed"),
    field: "comment",
    label: how,
    help: () => _("With it the result and the money are confirmed; checks after 30, 60 and 90 days are planned."),
    isNeeded: false,
    more: (project) => <NothingGained goals={project.goal_list.filter(({ achievement }) => !(achievement > 0))} />,
  }),
  resume: worded({
    title: () => _("Go on with the project"),
    verb: "resume",
    said: () => _("The project goes on"),
    field: "comment",
    label: () => _("A word with it, if you like"),
    help: () => _("What is not done yet is planned as many working days later as it has rested."),
    isNeeded: false,
  }),
  reject: worded({
    title: () => _("Reject the idea"),
    verb: "reject",
    said: () => _("The idea is rejected"),
    label: () => _("Why"),
    danger: true,
  }),
  cancel: worded({
    title: () => _("End the project early"),
    verb: "cancel",
    said: () => _("The project is ended early"),
    label: () => _("Why"),
    help: () => _("From today on it is not counted any more."),
    danger: true,
    more: (project) => <TasksLeave count={project.action_list.filter(isOnBoard).length} />,
  }),
};
