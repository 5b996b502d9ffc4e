import { useRef, useState } from "preact/hooks";
import { getJson, newKey } from "../live/requests.js";
import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Form, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { changes, useForm } from "../web/form.js";
import { numberOf, onlyNumbers } from "./goals_field.jsx";
import { PhotoField } from "./photo_field.jsx";

const put = (project, body) => ({ method: "PUT", path: `/api/v1/projects/${project.id}/results`, body });
const written = (value) => (typeof value === "number" ? String(value).replace(".", ",") : "");
const said = () => _("What was reached is written down");

/** The project as the server has it now. */
const now = async (project) => (await getJson(`/api/v1/projects/${project.id}`)).body?.project;
const factsOf = (project) => Object.fromEntries(project.goal_list.map(({ id, fact }) => [id, written(fact)]));

/** The reached value of every goal. */
export function FactsDialog({ project, onClose }) {
  const form = useForm({
    initial: factsOf(project),
    fresh: async () => {
      const found = await now(project);
      return found && factsOf(found);
    },
    // Only what was changed here: another goal may be somebody else's at this moment.
    command: (values, base) =>
      put(project, {
        facts: Object.fromEntries(Object.entries(changes(values, base)).map(([id, text]) => [id, numberOf(text)])),
      }),
    before: (values) => onlyNumbers(values, Object.keys(values)),
    done: (answer) => finish(onClose, said(), answer),
  });
  return (
    <Dialog title={_("What was reached")} onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        {project.goal_list.map(({ id, name, unit, baseline, target }) => (
          <Text
            key={id}
            form={form}
            name={id}
            inputMode="decimal"
            label={`${name}, ${unit}`}
            help={_("was %(was)s, target %(target)s", { was: written(baseline), target: written(target) })}
          />
        ))}
      </Form>
    </Dialog>
  );
}

const stillComing = () => ({
  kind: "refused",
  body: { detail: _("A photograph is still on its way; save when it is there.") },
});

const freshRow = () => ({
  id: newKey().replaceAll("-", "").slice(0, 16),
  name: "",
  was: "",
  became: "",
  was_photo: null,
  became_photo: null,
  is_significant: false,
});

/** The rows of «было – стало», with photographs. */
export function RowsDialog({ project, onClose }) {
  const [was] = useState(project.results);
  const onTheWay = useRef(0);
  const [rows, setRows] = useState(() => (was.length ? was : [freshRow()]));
  const form = useForm({
    initial: {},
    // A row that is saved without the photograph that was chosen for it would look as if it had none.
    before: () => (onTheWay.current ? stillComing() : { kind: "ok" }),
    command: () => put(project, { results: rows, results_was: was }),
    done: (answer) => finish(onClose, said(), answer),
  });
  const set = (id, more) => setRows((before) => before.map((each) => (each.id === id ? { ...each, ...more } : each)));
  return (
    <Dialog title={_("Was – became")} isWide isLong onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        {rows.map((row, place) => (
          <ResultRow
            key={row.id}
            row={row}
            place={place}
            form={form}
            onBusy={(step) => {
              onTheWay.current += step;
            }}
            onChange={(more) => set(row.id, more)}
          >
            <button
              type="button"
              class="button button-quiet"
              onClick={() => setRows(rows.filter(({ id }) => id !== row.id))}
            >
              {_("Take away")}
              <span class="spoken-only"> {place + 1}</span>
            </button>
          </ResultRow>
        ))}
        <p>
          <button type="button" class="button" onClick={() => setRows([...rows, freshRow()])}>
            {_("One more row")}
          </button>
        </p>
      </Form>
    </Dialog>
  );
}

function ResultRow({ row, place, form, onBusy, onChange, children }) {
  const id = (name) => `${form.id}-results.${place}.${name}`;
  const field = (name, label, Control) => (
    <div class="field">
      <label for={id(name)} data-label-of={id(name)}>
        {label}
      </label>
      <Control
        class="input"
        id={id(name)}
        value={row[name]}
        maxLength={name === "name" ? 300 : 2000}
        onInput={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <fieldset class="result-row">
      <legend>{_("Row %(number)s", { number: place + 1 })}</legend>
      {field("name", _("What"), "input")}
      <div class="field-pair">
        {field("was", _("was"), "textarea")}
        {field("became", _("became"), "textarea")}
      </div>
      <div class="field-pair">
        <PhotoField
          label={_("Photograph before")}
          onBusy={onBusy}
          value={row.was_photo}
          onChange={(was_photo) => onChange({ was_photo })}
        />
        <PhotoField
          label={_("Photograph after")}
          onBusy={onBusy}
          value={row.became_photo}
          onChange={(became_photo) => onChange({ became_photo })}
        />
      </div>
      <p class="view-actions">
        <label class="project-tick">
          <input
            type="checkbox"
            checked={row.is_significant}
            onChange={(event) => onChange({ is_significant: event.currentTarget.checked })}
          />{" "}
          {_("among the most significant results of the quarterly form")}
        </label>
        {children}
      </p>
    </fieldset>
  );
}

const NUMBERS = ["labour_before", "labour_after", "cases", "money"];
const effectsOf = ({ effects }) => ({
  ...Object.fromEntries(NUMBERS.map((name) => [name, written(effects[name])])),
  money_basis: effects.money_basis ?? "",
});

/** Minutes a case before and after with cases a year, and money with what it follows from. */
export function EffectsDialog({ project, onClose }) {
  const form = useForm({
    initial: effectsOf(project),
    fresh: async () => {
      const found = await now(project);
      return found && effectsOf(found);
    },
    command: (values, base) =>
      put(
        project,
        Object.fromEntries(
          Object.entries(changes(values, base)).map(([name, text]) => [
            name,
            NUMBERS.includes(name) ? numberOf(text) : text,
          ]),
        ),
      ),
    before: (values) => onlyNumbers(values, NUMBERS),
    done: (answer) => finish(onClose, said(), answer),
  });
  const number = (name, label, help) => <Text form={form} name={name} inputMode="decimal" label={label} help={help} />;
  return (
    <Dialog title={_("Released hours and money")} isWide onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        <div class="field-pair">
          {number("labour_before", _("Minutes a case before"))}
          {number("labour_after", _("Minutes a case after"))}
        </div>
        {number("cases", _("Cases a year"), _("Hours a year: the difference × cases ÷ 60."))}
        {number(
          "money",
          _("Money, thousand roubles a year"),
          _("Counts once the customer has confirmed it at closing."),
        )}
        <Area form={form} name="money_basis" label={_("What it follows from")} maxLength={1000} />
      </Form>
    </Dialog>
  );
}
