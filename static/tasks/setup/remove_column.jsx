import { _, ngettext } from "../../texts.js";
import { Form, Select } from "../../web/fields.jsx";
import { finish } from "../../web/finish.js";
import { useForm } from "../../web/form.js";
import { Dialog } from "../../web/dialog.jsx";

/** Takes a column away, after saying where its tasks go. */
export function RemoveColumn({ path, column, others, count, onClose }) {
  const form = useForm({
    initial: { tasks_to: count ? (others[0]?.id ?? "") : "" },
    command: (values) => ({
      method: "POST",
      path: `${path}/columns/${column.id}/remove`,
      body: { tasks_to: values.tasks_to || null },
    }),
    done: (answer) => finish(onClose, _("Removed: %(what)s", { what: column.name }), answer),
  });
  return (
    <Dialog title={_("Remove the column “%(name)s”?", { name: column.name })} onClose={onClose}>
      <Form form={form} label={_("Remove")} danger onCancel={onClose}>
        {count ? (
          <Select
            form={form}
            name="tasks_to"
            label={ngettext("Where its %(num)s task goes", "Where its %(num)s tasks go", count)}
            options={others.map(({ id, name }) => [id, name])}
          />
        ) : (
          <p>{_("There are no tasks in it. The history keeps its name.")}</p>
        )}
      </Form>
    </Dialog>
  );
}
