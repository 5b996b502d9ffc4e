import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Form, Select, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { changes, useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { peopleOptions } from "./new_project.jsx";
import { rights } from "./rights.js";

const path = (rest = "") => `/api/v1/projects/${page.project.id}/actions${rest}`;
const LIVING = ["implementation", "result_monitoring", "closing", "stability_monitoring"];

/** Whether the customer has accepted the plan: then another day, and doing without an action, want their word. */
const isPromised = ({ state, resume_state: resume }) => LIVING.includes(resume ?? state);
const isToAsk = (project) => isPromised(project) && !rights.value.returns;
const orNull = (values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === "" ? null : value]));

const asksHelp = (project) =>
  _("A later day comes into force when %(head)s agrees.", {
    head: project.customer_head ?? project.customer ?? "—",
  });

function saidOf(action, answer) {
  if (!action) return _("The action is in the plan");
  const now = answer?.project?.action_list.find(({ id }) => id === action.id);
  const isNew = now?.wish && !now.wish.answer && now.wish.at !== action.wish?.at;
  return isNew ? _("The customer is asked") : _("The action is changed");
}

/** An action, new or to be changed; another day of one that is a task already wants a reason. */
export function ActionDialog({ project, action = null, onClose }) {
  const initial = {
    text: action?.text ?? "",
    problem: action?.problem ?? "",
    owner_id: action?.owner_id ?? "",
    due: action?.due ?? "",
    reason: "",
  };
  const form = useForm({
    initial,
    command: (values, base) => {
      const { reason, ...rest } = values;
      if (!action) return { method: "POST", path: path(), body: orNull(rest) };
      const { reason: _was, ...before } = base;
      return {
        method: "PATCH",
        path: path(`/${action.id}`),
        body: { ...orNull(changes(rest, before)), ...(reason.trim() && { reason }) },
      };
    },
    done: (answer) => finish(onClose, saidOf(action, answer), answer),
  });
  const { due } = form.values;
  const isMoved = Boolean(action?.due) && due !== action.due && isPromised(project);
  const asks = isMoved && (!due || due > action.due) && isToAsk(project);
  return (
    <Dialog title={action ? _("Change the action") : _("An action of the plan")} isWide onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        <Text form={form} name="text" label={_("What is done")} maxLength={300} />
        <Area form={form} name="problem" label={_("Which problem it removes")} maxLength={1000} />
        <div class="field-pair">
          <Select
            form={form}
            name="owner_id"
            label={_("Who does it")}
            options={[["", _("choose…")], ...peopleOptions()]}
          />
          <Text form={form} name="due" type="date" label={_("Until when")} />
        </div>
        {isMoved && (
          <Area
            form={form}
            name="reason"
            label={_("Why the day changes")}
            help={asks ? asksHelp(project) : undefined}
            maxLength={1000}
          />
        )}
      </Form>
    </Dialog>
  );
}

export function ReportDialog({ action, onClose }) {
  const form = useForm({
    initial: { evidence: "" },
    command: ({ evidence }) => ({
      method: "POST",
      path: path(`/${action.id}/report`),
      body: evidence.trim() ? { evidence } : {},
    }),
    done: (answer) => finish(onClose, _("The action is reported; the leader of the project accepts it"), answer),
  });
  return (
    <Dialog title={_("The action is done")} onClose={onClose}>
      <Form form={form} label={_("Report")} onCancel={onClose}>
        <Area
          form={form}
          name="evidence"
          label={_("What shows it")}
          help={_("Where it can be seen: a document, a folder, a number.")}
          maxLength={1000}
        />
      </Form>
    </Dialog>
  );
}

const dropHelp = (project) =>
  _("The action goes on until %(head)s agrees.", { head: project.customer_head ?? project.customer ?? "—" });

const REASONS = {
  return: {
    title: () => _("Send the action back"),
    label: () => _("What is still to be done"),
    said: () => _("The action is sent back"),
  },
  cancel: {
    title: () => _("The action will not be done"),
    label: () => _("Why"),
    said: () => _("The action will not be done"),
  },
};

export function ReasonDialog({ verb, project, action, onClose }) {
  const { title, label, said } = REASONS[verb];
  const asks = verb === "cancel" && isToAsk(project);
  const form = useForm({
    initial: { reason: "" },
    command: (values) => ({ method: "POST", path: path(`/${action.id}/${verb}`), body: values }),
    done: (answer) => finish(onClose, asks ? _("The customer is asked") : said(), answer),
  });
  return (
    <Dialog title={title()} onClose={onClose}>
      <Form form={form} label={asks ? _("Ask the customer") : title()} onCancel={onClose}>
        <Area form={form} name="reason" label={label()} help={asks ? dropHelp(project) : undefined} maxLength={1000} />
      </Form>
    </Dialog>
  );
}
