import { KindIcon } from "../../icons.jsx";
import { locale, _ } from "../../texts.js";
import { Form, Text } from "../../web/fields.jsx";
import { finish } from "../../web/finish.js";
import { useForm } from "../../web/form.js";
import { codeFor } from "../codes.js";
import { Dialog } from "../../web/dialog.jsx";

const colours = () => [
  ["blue", _("blue")],
  ["green", _("green")],
  ["violet", _("violet")],
  ["teal", _("teal")],
  ["grey", _("grey")],
  ["brown", _("brown")],
  ["pink", _("pink")],
];
const icons = () => [
  ["assignment", _("flag")],
  ["service", _("tray")],
  ["lean_project", _("steps")],
  ["improvement", _("arrow up")],
  ["report", _("sheet of paper")],
  ["other", _("dot")],
];

/** The command that puts a word into its list as it is here. */
export function put({ vocabulary, code, name_ru, name_en, colour, icon, position, active }) {
  const body = { name_ru, name_en: name_en || null, colour, icon, position, active };
  return { method: "PUT", path: `/api/v1/terms/${vocabulary}/${code}`, body };
}

const shownOf = ({ name_ru, name_en, colour, icon }) => ({ name_ru, name_en, colour, icon });

/** Adds a word to a list or changes one, with a card as it will look. */
export function TermForm({ vocabulary, term, words, title, fresh, onClose }) {
  const isKind = vocabulary === "kind";
  const form = useForm({
    initial: term ? shownOf(term) : { name_ru: "", name_en: "", colour: "grey", icon: "other" },
    fresh: term && (async () => shownOf((await fresh()).terms.find(({ id }) => id === term.id) ?? term)),
    command: (values) => put(term ? { ...now(term, words), ...values } : added(vocabulary, values, words)),
    done: (_answer, values) => finish(onClose, _("Saved: %(name)s", { name: nameOf(values) }), term && put(term)),
  });
  const name = nameOf(form.values);
  return (
    <Dialog title={title} onClose={onClose}>
      <Form form={form} label={term ? _("Save") : _("Add")} onCancel={onClose}>
        <Text form={form} name="name_ru" label={_("Name in Russian")} maxLength={60} />
        <Text
          form={form}
          name="name_en"
          label={_("Name in English")}
          maxLength={60}
          help={_("Left empty, the Russian name is shown.")}
        />
        {isKind && (
          <>
            <Pick
              form={form}
              name="colour"
              label={_("Colour")}
              options={colours()}
              draw={(value) => <i class={`swatch tint-${value}`} />}
            />
            <Pick
              form={form}
              name="icon"
              label={_("Icon")}
              options={icons()}
              draw={(value) => <KindIcon icon={value} />}
            />
            <div class={`sample-card tint-${form.values.colour}`} aria-hidden="true">
              <KindIcon icon={form.values.icon} />
              <span>
                <strong>{_("A task as an example")}</strong>
                <span class="meta">{name || "…"}</span>
              </span>
            </div>
          </>
        )}
      </Form>
    </Dialog>
  );
}

/** One of few that can be drawn; each has its word too. */
function Pick({ form, name, label, options, draw }) {
  const id = `${form.id}-${name}`;
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="picks">
        {options.map(([value, text]) => (
          <label key={value} class="pick">
            <input
              type="radio"
              name={id}
              value={value}
              checked={form.values[name] === value}
              onChange={() => form.set(name, value)}
            />
            {draw(value)} {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const nameOf = (values) => (locale === "en" && values.name_en.trim()) || values.name_ru.trim();

/** The word as the list has it now: its place and use may have changed while the form was open. */
const now = (term, words) => words.find(({ id }) => id === term.id) ?? term;

function added(vocabulary, values, words) {
  const code = codeFor(values.name_en || values.name_ru, new Set(words.map((each) => each.code)));
  const position = Math.max(-1, ...words.map((each) => each.position)) + 1;
  return { vocabulary, code, ...values, position, active: true };
}
