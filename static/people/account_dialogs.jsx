import { useState } from "preact/hooks";
import { Dialog } from "../web/dialog.jsx";
import { _ } from "../texts.js";
import { act } from "../web/act.js";
import { Choice, Form, Select, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { changes, useForm } from "../web/form.js";
import { reload } from "../web/source.js";
import { Close, Move } from "./leaving.jsx";
import { LinkDialog } from "./link_dialog.jsx";
import { roles } from "./words.js";

const shownOf = ({ name, email, post, role }) => ({ name, email, post, role });

/** Adds somebody and then shows the link with which they come in. */
export function NewAccount({ units, unitId, role, onMade, onMore, onClose }) {
  const [made, setMade] = useState(null);
  const form = useForm({
    initial: { name: "", email: "", post: "", unit_id: unitId, role },
    command: (values) => ({
      method: "POST",
      path: "/api/v1/people",
      body: { ...values, unit_id: values.unit_id || null },
    }),
    done: async ({ person }) => {
      await reload();
      setMade(person);
      onMade();
    },
  });
  if (made) return <LinkDialog person={made} onMore={onMore} onClose={onClose} />;
  return (
    <Dialog title={_("Add a person")} onClose={onClose}>
      <Form form={form} label={_("Add")} onCancel={onClose}>
        <Text form={form} name="name" label={_("Surname, given name, patronymic")} autocomplete="off" />
        <EMail form={form} />
        <Text form={form} name="post" label={_("Post")} autocomplete="off" />
        <Select form={form} name="unit_id" label={_("Department")} options={unitOptions(units)} />
        <Choice form={form} name="role" label={_("Role")} options={roles()} />
      </Form>
    </Dialog>
  );
}

/** Everything that can be done with an account. */
export function AccountDialog({ person, people, units, fresh, onClose }) {
  const [step, setStep] = useState("edit");
  const [title, Step] = STEPS[step];
  const unit = units.find(({ id }) => id === person.unit_id);
  if (step === "link") return <LinkDialog person={person} onClose={onClose} />;
  return (
    <Dialog title={title()} onClose={onClose}>
      <p class="meta">
        {person.name} · {unit?.name ?? _("no department yet")}
      </p>
      {isOnlyHead(person, people) && (
        <p class="notice">
          {_(
            "Nobody else heads this department. Name the next head first: with another role, a move or a closed account it has none.",
          )}
        </p>
      )}
      {step === "edit" && <More person={person} onStep={setStep} onClose={onClose} />}
      <Step person={person} people={people} units={units} fresh={fresh} onClose={onClose} />
    </Dialog>
  );
}

const heads = (each) => each.active && each.role === "unit_head";

const isOnlyHead = (person, people) =>
  heads(person) &&
  person.unit_id !== null &&
  !people.some((each) => each.id !== person.id && each.unit_id === person.unit_id && heads(each));

function More({ person, onStep, onClose }) {
  const reopen = () => {
    onClose();
    act(
      { method: "POST", path: `/api/v1/people/${person.id}/enable` },
      _("The account is open again: %(name)s", { name: person.name }),
    );
  };
  return (
    <div class="form-actions dialog-ways">
      {person.active ? (
        <>
          <button type="button" class="button" onClick={() => onStep("link")}>
            {_("New sign-in link")}
          </button>
          <button type="button" class="button" onClick={() => onStep("move")}>
            {_("Move to another department")}
          </button>
          <button type="button" class="button button-danger-quiet" onClick={() => onStep("close")}>
            {_("Close the account")}
          </button>
        </>
      ) : (
        <button type="button" class="button" onClick={reopen}>
          {_("Open the account again")}
        </button>
      )}
    </div>
  );
}

function Edit({ person, fresh, onClose }) {
  const form = useForm({
    initial: shownOf(person),
    fresh: async () => shownOf((await fresh()).people.find(({ id }) => id === person.id)),
    command: (values, base) => ({
      method: "PATCH",
      path: `/api/v1/people/${person.id}`,
      body: changes(values, base),
    }),
    done: (_answer, values) => finish(onClose, _("Saved: %(name)s", { name: values.name })),
  });
  return (
    <Form form={form} label={_("Save")} onCancel={onClose}>
      <Text form={form} name="name" label={_("Surname, given name, patronymic")} autocomplete="off" />
      <EMail form={form} />
      <Text form={form} name="post" label={_("Post")} autocomplete="off" />
      <Choice form={form} name="role" label={_("Role")} options={roles()} />
      <p class="field-help">
        {_("Another role signs the person out everywhere; they sign in again with the new rights.")}
      </p>
    </Form>
  );
}

function EMail({ form }) {
  return (
    <Text
      form={form}
      name="email"
      label={_("E-mail")}
      inputMode="email"
      autocapitalize="none"
      spellcheck={false}
      autocomplete="off"
      help={_("The person signs in with it. Nothing is sent to it.")}
    />
  );
}

const unitOptions = (units) => [["", _("none yet")], ...units.map(({ id, name }) => [id, name])];

const STEPS = {
  edit: [() => _("Change the account"), Edit],
  move: [() => _("Move to another department"), Move],
  close: [() => _("Close the account"), Close],
  link: [() => _("New sign-in link"), null],
};
