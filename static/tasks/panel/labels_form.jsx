import { _, ngettext } from "../../texts.js";
import { changeTask } from "../commands.js";
import { draft, forgetDraft, keepDraft } from "../drafts.js";
import { closeField, SmallForm } from "../in_place.jsx";
import { connection } from "../store.js";
import { offerUndo } from "../undo.js";

const MOST = 5;

/** Up to five of the board's own labels. */
export function LabelsForm({ it }) {
  const name = `${it.id}/labels`;
  const chosen = draft(name) ?? it.labels;
  const own = connection.state.value?.board.labels ?? [];
  const known = [...own, ...it.labels.filter((label) => !own.includes(label))];
  const toggle = (label) =>
    keepDraft(name, chosen.includes(label) ? chosen.filter((each) => each !== label) : [...chosen, label]);
  const save = () => {
    forgetDraft(name);
    closeField("labels");
    if (chosen.join() !== it.labels.join()) offerUndo(changeTask(it, { labels: chosen }));
  };
  return (
    <SmallForm field="labels" label={_("Labels")} drafts={[name]} onSubmit={save} submitIsOff={chosen.length > MOST}>
      {known.length === 0 && (
        <p class="meta">{_("This board has no labels yet; its head can add some in its settings.")}</p>
      )}
      <div class="checks">
        {known.map((label) => (
          <label key={label} class="check">
            <input type="checkbox" checked={chosen.includes(label)} onChange={() => toggle(label)} /> {label}
          </label>
        ))}
      </div>
      {chosen.length > MOST && (
        <span class="field-error" role="alert">
          {ngettext("At most %(num)s label", "At most %(num)s labels", MOST)}
        </span>
      )}
    </SmallForm>
  );
}
