import { newKey } from "../live/requests.js";
import { _ } from "../texts.js";
import { page } from "../web/page.js";
import { PassportField } from "./field.jsx";
import { afterRow, enterLastRow } from "./row_focus.js";

const fresh = () => ({ id: newKey().replaceAll("-", "").slice(0, 16), person_id: null, name: "", duty: "" });

/** Who is in the team: people of the administration, and others by name. */
export function TeamField({ store, remarks, now, people }) {
  const team = store.shown("team", now);
  const put = (list) => store.set("team", list, now);
  const set = (id, more) => put(team.map((each) => (each.id === id ? { ...each, ...more } : each)));
  const takeAway = (control, place) => {
    put(team.filter((_each, at) => at !== place));
    afterRow(control.id, place);
  };
  const add = (control) => {
    put([...team, fresh()]);
    enterLastRow(control.id);
  };
  return (
    <PassportField store={store} name="team" remarks={remarks} isGroup>
      {(control) => (
        <div {...control} class="team-list">
          {team.map((member, place) => (
            <fieldset key={member.id} class="member" data-row>
              <legend class="spoken-only">{_("Member %(number)s", { number: place + 1 })}</legend>
              <select
                class="input"
                aria-label={_("Who")}
                value={member.person_id ?? ""}
                onChange={(event) => {
                  const personId = event.currentTarget.value || null;
                  const name = page.people.find(({ id }) => id === personId)?.name ?? "";
                  set(member.id, { person_id: personId, name });
                }}
              >
                <option value="">{_("somebody else, by name:")}</option>
                {people.map(([id, name]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
              {!member.person_id && (
                <input
                  class="input"
                  aria-label={_("Full name")}
                  placeholder={_("Full name")}
                  value={member.name}
                  maxLength={200}
                  onInput={(event) => set(member.id, { name: event.currentTarget.value })}
                />
              )}
              <input
                class="input"
                aria-label={_("What for")}
                placeholder={_("What for")}
                value={member.duty}
                maxLength={200}
                onInput={(event) => set(member.id, { duty: event.currentTarget.value })}
              />
              <button type="button" class="button button-quiet" onClick={() => takeAway(control, place)}>
                {_("Take away")}
                <span class="spoken-only"> {member.name}</span>
              </button>
            </fieldset>
          ))}
          <button type="button" class="button" data-adds onClick={() => add(control)}>
            {_("Add somebody")}
          </button>
        </div>
      )}
    </PassportField>
  );
}
