import { _ } from "../texts.js";
import { page } from "../web/page.js";
import { Chosen, OneLine, PassportField, Words } from "./field.jsx";
import { GoalsField } from "./goals_field.jsx";
import { RationaleField } from "./rationale_field.jsx";
import { SavedLine } from "./saved_line.jsx";
import { TeamField } from "./team_field.jsx";
import { fieldName, tagName, tagsInForce } from "./words.js";

const byName = (pairs) => pairs.sort(([, one], [, other]) => one.localeCompare(other));

/** The passport while it is written: saved by itself, in the order of the official form. */
export function PassportForm({ project, store }) {
  const remarks = project.remarks.filter(({ version }) => version === project.passport_version);
  const own = { store, remarks };
  const people = byName(page.people.map(({ id, name }) => [id, name]));
  return (
    <div class="passport-form">
      <SavedLine store={store} />
      <section class="view-section">
        <h3>{_("About the project")}</h3>
        <OneLine {...own} name="title" now={project.title} maxLength={300} />
        <div class="field-pair">
          <Chosen
            {...own}
            name="sector"
            now={project.sector}
            options={page.sectors.map(({ code, label }) => [code, label])}
          />
          <Tags {...own} now={project.tags} />
        </div>
      </section>
      <section class="view-section">
        <h3>{_("General data")}</h3>
        <div class="field-pair">
          <Chosen
            {...own}
            name="customer_unit_id"
            about="customer"
            label={fieldName("customer")}
            help={page.words.helps.customer}
            now={project.customer_unit_id}
            options={page.units.map(({ id, name }) => [id, name])}
          />
          <Chosen
            {...own}
            name="customer_head_id"
            about="customer_head"
            label={fieldName("customer_head")}
            help={page.words.helps.customer_head}
            now={project.customer_head_id}
            options={heads(store.shown("customer_unit_id", project.customer_unit_id), people)}
          />
        </div>
        {!store.shown("customer_unit_id", project.customer_unit_id) && <Outside own={own} project={project} />}
        <OneLine {...own} name="customer_post" now={project.customer_post} help="" maxLength={200} />
        <Words {...own} name="process" now={project.process} />
        <div class="field-pair">
          <Words
            {...own}
            name="start_event"
            about="boundaries"
            now={project.start_event}
            label={_("Begins with")}
            help={page.words.helps.boundaries}
          />
          <Words {...own} name="end_event" about="boundaries" now={project.end_event} label={_("Ends with")} help="" />
        </div>
        <Chosen {...own} name="leader_id" now={project.leader_id} options={people} />
        <TeamField {...own} now={project.team} people={people} />
      </section>
      <section class="view-section">
        <h3>{fieldName("rationale")}</h3>
        <RationaleField {...own} now={project.rationale} />
      </section>
      <section class="view-section">
        <h3>{_("Goals and effects")}</h3>
        <GoalsField {...own} now={project.goal_list} />
        <Words {...own} name="effects_text" now={project.effects_text} rows={3} />
      </section>
    </div>
  );
}

/** Who leads the customer stands first. */
function heads(unitId, people) {
  const leads = (id) => page.people.find((each) => each.id === id);
  const rank = ([id]) => {
    const { unit_id: unit, role } = leads(id) ?? {};
    if (unit !== unitId) return 2;
    return role === "specialist" ? 1 : 0;
  };
  return [...people].sort((one, other) => rank(one) - rank(other));
}

function Outside({ own, project }) {
  return (
    <div class="field-pair">
      <OneLine
        {...own}
        name="customer"
        now={project.customer_text}
        label={_("Customer outside of the administration")}
        help=""
        maxLength={300}
      />
      {!own.store.shown("customer_head_id", project.customer_head_id) && (
        <OneLine
          {...own}
          name="customer_head"
          label={_("Head of the customer, by name")}
          now={project.customer_head}
          help={_("Approves on paper; the coordinator records it.")}
          maxLength={200}
        />
      )}
    </div>
  );
}

function Tags({ store, remarks, now }) {
  const tags = tagsInForce(page.today);
  const chosen = store.shown("tags", now);
  const inForce = tags.map(({ code }) => [code, tagName(code)]);
  const former = chosen.filter((code) => !tags.some((each) => each.code === code)).map((code) => [code, tagName(code)]);
  const listed = [...inForce, ...former];
  if (!listed.length) return null;
  const toggle = (code) =>
    store.set("tags", chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code], now);
  return (
    <PassportField store={store} name="tags" remarks={remarks} isGroup>
      {(control) => (
        <details class="tag-choice" {...control}>
          <summary class="input">{chosen.length ? chosen.map(tagName).join("; ") : _("choose…")}</summary>
          <ul>
            {listed.map(([code, name]) => (
              <li key={code}>
                <label>
                  <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} /> {name}
                </label>
              </li>
            ))}
          </ul>
        </details>
      )}
    </PassportField>
  );
}
