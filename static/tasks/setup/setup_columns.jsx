import { useState } from "preact/hooks";
import { Plus } from "../../icons.jsx";
import { _, ngettext } from "../../texts.js";
import { act } from "../../web/act.js";
import { Form, Select, Text } from "../../web/fields.jsx";
import { finish } from "../../web/finish.js";
import { changes, useForm } from "../../web/form.js";
import { MoveButtons } from "../../web/move_buttons.jsx";
import { moved } from "../../web/order.js";
import { Row, RowButton } from "../../web/row.jsx";
import { Dialog } from "../../web/dialog.jsx";
import { RemoveColumn } from "./remove_column.jsx";

/** What a column stands for, with a sentence each. */
export const columnKinds = () => [
  ["backlog", _("queue: waits to be planned")],
  ["planned", _("planned for the week")],
  ["in_progress", _("in progress")],
  ["approval", _("waits for others")],
  ["review", _("is checked")],
  ["done", _("done")],
];

const MOST = 12;

export function SetupColumns({ path, columns, tasks, fresh }) {
  const [open, setOpen] = useState(null);
  const count = (column) => tasks.filter((task) => task.column_id === column.id).length;
  const move = async (index, step) => {
    const order = moved(columns, index, step);
    const after = order?.[index + step + 1];
    if (order)
      await act(
        { method: "PATCH", path: `${path}/columns/${columns[index].id}`, body: { before_id: after?.id ?? null } },
        _("Moved: %(name)s", { name: columns[index].name }),
        true,
      );
  };
  return (
    <>
      <ul class="rows columns-list">
        {columns.map((column, index) => (
          <Row
            key={column.id}
            lead={
              <MoveButtons
                id={`column-${column.id}`}
                name={column.name}
                first={index === 0}
                last={index === columns.length - 1}
                move={(step) => move(index, step)}
              />
            }
            name={column.name}
            more={about(column, count(column))}
          >
            <RowButton
              label={_("Change")}
              what={_("Change: %(what)s", { what: column.name })}
              onClick={() => setOpen({ column })}
            />
            <RowButton
              label={_("Remove")}
              what={_("Remove: %(what)s", { what: column.name })}
              onClick={() => setOpen({ column, removing: true })}
              quiet
            />
          </Row>
        ))}
      </ul>
      <p class="view-actions">
        {columns.length < MOST ? (
          <button type="button" class="button" onClick={() => setOpen({ adding: true })}>
            <Plus /> {_("Add a column")}
          </button>
        ) : (
          <span class="meta">{_("A board has at most 12 columns.")}</span>
        )}
      </p>
      {open?.adding && <AddColumn path={path} columns={columns} onClose={() => setOpen(null)} />}
      {open?.removing && (
        <RemoveColumn
          path={path}
          column={open.column}
          others={columns.filter(({ id }) => id !== open.column.id)}
          count={count(open.column)}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.column && !open.removing && (
        <ChangeColumn
          path={path}
          column={open.column}
          count={count(open.column)}
          fresh={fresh}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function about(column, count) {
  const limit =
    column.wip_limit === null
      ? _("no limit")
      : column.wip_scope === "person"
        ? _("at most %(limit)s per person", { limit: column.wip_limit })
        : _("at most %(limit)s in the column", { limit: column.wip_limit });
  const ages = _("lies long after %(yellow)s, too long after %(red)s working days", {
    yellow: column.yellow_after,
    red: column.red_after,
  });
  const kind = new Map(columnKinds()).get(column.kind);
  const parts = [kind, limit, ngettext("%(num)s task", "%(num)s tasks", count)];
  return [...parts, ["backlog", "done"].includes(column.kind) ? null : ages].filter(Boolean).join(" · ");
}

function AddColumn({ path, columns, onClose }) {
  const done = columns.find(({ kind }) => kind === "done");
  const form = useForm({
    initial: { name: "", kind: "approval", before_id: done?.id ?? "" },
    command: (values) => ({
      method: "POST",
      path: `${path}/columns`,
      body: { ...values, before_id: values.before_id || null },
    }),
    done: (answer, values) => finish(onClose, _("Added: %(name)s", { name: values.name }), answer),
  });
  return (
    <Dialog title={_("Add a column")} onClose={onClose}>
      <Form form={form} label={_("Add")} onCancel={onClose}>
        <Text form={form} name="name" label={_("Name")} maxLength={100} />
        <Select
          form={form}
          name="kind"
          label={_("What it stands for")}
          help={_("Load, counters and reports go by this and not by the name.")}
          options={columnKinds()}
        />
        <Select
          form={form}
          name="before_id"
          label={_("Where it stands")}
          options={[...columns.map(({ id, name }) => [id, _("before “%(name)s”", { name })]), ["", _("at the end")]]}
        />
      </Form>
    </Dialog>
  );
}

const shownOf = ({ name, short_name, kind, wip_limit, wip_scope, yellow_after, red_after }) => ({
  name,
  short_name,
  kind,
  wip_limit: wip_limit === null ? "" : String(wip_limit),
  wip_scope,
  yellow_after: String(yellow_after),
  red_after: String(red_after),
});

function ChangeColumn({ path, column, count, fresh, onClose }) {
  const form = useForm({
    initial: shownOf(column),
    fresh: async () => shownOf((await fresh()).columns.find(({ id }) => id === column.id) ?? column),
    command: (values, base) => ({
      method: "PATCH",
      path: `${path}/columns/${column.id}`,
      body: Object.fromEntries(Object.entries(changes(values, base)).map(([name, value]) => [name, sent(name, value)])),
    }),
    done: (answer, values) => finish(onClose, _("Saved: %(name)s", { name: values.name }), answer),
  });
  return (
    <Dialog title={_("Column “%(name)s”", { name: column.name })} onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        <Text form={form} name="name" label={_("Name")} maxLength={100} />
        <Text
          form={form}
          name="short_name"
          label={_("Short name")}
          maxLength={40}
          help={_("For the wall and phones.")}
        />
        <Select
          form={form}
          name="kind"
          label={_("What it stands for")}
          disabled={count > 0}
          help={
            count
              ? _("It can be changed while the column is empty: move its tasks to another one first.")
              : _("Load, counters and reports go by this and not by the name.")
          }
          options={columnKinds()}
        />
        <div class="field-pair">
          <Text form={form} name="wip_limit" label={_("Limit")} inputMode="numeric" help={_("Empty: no limit.")} />
          <Select
            form={form}
            name="wip_scope"
            label={_("Counted for")}
            options={[
              ["column", _("the whole column")],
              ["person", _("each person in it")],
            ]}
          />
        </div>
        <div class="field-pair">
          <Text
            form={form}
            name="yellow_after"
            label={_("Lies long after")}
            inputMode="numeric"
            help={_("Working days, then it is marked.")}
          />
          <Text
            form={form}
            name="red_after"
            label={_("Too long after")}
            inputMode="numeric"
            help={_("Working days, then it is marked strongly.")}
          />
        </div>
      </Form>
    </Dialog>
  );
}

const NUMBERS = new Set(["wip_limit", "yellow_after", "red_after"]);

/** Whole numbers as numbers; what is none stays as it was typed, so that the server says what is wrong with it. */
function sent(name, value) {
  if (!NUMBERS.has(name)) return value;
  const text = value.trim();
  if (name === "wip_limit" && text === "") return null;
  return /^\d+$/.test(text) ? Number(text) : text;
}
