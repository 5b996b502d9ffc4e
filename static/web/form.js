import { useRef, useState } from "preact/hooks";
import { _ } from "../texts.js";
import { Attempt, explain } from "./sending.js";

let lastId = 0;

/**
 * A form's state. `command(values)` makes what is sent; `done(answer, values)` is called when it was carried out.
 * `fresh()` (optional) answers the values as the server has them now: what somebody else has changed meanwhile is
 * shown and not written over until it is sent once more. `chosen`: the fields in which something must be chosen. `part`
 * is the member of what is sent in which some of the fields stand. `before(values)` is asked first; the
 * `proof` it answers is the third argument of `command`; where it is refused nothing more is sent. `refused(outcome)` is told
 * of what did not succeed.
 */
export function useForm({
  initial,
  command,
  done,
  fresh = null,
  chosen = [],
  part = "",
  before = null,
  refused = null,
}) {
  const id = useRef(null);
  id.current ??= `form-${++lastId}`;
  const attempt = useRef(null);
  attempt.current ??= new Attempt();
  const base = useRef(initial);
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState([]);
  const [problem, setProblem] = useState(null);
  const [saving, setSaving] = useState(false);
  const busy = useRef(false);

  const fail = (found, text) => {
    setErrors(found);
    setProblem(text);
    requestAnimationFrame(() => document.getElementById(`${id.current}-summary`)?.focus());
  };

  const refuse = (found) => fail(found, _("Some fields are not filled in correctly"));

  async function submit(event) {
    event?.preventDefault();
    if (busy.current) return;
    const open = chosen.filter((name) => !values[name]);
    if (open.length) return refuse(open.map((field) => ({ field, message: _("is not chosen yet") })));
    busy.current = true;
    setSaving(true);
    try {
      const others = fresh ? await changedMeanwhile(id.current, fresh, base.current, values) : [];
      if (others.length) {
        base.current = { ...base.current, ...Object.fromEntries(others.map(({ field, now }) => [field, now])) };
        return fail(others, _("Somebody else has changed this meanwhile. Save again to replace it."));
      }
      const first = before ? await before(values) : { kind: "ok" };
      const outcome =
        first.kind === "ok" ? await attempt.current.send(command(values, base.current, first.body?.proof)) : first;
      if (outcome.kind === "ok") {
        setErrors([]);
        setProblem(null);
        base.current = values;
        await done(outcome.body, values);
      } else {
        refused?.(outcome);
        fail(named(outcome.body?.errors ?? [], part), explain(outcome));
      }
    } finally {
      busy.current = false;
      setSaving(false);
    }
  }

  return {
    id: id.current,
    values,
    errors,
    problem,
    saving,
    submit,
    refuse,
    set: (name, value) => setValues((before) => ({ ...before, [name]: value })),
    reset: (next) => {
      base.current = next;
      setValues(next);
      setErrors([]);
      setProblem(null);
    },
    isChanged: () => Object.keys(values).some((name) => values[name] !== base.current[name]),
    errorOf: (name) => errors.find(({ field }) => field === name || field.startsWith(`${name}.`))?.message,
  };
}

/** What is different in `values` from `base`: what a PATCH sends. */
export const changes = (values, base) =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== base[name]));

async function changedMeanwhile(id, fresh, base, values) {
  const now = await fresh();
  if (!now) return [];
  return Object.keys(base)
    .filter(
      (name) => name in now && now[name] !== base[name] && now[name] !== values[name] && values[name] !== base[name],
    )
    .map((name) => ({
      field: name,
      now: now[name],
      message: _("is now: %(value)s", { value: shownAs(`${id}-${name}`, now[name]) }),
    }));
}

/** A value in the words in which the field itself offers it. */
function shownAs(id, value) {
  if (value === null || value === "") return "—";
  const control = document.getElementById(id);
  const offered = [...(control?.querySelectorAll("option, input") ?? [])].find((each) => each.value === String(value));
  return offered?.text ?? offered?.closest("label")?.querySelector("strong")?.textContent ?? String(value);
}

/** Faults by the names that the form's own fields have. */
const named = (errors, part) =>
  part
    ? errors.map((each) => ({
        ...each,
        field: each.field.startsWith(`${part}.`) ? each.field.slice(part.length + 1) : each.field,
      }))
    : errors;
