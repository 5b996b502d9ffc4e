import { useRef, useState } from "preact/hooks";
import { _, ngettext } from "../../texts.js";
import { act, takeBack, tellDone } from "../../web/act.js";
import { Form, Text } from "../../web/fields.jsx";
import { finish } from "../../web/finish.js";
import { useForm } from "../../web/form.js";
import { MoveButtons } from "../../web/move_buttons.jsx";
import { moved } from "../../web/order.js";
import { Row, RowButton } from "../../web/row.jsx";
import { reload } from "../../web/source.js";
import { Dialog } from "../../web/dialog.jsx";

/** The labels of a board. Each change is made to the list as the server has it now, so that nobody's is lost. */
export function SetupLabels({ path, labels, tasks, fresh }) {
  const [renaming, setRenaming] = useState(null);
  const change = async (edit, said) => {
    const now = (await fresh())?.board.labels ?? labels;
    const next = edit(now);
    if (next) await act({ method: "PATCH", path, body: { labels: next } }, said, true);
  };
  return (
    <>
      {labels.length > 0 && (
        <ul class="rows labels-list">
          {labels.map((label, index) => (
            <Row
              key={label}
              lead={
                <MoveButtons
                  id={`label-${label}`}
                  name={label}
                  first={index === 0}
                  last={index === labels.length - 1}
                  move={(step) =>
                    change((now) => moved(now, now.indexOf(label), step), _("Moved: %(name)s", { name: label }))
                  }
                />
              }
              name={label}
              more={usedText(tasks, label)}
            >
              <RowButton
                label={_("Rename")}
                what={_("Rename: %(what)s", { what: label })}
                onClick={() => setRenaming(label)}
              />
              <RowButton
                label={_("Remove")}
                what={_("Remove: %(what)s", { what: label })}
                onClick={() =>
                  change((now) => now.filter((each) => each !== label), _("Removed: %(what)s", { what: label }))
                }
                quiet
              />
            </Row>
          ))}
        </ul>
      )}
      <AddLabel path={path} labels={labels} fresh={fresh} />
      {renaming && <RenameLabel path={path} label={renaming} onClose={() => setRenaming(null)} />}
    </>
  );
}

const usedText = (tasks, label) => {
  const used = tasks.filter((task) => task.labels.includes(label)).length;
  return used ? ngettext("on %(num)s task", "on %(num)s tasks", used) : _("on no task");
};

function AddLabel({ path, labels, fresh }) {
  const now = useRef(labels);
  const form = useForm({
    initial: { label: "" },
    command: ({ label }) => ({ method: "PATCH", path, body: { labels: [...now.current, label.trim()] } }),
    done: async (answer, { label }) => {
      form.reset({ label: "" });
      tellDone(_("Added: %(name)s", { name: label.trim() }), takeBack(answer));
      await reload();
    },
  });
  const submit = async (event) => {
    event.preventDefault();
    now.current = (await fresh())?.board.labels ?? labels;
    const said = form.values.label.trim().toLocaleLowerCase();
    if (now.current.some((each) => each.toLocaleLowerCase() === said))
      return form.refuse([{ field: "label", message: _("is there already") }]);
    return form.submit();
  };
  return (
    <Form form={{ ...form, errors: renamed(form.errors), submit }} label={_("Add a label")} inline>
      <Text
        form={{ ...form, errorOf: () => form.errors[0]?.message }}
        name="label"
        label={_("New label")}
        maxLength={200}
      />
    </Form>
  );
}

/** The server names the place in the list; for the reader it is the one field. */
const renamed = (errors) => errors.map(({ message }) => ({ field: "label", message }));

function RenameLabel({ path, label, onClose }) {
  const form = useForm({
    initial: { label },
    command: (values) => ({ method: "POST", path: `${path}/labels/rename`, body: { label, name: values.label } }),
    done: (answer, values) => finish(onClose, _("Saved: %(name)s", { name: values.label }), answer),
  });
  return (
    <Dialog title={_("Rename: %(what)s", { what: label })} onClose={onClose}>
      <Form form={{ ...form, errors: renamed(form.errors) }} label={_("Save")} onCancel={onClose}>
        <Text
          form={{ ...form, errorOf: () => form.errors[0]?.message }}
          name="label"
          label={_("New name")}
          maxLength={200}
          help={_("The word becomes the new one on all tasks of the board, in the archive too.")}
        />
      </Form>
    </Dialog>
  );
}
