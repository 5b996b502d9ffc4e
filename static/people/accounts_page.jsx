import { useState } from "preact/hooks";
import { Plus } from "../icons.jsx";
import { byName } from "../names.js";
import { plain } from "../tasks/finding.js";
import { page } from "../web/page.js";
import { _, ngettext } from "../texts.js";
import { followRooms } from "../web/live.js";
import { source } from "../web/source.js";
import { show } from "../web/view.jsx";
import { AccountDialog, NewAccount } from "./account_dialogs.jsx";
import { Deputies } from "./deputies.jsx";
import { FirstSteps } from "./first_steps.jsx";
import { roleName, roles } from "./words.js";

const directory = source("/api/v1/directory");
const boards = source("/api/v1/boards?limit=200");
const FIRST_PART = 40;
const NONE = "none";
let more = 0;
const asked = new URLSearchParams(globalThis.location?.search);

function Accounts({ known: [{ units: all, people, deputies }, { items }] }) {
  const units = all.filter((unit) => !unit.closed);
  const [filter, setFilter] = useState({ text: "", unit: asked.get("unit") ?? "", role: "", closed: false });
  const [open, setOpen] = useState(asked.has("add") ? "new" : null);
  const [proposed, setProposed] = useState(asked.get("add") === "unit_head" ? "unit_head" : "specialist");
  const names = new Map(all.map((unit) => [unit.id, unit.name]));
  const found = people.filter((person) => isWanted(person, filter, names)).sort(byName);
  const chosen = people.find(({ id }) => id === open);
  return (
    <>
      <FirstSteps
        units={units}
        people={people.filter((each) => each.active)}
        boards={items}
        onAddUnit={() => location.assign("/admin/units")}
      />
      <Filter filter={filter} setFilter={setFilter} units={units} onAdd={() => setOpen("new")} />
      <p class="meta" role="status">
        {ngettext("%(num)s person", "%(num)s people", found.length)}
        {" · "}
        <a href="#deputies">{_("Who stands in for heads")}</a>
      </p>
      {found.length ? (
        <People people={found} names={names} onOpen={setOpen} />
      ) : (
        <p class="empty-row">
          {people.length > 1
            ? _("Nobody fits this. Change what is looked for, or add a person.")
            : _("There is nobody but you yet. Add the first person.")}
        </p>
      )}
      <section class="view-section">
        <h2 id="deputies">{_("Deputies")}</h2>
        <Deputies deputies={named(deputies, people)} units={units} people={people.filter((each) => each.active)} />
      </section>
      {open?.startsWith("new") && (
        <NewAccount
          key={open}
          units={units}
          unitId={filter.unit === NONE ? "" : filter.unit}
          role={proposed}
          onMade={() => setProposed("specialist")}
          onMore={() => setOpen(`new ${++more}`)}
          onClose={() => setOpen(null)}
        />
      )}
      {chosen && (
        <AccountDialog
          key={chosen.id}
          person={chosen}
          people={people}
          units={all}
          fresh={directory.load}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function Filter({ filter, setFilter, units, onAdd }) {
  const set = (name) => (event) => setFilter({ ...filter, [name]: event.currentTarget.value });
  return (
    <search class="filter">
      <input
        class="input"
        type="search"
        aria-label={_("Find by name, e-mail or department")}
        placeholder={_("Name, e-mail or department")}
        value={filter.text}
        onInput={set("text")}
      />
      <select class="input" aria-label={_("Department")} value={filter.unit} onChange={set("unit")}>
        <option value="">{_("All departments")}</option>
        <option value={NONE}>{_("Without a department")}</option>
        {units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select class="input" aria-label={_("Role")} value={filter.role} onChange={set("role")}>
        <option value="">{_("All roles")}</option>
        {roles().map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="chip"
        aria-pressed={filter.closed}
        onClick={() => setFilter({ ...filter, closed: !filter.closed })}
      >
        {_("Closed accounts too")}
      </button>
      <button type="button" class="button button-primary" onClick={onAdd}>
        <Plus /> {_("Add a person")}
      </button>
    </search>
  );
}

function People({ people, names, onOpen }) {
  const [all, setAll] = useState(false);
  return (
    <div class="table-box">
      <table class="table people-table">
        <thead>
          <tr>
            <th>{_("Name of the person")}</th>
            <th>{_("E-mail")}</th>
            <th>{_("Department")}</th>
            <th>{_("Role")}</th>
            <th>
              <span class="spoken-only">{_("Actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.slice(0, all ? undefined : FIRST_PART).map((person) => (
            <tr key={person.id} class={person.active ? "" : "is-closed"}>
              <th scope="row">
                {person.name}
                {person.id === page.me.id && <span class="tag">{_("you")}</span>}
                {!person.active && <span class="tag">{_("closed")}</span>}
                <span class="meta row-more">{person.post}</span>
              </th>
              <td class="e-mail">{person.email}</td>
              <td data-label={_("Department")}>
                {names.get(person.unit_id) ?? <span class="meta">{_("none yet")}</span>}
              </td>
              <td data-label={_("Role")}>{roleName(person.role)}</td>
              <td class="row-actions">
                <button
                  type="button"
                  class="button"
                  aria-label={_("Change: %(what)s", { what: person.name })}
                  onClick={() => onOpen(person.id)}
                >
                  {_("Change")}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && people.length > FIRST_PART && (
        <p class="table-more">
          <button type="button" class="button" onClick={() => setAll(true)}>
            {_("Show all %(count)s", { count: people.length })}
          </button>
        </p>
      )}
    </div>
  );
}

function isWanted(person, { text, unit, role, closed }, names) {
  if (!(closed || person.active) || (unit && (person.unit_id ?? NONE) !== unit) || (role && person.role !== role))
    return false;
  const words = plain(text).split(/\s+/).filter(Boolean);
  const said = plain(`${person.name} ${person.email} ${names.get(person.unit_id) ?? ""} ${person.post}`);
  return words.every((word) => said.includes(word));
}

function named(deputies, people) {
  const names = new Map(people.map((person) => [person.id, person.name]));
  const current = deputies.filter(
    ({ from_day: first, until_day: until }) => until === null || (until >= page.today && until >= first),
  );
  return current.map((each) => ({ ...each, name: names.get(each.person_id) ?? "" }));
}

followRooms("people:all");
show(Accounts, [directory, boards]);
