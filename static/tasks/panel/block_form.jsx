import { _ } from "../../texts.js";
import { blockTask } from "../commands.js";
import { draft, forgetDrafts, keepDraft } from "../drafts.js";
import { closeField, SmallForm } from "../in_place.jsx";
import { today } from "../store.js";
import { offerUndo } from "../undo.js";
import { vocabulary } from "../wording.js";

const FIELDS = ["reason", "category", "waiting_for", "check_on"];

/** Why the task cannot go on, whom it waits for, when to ask again. */
export function BlockForm({ it }) {
  const name = (field) => `${it.id}/block_${field}`;
  const drafts = FIELDS.map(name);
  const start = it.blocked ?? { category: "waiting_answer" };
  const value = (field) => draft(name(field)) ?? start[field] ?? "";
  const bind = (field) => ({
    id: `block-${field}`,
    class: "input",
    value: value(field),
    onInput: (event) => keepDraft(name(field), event.currentTarget.value),
  });
  const send = () => {
    const why = Object.fromEntries(FIELDS.map((field) => [field, value(field).trim() || null]));
    forgetDrafts(drafts);
    closeField("unblock");
    offerUndo(blockTask(it, why));
  };
  return (
    <section class="block-box">
      <h3>{it.blocked ? _("Why it is blocked") : _("What stops the task?")}</h3>
      <SmallForm
        field="block"
        label={_("Why it is blocked")}
        drafts={drafts}
        submit={_("Mark as blocked")}
        submitIsOff={!value("reason").trim()}
        onSubmit={send}
      >
        <div class="field">
          <label for="block-reason">{_("What happened")}</label>
          <textarea {...bind("reason")} rows={2} maxLength={1000} required />
        </div>
        <div class="field">
          <label for="block-category">{_("What kind of obstacle")}</label>
          <select {...bind("category")}>
            {vocabulary("category", value("category")).map(([code, text]) => (
              <option key={code} value={code}>
                {text}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="block-waiting_for">{_("Whom we wait for")}</label>
          <input {...bind("waiting_for")} maxLength={100} placeholder={_("a person, department or organisation")} />
        </div>
        <div class="field">
          <label for="block-check_on">{_("When to ask again")}</label>
          <input {...bind("check_on")} type="date" min={today.value} />
        </div>
      </SmallForm>
    </section>
  );
}
