import { _ } from "../texts.js";
import { changeTask } from "./commands.js";
import { showDescription } from "./details.js";
import { draft, forgetDraft, keepDraft } from "./drafts.js";
import { closeField, SmallForm } from "./in_place.jsx";
import { edit, isEditing } from "./selection.js";
import { offerUndo } from "./undo.js";

/** The description, written in its place. */
export function Description({ it, known, mayWrite }) {
  const text = known?.body?.description ?? "";
  if (!known?.body || (!text && !mayWrite)) return null;
  return (
    <section class="panel-part">
      <h3>{_("Description")}</h3>
      {mayWrite && isEditing("panel", it.id, "description") ? (
        <DescriptionForm it={it} text={text} />
      ) : (
        <Text it={it} text={text} mayWrite={mayWrite} />
      )}
    </section>
  );
}

function Text({ it, text, mayWrite }) {
  if (!mayWrite) return <p class="long-text">{text}</p>;
  return (
    <button
      type="button"
      class="in-place long-text"
      data-field="description"
      title={_("Change: %(what)s", { what: _("Description") })}
      onClick={() => edit("panel", it.id, "description")}
    >
      {text || <span class="meta">{_("Add a description…")}</span>}
    </button>
  );
}

function DescriptionForm({ it, text }) {
  const name = `${it.id}/description`;
  const typed = draft(name) ?? text;
  const save = () => {
    const description = typed.trim() || null;
    forgetDraft(name);
    closeField("description");
    if ((description ?? "") === text) return;
    showDescription(description);
    offerUndo(changeTask(it, { description }));
  };
  return (
    <SmallForm field="description" label={_("Description")} drafts={[name]} onSubmit={save}>
      <textarea
        class="input"
        aria-label={_("Description")}
        rows={6}
        maxLength={20000}
        value={typed}
        onInput={(event) => keepDraft(name, event.currentTarget.value)}
      />
    </SmallForm>
  );
}
