import { signal } from "@preact/signals";
import { EditForm } from "../decisions/acts.jsx";
import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Form, Select, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { ApartForm } from "./apart.jsx";
import { board, decisions, nameOf } from "./meeting_store.js";
import { LEVELS } from "./words.js";

/** The sheets in which something is said about what is spoken of: `{name, id}` or nothing. */
const asked = signal(null);

export const open = (name, about) => {
  asked.value = { name, ...about };
};

const close = () => {
  asked.value = null;
};

export function Sheets() {
  const wanted = asked.value;
  if (!wanted) return null;
  const { title, Sheet } = SHEETS[wanted.name];
  return (
    <Dialog title={title()} isWide onClose={close}>
      <Sheet {...wanted} />
    </Dialog>
  );
}

const taskOf = (id) => board.value?.tasks.find((each) => each.id === id) ?? null;
const People = ({ form, name, label }) => (
  <Select
    form={form}
    name={name}
    label={label}
    options={[["", _("nobody")], ...people().map((each) => [each.id, `${each.name}${levelOf(each)}`])]}
  />
);
const people = () => (board.value?.people ?? []).filter(({ active }) => active !== false);
const levelOf = ({ load }) => (load ? ` – ${LEVELS[load]()}` : "");
const Lead = ({ task }) => (
  <p class="lead">
    № {task.number} {task.title}
  </p>
);

function Assign({ id }) {
  const task = taskOf(id);
  const form = useForm({
    initial: { assignee_id: task?.assignee_id ?? "", override_reason: "" },
    command: ({ assignee_id: assignee, override_reason: reason }) => ({
      method: "PATCH",
      path: `/api/v1/tasks/${id}`,
      body: { assignee_id: assignee || null, ...(reason.trim() && { override_reason: reason.trim() }) },
    }),
    done: (answer, values) =>
      finish(close, _("Now with: %(name)s", { name: nameOf(values.assignee_id) ?? _("nobody") }), answer),
  });
  if (!task) return null;
  return (
    <Form form={form} label={_("Save")} onCancel={close}>
      <Lead task={task} />
      <People form={form} name="assignee_id" label={_("Who does it")} />
      {form.problem && <Override form={form} />}
    </Form>
  );
}

/** Where a limit stands in the way, a word lifts it. */
const Override = ({ form }) => (
  <Text form={form} name="override_reason" label={_("Why over the limit")} maxLength={1000} />
);

function Shift({ ids }) {
  const tasks = ids.map(taskOf).filter(Boolean);
  const form = useForm({
    initial: { task_id: ids[0], assignee_id: "", override_reason: "" },
    chosen: ["assignee_id"],
    command: ({ task_id: id, assignee_id: assignee, override_reason: reason }) => ({
      method: "PATCH",
      path: `/api/v1/tasks/${id}`,
      body: { assignee_id: assignee, ...(reason.trim() && { override_reason: reason.trim() }) },
    }),
    done: (answer, values) => finish(close, _("Now with: %(name)s", { name: nameOf(values.assignee_id) }), answer),
  });
  return (
    <Form form={form} label={_("Save")} onCancel={close}>
      <Select
        form={form}
        name="task_id"
        label={_("Which task")}
        options={tasks.map(({ id, number, title }) => [id, `№ ${number} ${title}`])}
      />
      <People form={form} name="assignee_id" label={_("Who does it")} />
      {form.problem && <Override form={form} />}
    </Form>
  );
}

function Block({ id }) {
  const task = taskOf(id);
  const form = useForm({
    initial: { reason: "", category: "waiting_answer", waiting_for: "", check_on: "" },
    command: (values) => ({
      method: "POST",
      path: `/api/v1/tasks/${id}/block`,
      body: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim() || null])),
    }),
    done: (answer) => finish(close, _("The task is marked as blocked"), answer),
  });
  if (!task) return null;
  return (
    <Form form={form} label={_("Mark as blocked")} onCancel={close}>
      <Lead task={task} />
      <Area form={form} name="reason" label={_("What happened")} maxLength={1000} />
      <Select
        form={form}
        name="category"
        label={_("What kind of obstacle")}
        options={page.terms
          .filter(({ vocabulary, active }) => vocabulary === "category" && active)
          .map(({ code, name }) => [code, name])}
      />
      <Text form={form} name="waiting_for" label={_("Whom we wait for")} maxLength={100} />
      <Text form={form} name="check_on" label={_("When to ask again")} type="date" />
    </Form>
  );
}

function Unblock({ id }) {
  const task = taskOf(id);
  const form = useForm({
    initial: { note: "" },
    command: ({ note }) => ({
      method: "POST",
      path: `/api/v1/tasks/${id}/unblock`,
      body: { note: note.trim() || null },
    }),
    done: (answer) => finish(close, _("The task goes on"), answer),
  });
  if (!task) return null;
  return (
    <Form form={form} label={_("It goes on")} onCancel={close}>
      <Lead task={task} />
      <Area form={form} name="note" label={_("What helped (not required)")} maxLength={1000} />
    </Form>
  );
}

function Decision({ id }) {
  const decision = decisions.value?.find((each) => each.id === id);
  return decision ? <EditForm decision={decision} onClose={close} /> : null;
}

const Apart = (about) => <ApartForm {...about} onClose={close} />;

const SHEETS = {
  assign: { title: () => _("Assign"), Sheet: Assign },
  shift: { title: () => _("Give work to others"), Sheet: Shift },
  block: { title: () => _("What stops the task?"), Sheet: Block },
  unblock: { title: () => _("The task goes on"), Sheet: Unblock },
  apart: { title: () => _("Talk it through after the meeting"), Sheet: Apart },
  decision: { title: () => _("Change the decision"), Sheet: Decision },
};
