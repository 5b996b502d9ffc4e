import { _ } from "../texts.js";
import { asText } from "./as_text.js";
import { fieldName, helpFor } from "./words.js";

/**
 * A field of the passport: its label as in the form, help in own words beside it, the customer's remarks at it, what a
 * colleague wrote meanwhile, what is wrong. `children(control)` draws what is typed into; where that is several things
 * together it is a group.
 */
export function PassportField({
  store,
  name,
  label = fieldName(name),
  help = helpFor(name),
  remarks = [],
  about = name,
  isGroup = false,
  children,
}) {
  const id = `passport-${name}`;
  const conflict = store.conflicts.value[name];
  const error = store.errors.value.find(({ field }) => field === name || field.startsWith(`${name}.`));
  const described = [`${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  const control = isGroup
    ? { id, role: "group", tabIndex: -1, "aria-labelledby": `${id}-label`, "aria-describedby": described }
    : { id, "aria-describedby": described, "aria-invalid": error ? "true" : undefined };
  const left = ({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || store.leave(name);
  return (
    <div class="field passport-field" onFocusIn={() => store.enter(name)} onFocusOut={left}>
      {isGroup ? (
        <span class="field-label" id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label for={id} data-label-of={id}>
          {label}
        </label>
      )}
      {children(control)}
      <span class="field-help" id={`${id}-help`}>
        {help === name ? "" : help}
      </span>
      {remarks
        .filter(({ field }) => field === about)
        .map((each) => (
          <p key={each.id} class="passport-remark">
            <strong>{_("%(who)s asks:", { who: each.by })}</strong> {each.text}
          </p>
        ))}
      {error && (
        <span class="field-error" id={`${id}-error`}>
          {error.message}
        </span>
      )}
      {conflict !== undefined && <Conflict store={store} name={name} theirs={conflict} />}
    </div>
  );
}

/** Both texts, and what can be done: nobody's is lost. */
function Conflict({ store, name, theirs }) {
  const mine = store.draft.value.typed[name];
  const isText = typeof mine === "string" && typeof theirs === "string";
  return (
    <div class="notice notice-warning passport-conflict" role="alert">
      <div>
        <p>{_("A colleague has written here meanwhile:")}</p>
        <blockquote>{asText(name, theirs) || "—"}</blockquote>
        <p class="view-actions">
          <button type="button" class="button" onClick={() => store.insist(name)}>
            {_("Keep mine")}
          </button>
          <button type="button" class="button" onClick={() => store.yield(name)}>
            {_("Take theirs")}
          </button>
          {isText && (
            <button type="button" class="button" onClick={() => store.insist(name, `${theirs}\n${mine}`)}>
              {_("Put both together")}
            </button>
          )}
        </p>
      </div>
    </div>
  );
}

/** A text of one or several lines that grows with what is typed. */
export function Words({ store, name, now, remarks, rows = 2, about, label, help, ...rest }) {
  const value = store.shown(name, now) ?? "";
  return (
    <PassportField store={store} name={name} remarks={remarks} about={about} label={label} help={help}>
      {(control) => (
        <textarea
          class="input"
          rows={Math.max(rows, value.split("\n").length)}
          maxLength={10_000}
          {...control}
          {...rest}
          value={value}
          onInput={(event) => store.set(name, event.currentTarget.value, now)}
        />
      )}
    </PassportField>
  );
}

export function OneLine({ store, name, now, remarks, about, label, help, ...rest }) {
  return (
    <PassportField store={store} name={name} remarks={remarks} about={about} label={label} help={help}>
      {(control) => (
        <input
          class="input"
          {...control}
          {...rest}
          value={store.shown(name, now) ?? ""}
          onInput={(event) => store.set(name, event.currentTarget.value, now)}
        />
      )}
    </PassportField>
  );
}

/** `options` are `[value, text]`; nothing chosen is `null` to the server. */
export function Chosen({ store, name, now, remarks, options, about, label, help, onChosen }) {
  return (
    <PassportField store={store} name={name} remarks={remarks} about={about} label={label} help={help}>
      {(control) => (
        <select
          class="input"
          {...control}
          value={store.shown(name, now) ?? ""}
          onChange={(event) => {
            store.set(name, event.currentTarget.value || null, now);
            onChosen?.(event.currentTarget.value);
          }}
        >
          <option value="">{_("choose…")}</option>
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </PassportField>
  );
}
