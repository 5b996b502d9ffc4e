import { useState } from "preact/hooks";
import { Plus, Warning } from "../icons.jsx";
import { _, ngettext } from "../texts.js";
import { act } from "../web/act.js";
import { MoveButtons } from "../web/move_buttons.jsx";
import { moved } from "../web/order.js";
import { followRooms } from "../web/live.js";
import { reload, source } from "../web/source.js";
import { sendOnce } from "../web/sending.js";
import { show } from "../web/view.jsx";
import { FirstSteps } from "./first_steps.jsx";
import { CloseUnit, ClosedUnits } from "./unit_closing.jsx";
import { UnitForm } from "./unit_form.jsx";
import { unitGroups } from "./words.js";

const directory = source("/api/v1/directory");
const boards = source("/api/v1/boards?limit=200");
const HEADED = new Set(["unit_head", "coordinator"]);

function Units({ known: [{ units: all, people }, { items }] }) {
  const [open, setOpen] = useState(null);
  const [closing, setClosing] = useState(null);
  const units = all.filter((unit) => !unit.closed);
  const active = people.filter((person) => person.active);
  const facts = (unit) => ({
    heads: active.filter((person) => person.unit_id === unit.id && isHead(person, unit)),
    count: active.filter((person) => person.unit_id === unit.id).length,
    boards: items.filter((board) => board.unit.id === unit.id),
  });
  return (
    <>
      <FirstSteps units={units} people={active} boards={items} onAddUnit={() => setOpen("new")} />
      {units.length > 0 && (
        <p class="view-actions">
          <button type="button" class={`button ${items.length ? "button-primary" : ""}`} onClick={() => setOpen("new")}>
            <Plus /> {_("Add a department")}
          </button>
        </p>
      )}
      {unitGroups().map(([kind, title]) => (
        <Group key={kind} title={title} units={units} kind={kind} facts={facts} onChange={setOpen} />
      ))}
      <ClosedUnits units={all.filter((unit) => unit.closed)} />
      {open && (
        <UnitForm
          unit={open === "new" ? null : open}
          units={all}
          fresh={directory.load}
          onCloseUnit={() => {
            setClosing(open);
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {closing && (
        <CloseUnit unit={closing} units={units} count={facts(closing).count} onClose={() => setClosing(null)} />
      )}
    </>
  );
}

function Group({ title, units, kind, facts, onChange }) {
  const here = units.filter((unit) => unit.kind === kind);
  if (!here.length) return null;
  const names = new Map(units.map(({ id, short_name: name }) => [id, name]));
  return (
    <section class="view-section">
      <h2>{title}</h2>
      <div class="table-box">
        <table class="table units-table">
          <thead>
            <tr>
              <th>{_("Name")}</th>
              <th>{_("Head")}</th>
              <th class="number">{_("People")}</th>
              <th>{_("Boards")}</th>
              <th>
                <span class="spoken-only">{_("Actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {here.map((unit, index) => (
              <UnitRow
                key={unit.id}
                unit={unit}
                facts={facts(unit)}
                parent={names.get(unit.parent_id)}
                first={index === 0}
                last={index === here.length - 1}
                move={(step) => reorder(units, here, index, step)}
                onChange={() => onChange(unit)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function UnitRow({ unit, facts: { heads, count, boards: own }, parent, first, last, move, onChange }) {
  const headless = !heads.length && unit.kind !== "leadership";
  return (
    <tr>
      <th scope="row">
        <a href={`/units/${unit.id}`}>{unit.name}</a>
        <span class="meta row-more">
          {[
            unit.short_name !== unit.name && unit.short_name,
            parent && _("belongs to: %(name)s", { name: parent }),
            unit.is_coordinator && _("coordinates the programme"),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </th>
      <td data-label={_("Head")}>
        {heads.map((person) => (
          <span key={person.id} class="line">
            {person.name}
          </span>
        ))}
        {headless && (
          <span class="row-mark">
            <Warning /> {_("no head")} <a href={`/admin/people?unit=${unit.id}&add=unit_head`}>{_("Add one")}</a>
          </span>
        )}
      </td>
      <td class="number" data-label={_("People")}>
        <a href={`/admin/people?unit=${unit.id}`} aria-label={ngettext("%(num)s person", "%(num)s people", count)}>
          {count}
        </a>
      </td>
      <td data-label={_("Boards")}>
        {own.map((board) => (
          <a
            key={board.id}
            class="line"
            href={`/boards/${board.id}`}
            aria-label={board.name === unit.name ? _("To the board: %(name)s", { name: board.name }) : undefined}
          >
            {board.name === unit.name ? _("To the board") : board.name}
          </a>
        ))}
        {own.length === 0 && <a href={`/boards/new?unit=${unit.id}`}>{_("Set up a board")}</a>}
      </td>
      <td class="row-actions">
        <MoveButtons id={`unit-${unit.id}`} name={unit.name} first={first} last={last} move={move} />
        <button type="button" class="button" onClick={onChange} aria-label={_("Change: %(what)s", { what: unit.name })}>
          {_("Change")}
        </button>
      </td>
    </tr>
  );
}

const isHead = (person, unit) => (unit.is_coordinator ? HEADED.has(person.role) : person.role === "unit_head");

/** Moves a unit among those of its kind; the places of the others stay what they were. */
async function reorder(units, here, index, step) {
  const order = moved(here, index, step);
  if (!order) return;
  const all = [...units];
  const places = here.map((unit) => all.indexOf(unit));
  for (const [rank, place] of places.entries()) all[place] = order[rank];
  const wrong = all
    .map((unit, position) => ({ unit, position }))
    .filter(({ unit, position }) => unit.position !== position);
  const [last, ...others] = wrong.reverse();
  for (const { unit, position } of others) await sendOnce(place(unit, position));
  if (last) await act(place(last.unit, last.position), _("Moved: %(name)s", { name: here[index].name }));
  else await reload();
}

const place = (unit, position) => ({ method: "PATCH", path: `/api/v1/units/${unit.id}`, body: { position } });

followRooms("people:all");
show(Units, [directory, boards]);
