import { _, ngettext } from "../texts.js";
import { page } from "../web/page.js";
import { EMPTY, isEmpty, sifted, yearsOf } from "./sifting.js";
import { KINDS } from "./standing.js";
import { kindName } from "./words.js";

/** What of the register is shown; everything at once where nothing is chosen. */
export function Filter({ filter, projects, portfolios, onChange }) {
  const set = (name) => (event) => onChange({ ...filter, [name]: event.currentTarget.value });
  const tick = (name) => (event) => onChange({ ...filter, [name]: event.currentTarget.checked ? "1" : "" });
  const count = sifted(projects, filter, { me: page.me.id, today: page.today }).length;
  const years = [...new Set([page.today.slice(0, 4), ...projects.flatMap(yearsOf)])].sort().reverse();
  const units = [...new Map(projects.map((each) => [each.unit_id, each.unit]))].sort(([, one], [, other]) =>
    one.localeCompare(other),
  );
  return (
    <search class="project-filter">
      <input
        class="input"
        type="search"
        value={filter.text}
        onInput={set("text")}
        aria-label={_("Find by name, number, person")}
        placeholder={_("Find by name, number, person")}
      />
      <Choose
        label={_("Kind")}
        value={filter.kind}
        onChange={set("kind")}
        options={KINDS.map((each) => [each, kindName(each)])}
      />
      <Choose
        label={_("Where it stands")}
        value={filter.phase}
        onChange={set("phase")}
        options={[
          ["prepared", _("being prepared")],
          ["active", _("being carried out")],
          ["completed", _("completed")],
          ["resting", _("suspended")],
          ["ended", _("rejected or ended early")],
        ]}
      />
      <Choose label={_("Department")} value={filter.unit} onChange={set("unit")} options={units} />
      {portfolios.length > 0 && (
        <Choose
          label={_("Portfolio")}
          value={filter.portfolio}
          onChange={set("portfolio")}
          options={portfolios.map(({ id, name }) => [id, name])}
        />
      )}
      <Choose
        label={_("Year")}
        value={filter.year}
        onChange={set("year")}
        options={years.flatMap((year) => [
          [year, year],
          [`${year}-closed`, _("closed in %(year)s", { year })],
          [`${year}-begun`, _("begun in %(year)s", { year })],
        ])}
      />
      <label class="project-tick">
        <input type="checkbox" checked={Boolean(filter.mine)} onChange={tick("mine")} /> {_("mine")}
      </label>
      <label class="project-tick">
        <input type="checkbox" checked={Boolean(filter.late)} onChange={tick("late")} /> {_("late")}
      </label>
      <span class="meta" role="status">
        {ngettext("%(num)s project", "%(num)s projects", count)}
        {!isEmpty(filter) && (
          <>
            {" · "}
            <button type="button" class="button-text" onClick={() => onChange(EMPTY)}>
              {_("Show all")}
            </button>
          </>
        )}
      </span>
    </search>
  );
}

function Choose({ label, value, options, onChange }) {
  return (
    <select class="input" aria-label={label} value={value} onChange={onChange}>
      <option value="">{label}</option>
      {options.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  );
}
