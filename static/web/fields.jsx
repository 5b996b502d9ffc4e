import { Stop } from "../icons.jsx";
import { _ } from "../texts.js";

/** A form with the summary of what is wrong on top. `label` is on the button that sends it. */
export function Form({ form, label, onCancel, danger = false, inline = false, children }) {
  return (
    <form class={`form ${inline ? "form-inline" : ""}`} noValidate onSubmit={form.submit}>
      <Summary form={form} />
      {children}
      <div class="form-actions">
        <button
          type="submit"
          class={`button ${danger ? "button-danger" : "button-primary"}`}
          aria-disabled={form.saving}
        >
          {form.saving ? _("Saving…") : label}
        </button>
        {onCancel && (
          <button type="button" class="button button-quiet" onClick={onCancel}>
            {_("Cancel")}
          </button>
        )}
      </div>
    </form>
  );
}

function Summary({ form }) {
  if (!form.problem) return null;
  return (
    <div class="notice notice-error" role="alert" tabIndex={-1} id={`${form.id}-summary`}>
      <Stop />
      <div>
        <p>{form.problem}</p>
        {form.errors.length > 0 && (
          <ul class="fault-list">
            {form.errors.map(({ field, message }) => (
              <li key={field}>
                <Fault form={form} field={field} message={message} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Fault({ form, field, message }) {
  // "hours.1" is the second of several; where they have no labels of their own, the one of all of them tells.
  const ids = [field, field.split(".")[0]].map((name) => `${form.id}-${name}`);
  const id = ids.find((each) => labelOf(each));
  const label = labelOf(id);
  const text = `${label ?? field}: ${message}`;
  const go = (event) => {
    event.preventDefault();
    document.getElementById(id)?.focus();
  };
  return label ? (
    <a href={`#${id}`} onClick={go}>
      {text}
    </a>
  ) : (
    text
  );
}

const labelOf = (id) => document.querySelector(`[data-label-of="${id}"]`)?.textContent;

/** A label above, the control, help beside it, and the error at it. `children(props)` draws the control. */
export function Field({ form, name, label, help, children }) {
  const id = `${form.id}-${name}`;
  const error = form.errorOf(name);
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id} data-label-of={id}>
        {label}
      </label>
      {children({ id, "aria-invalid": error ? "true" : undefined, "aria-describedby": described || undefined })}
      {help && (
        <span class="field-help" id={`${id}-help`}>
          {help}
        </span>
      )}
      {error && (
        <span class="field-error" id={`${id}-error`}>
          {sentence(error)}
        </span>
      )}
    </div>
  );
}

export function Text({ form, name, label, help, ...rest }) {
  return (
    <Field form={form} name={name} label={label} help={help}>
      {(control) => (
        <input
          class="input"
          {...control}
          {...rest}
          value={form.values[name] ?? ""}
          onInput={(event) => form.set(name, event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** The same for a text that may have several lines. */
export function Area({ form, name, label, help, ...rest }) {
  return (
    <Field form={form} name={name} label={label} help={help}>
      {(control) => (
        <textarea
          class="input"
          rows={2}
          {...control}
          {...rest}
          value={form.values[name] ?? ""}
          onInput={(event) => form.set(name, event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** `options` are `[value, text]` pairs. */
export function Select({ form, name, label, help, options, ...rest }) {
  return (
    <Field form={form} name={name} label={label} help={help}>
      {(control) => (
        <select
          class="input"
          {...control}
          {...rest}
          value={form.values[name] ?? ""}
          onChange={(event) => form.set(name, event.currentTarget.value)}
        >
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function Tick({ form, name, label, help }) {
  const id = `${form.id}-${name}`;
  return (
    <div class="field tick">
      <label for={id}>
        <input
          type="checkbox"
          id={id}
          aria-describedby={help ? `${id}-help` : undefined}
          checked={form.values[name]}
          onChange={(event) => form.set(name, event.currentTarget.checked)}
        />
        {label}
      </label>
      {help && (
        <span class="field-help" id={`${id}-help`}>
          {help}
        </span>
      )}
    </div>
  );
}

/** One of few, each with a sentence: `options` are `{value, label, help}`. `extra(option)` draws more of one. */
export function Choice({ form, name, label, options, extra }) {
  const id = `${form.id}-${name}`;
  const error = form.errorOf(name);
  return (
    <fieldset class="field options" id={id} tabIndex={-1}>
      <legend data-label-of={id}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} class="option">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={form.values[name] === option.value}
            onChange={() => form.set(name, option.value)}
          />
          <span>
            <strong>{option.label}</strong>
            {option.help && <span class="field-help">{option.help}</span>}
            {extra?.(option)}
          </span>
        </label>
      ))}
      {error && <span class="field-error">{sentence(error)}</span>}
    </fieldset>
  );
}

const sentence = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
