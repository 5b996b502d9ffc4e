import { useEffect, useState } from "preact/hooks";
import { _ } from "../texts.js";
import { act } from "../web/act.js";
import { Dialog } from "../web/dialog.jsx";
import { Form, Text, Tick } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { Row, RowButton } from "../web/row.jsx";
import { nameOf } from "./facts.js";

const PREVIEW_AFTER_MS = 600;

/** The walls: opened by everybody, set up by who keeps them. */
export function Walls({ walls, kpis }) {
  const [open, setOpen] = useState(null);
  const { keeps } = page.rights;
  if (!walls.length && !keeps) return null;
  const inOrder = [...walls].sort((one, other) => one.position - other.position);
  return (
    <section class="view-section" aria-labelledby="walls">
      <h2 id="walls">{_("On the wall")}</h2>
      {walls.length > 0 ? (
        <ul class="rows">
          {inOrder.map((wall) => (
            <Row key={wall.id} name={<a href={`/walls/${wall.id}`}>{wall.name}</a>} more={shownText(wall)}>
              <a class="button button-quiet" href={`/walls/${wall.id}/paper.pdf`} download>
                {_("On paper (A3)")}
                <span class="spoken-only"> {wall.name}</span>
              </a>
              {keeps && (
                <RowButton
                  label={_("Change")}
                  what={_("Change: %(what)s", { what: wall.name })}
                  onClick={() => setOpen(wall)}
                />
              )}
            </Row>
          ))}
        </ul>
      ) : (
        <p class="empty-row">{_("There is no wall yet. A wall shows goals and KPIs on a large screen, by itself.")}</p>
      )}
      {keeps && (
        <p class="view-actions">
          <button type="button" class="button" onClick={() => setOpen("new")}>
            {_("Add a wall")}
          </button>
        </p>
      )}
      {open && <WallForm wall={open === "new" ? null : open} kpis={kpis} onClose={() => setOpen(null)} />}
    </section>
  );
}

const shownText = ({ codes }) =>
  codes.length ? _("KPIs chosen: %(count)s", { count: codes.length }) : _("everything that has a value");

/** The wall as it would be, in small; it is drawn anew a moment after the last change. */
function Preview({ name, codes, seconds, withUnits }) {
  const [address, setAddress] = useState(null);
  useEffect(() => {
    // Of what the server would refuse there is no picture: the one before stays.
    const isWhole = /^\d+$/.test(seconds) && Number(seconds) >= 5 && Number(seconds) <= 600;
    if (!isWhole) return undefined;
    const asked = new URLSearchParams({ name, codes: codes.join(","), seconds, with_units: withUnits });
    const timer = setTimeout(() => setAddress(`/walls/preview?${asked}`), PREVIEW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [name, codes, seconds, withUnits]);
  return (
    <figure class="wall-preview">
      <figcaption>{_("How it will look")}</figcaption>
      <div>{address && <iframe key={address} title={_("How it will look")} src={address} tabIndex={-1} />}</div>
    </figure>
  );
}

/** At once, because it can be taken back. */
async function takeDown(wall, onClose) {
  onClose();
  await act(
    { method: "DELETE", path: `/api/v1/walls/${wall.id}` },
    _("The wall is taken down: %(name)s", { name: wall.name }),
    true,
  );
}

function WallForm({ wall, kpis, onClose }) {
  const form = useForm({
    initial: {
      name: wall?.name ?? "",
      slide_seconds: String(wall?.slide_seconds ?? 20),
      codes: wall?.codes ?? [],
      with_units: wall?.with_units ?? false,
    },
    command: ({ name, slide_seconds, codes, with_units }) => ({
      method: wall ? "PUT" : "POST",
      path: wall ? `/api/v1/walls/${wall.id}` : "/api/v1/walls",
      body: { name, codes, with_units, slide_seconds: Number(slide_seconds) },
    }),
    done: (answer, { name }) => finish(onClose, _("Saved: %(name)s", { name }), answer),
  });
  const { codes } = form.values;
  const toggle = (id) => form.set("codes", codes.includes(id) ? codes.filter((each) => each !== id) : [...codes, id]);
  return (
    <Dialog title={wall ? _("Change the wall") : _("Add a wall")} isWide onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        <div class="field-pair">
          <Text form={form} name="name" label={_("Name")} maxLength={200} />
          <Text form={form} name="slide_seconds" label={_("Seconds for each slide")} type="number" min="5" max="600" />
        </div>
        <fieldset class="field">
          <legend>{_("What it shows")}</legend>
          <p class="field-help">{_("With nothing chosen it shows everything that has a value.")}</p>
          <ul class="kpi-choice">
            {kpis
              .filter((kpi) => kpi.has_source)
              .map((kpi) => (
                <li key={kpi.id} class="tick">
                  <label>
                    <input type="checkbox" checked={codes.includes(kpi.id)} onChange={() => toggle(kpi.id)} />
                    {nameOf(kpi)}
                  </label>
                </li>
              ))}
          </ul>
        </fieldset>
        <Tick
          form={form}
          name="with_units"
          label={_("Departments side by side")}
          help={_("Everybody who passes the wall then sees the values of each department.")}
        />
        <Preview
          name={form.values.name}
          codes={codes}
          seconds={form.values.slide_seconds}
          withUnits={form.values.with_units}
        />
      </Form>
      {wall && (
        <p class="view-actions">
          <button type="button" class="button button-quiet" onClick={() => takeDown(wall, onClose)}>
            {_("Take the wall down")}
          </button>
        </p>
      )}
    </Dialog>
  );
}
