import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Form, Select, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { stageInWork } from "./standing.js";
import { stageName } from "./words.js";

/** Moves the plan by working days, from a stage on; what is done stays. */
export function ShiftDialog({ project, onClose }) {
  const isApproved = project.approved_at !== null;
  const open = project.stages.filter(({ fact_end: isDone }) => !isDone);
  const form = useForm({
    initial: { days: "5", since: String(stageInWork(project) ?? open[0]?.number ?? 1), reason: "" },
    command: ({ days, since, reason }) => ({
      method: "POST",
      path: `/api/v1/projects/${project.id}/shift`,
      body: { days: Number(days), since: Number(since), ...(isApproved && { reason: reason || null }) },
    }),
    done: (answer) => finish(onClose, _("The plan is moved"), answer),
  });
  return (
    <Dialog title={_("Move the plan")} onClose={onClose}>
      <Form form={form} label={_("Move")} onCancel={onClose}>
        <Text
          form={form}
          name="days"
          type="number"
          min={-500}
          max={500}
          label={_("By how many working days")}
          help={_("With a minus: earlier.")}
        />
        <Select
          form={form}
          name="since"
          label={_("From which stage on")}
          options={open.map(({ number }) => [String(number), `${number}. ${stageName(number)}`])}
        />
        {isApproved && <Area form={form} name="reason" label={_("Why the dates change")} maxLength={1000} />}
      </Form>
    </Dialog>
  );
}
