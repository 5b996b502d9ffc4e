import { useRef, useState } from "preact/hooks";
import { longDay, shortDay } from "../dates.js";
import { Check, Stop } from "../icons.jsx";
import { locale, _, ngettext } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Form } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { explain, sendOnce } from "../web/sending.js";
import { figure, WORDS } from "./facts.js";

const MOST_BYTES = 500_000;

/** Values of many KPIs from one table: what it would change is seen before anything is. */
export function ImportDialog({ onClose }) {
  const [found, setFound] = useState(null);
  const [fault, setFault] = useState(null);
  const turn = useRef(0);
  const take = async (file) => {
    const mine = ++turn.current;
    setFault(null);
    setFound(null);
    if (!file) return undefined;
    if (file.size > MOST_BYTES) return setFault(_("The file is too large."));
    const outcome = await sendOnce({
      method: "POST",
      path: "/api/v1/kpis/values/preview",
      body: { name: file.name.slice(-200), content: base64(await file.arrayBuffer()) },
    });
    if (mine !== turn.current) return undefined;
    if (outcome.kind !== "ok") return setFault(explain(outcome));
    if (outcome.body.fault) return setFault(outcome.body.fault);
    return setFound(outcome.body.rows);
  };
  return (
    <Dialog title={_("Values from a table")} isWide onClose={onClose}>
      <ol class="plain-steps">
        <li>
          <a href="/kpis/values.xlsx" download>
            {_("Take the table to fill in (XLSX)")}
          </a>
          {" – "}
          {_("a row for each KPI whose values you give; rows without a value are passed over.")}
        </li>
        <li>
          <label for="import-file">{_("Choose the filled table (XLSX or CSV)")}</label>
          <input
            id="import-file"
            class="input"
            type="file"
            accept=".xlsx,.xlsm,.csv,.txt"
            onClick={(event) => {
              // The same file, corrected meanwhile, is another one.
              event.currentTarget.value = "";
            }}
            onChange={(event) => take(event.currentTarget.files[0])}
          />
        </li>
      </ol>
      {fault && (
        <p class="notice notice-error" role="alert">
          <Stop /> <span>{fault}</span>
        </p>
      )}
      {found && <Preview rows={found} onClose={onClose} />}
    </Dialog>
  );
}

function Preview({ rows, onClose }) {
  const ready = rows.filter((row) => row.ready);
  const wrong = rows.filter((row) => !row.ready && !row.is_same).length;
  const form = useForm({
    initial: {},
    command: () => ({ method: "POST", path: "/api/v1/kpis/values", body: { values: ready.map((row) => row.ready) } }),
    done: (answer) =>
      finish(onClose, ngettext("%(num)s value is published", "%(num)s values are published", ready.length), answer),
  });
  return (
    <>
      <p role="status">
        {ngettext("%(num)s row can be published", "%(num)s rows can be published", ready.length)}
        {wrong > 0 && (
          <>
            {", "}
            <strong class="mark-red">
              {ngettext("%(num)s row has a fault and is left out", "%(num)s rows have faults and are left out", wrong)}
            </strong>
          </>
        )}
      </p>
      <div class="table-box import-rows">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{_("Row")}</th>
              <th scope="col">{_("KPI")}</th>
              <th scope="col">{_("Period")}</th>
              <th scope="col">{_("Value")}</th>
              <th scope="col">{_("What happens")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PreviewRow key={row.line} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {ready.length > 0 && (
        <Form
          form={form}
          label={ngettext("Publish %(num)s value", "Publish %(num)s values", ready.length)}
          onCancel={onClose}
        />
      )}
    </>
  );
}

function PreviewRow({ row }) {
  return (
    <tr class={row.ready || row.is_same ? "" : "is-wrong"}>
      <td>
        <span class="table-word">{_("Row")} </span>
        {row.line}
      </td>
      <th scope="row">{row.name || row.code || "—"}</th>
      <td>{row.first_day ? spanOf(row) : "—"}</td>
      <td>
        <span class="table-word">{_("Value")}: </span>
        {row.value === null ? "—" : figure(row.value, 3)}
      </td>
      <td>
        {row.is_same && <span class="meta">{_("stands there already")}</span>}
        {row.ready && (
          <>
            <Check /> {row.was === null ? _("a new value") : _("instead of %(value)s", { value: figure(row.was, 3) })}
            <span class="meta"> · {WORDS[row.colour]()}</span>
          </>
        )}
        {row.faults.length > 0 && (
          <ul class="fault-list">
            {row.faults.map(({ field, message }) => (
              <li key={field + message} class="mark-red">
                {field}: {message}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

const spanOf = ({ first_day: first, last_day: last }) =>
  first === last
    ? longDay(first, locale, page.today)
    : `${shortDay(first, locale, page.today)} – ${shortDay(last, locale, page.today)}`;

/** In pieces: a long list of arguments is more than some browsers take. */
function base64(buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
