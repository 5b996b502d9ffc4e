import { useState } from "preact/hooks";
import { _ } from "../../texts.js";
import { changeTask } from "../commands.js";
import { descriptionOf, isOvertaken } from "../details.js";
import { draft, forgetDrafts, keepDraft } from "../drafts.js";
import { closeField, SmallForm } from "../in_place.jsx";
import { edit, isEditing } from "../selection.js";
import { connection } from "../store.js";
import { offerUndo } from "../undo.js";

/** The description, written in its place. */
export function Description({ it, known, mayWrite }) {
  const text = descriptionOf(it.id);
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
  const [name, fromName] = [`${it.id}/description`, `${it.id}/description_from`];
  const [isAsking, setIsAsking] = useState(false);
  const typed = draft(name) ?? text;
  const isOther = text !== (draft(fromName) ?? text) && text !== typed.trim();
  const type = (words) => {
    if (draft(fromName) === undefined) keepDraft(fromName, text);
    keepDraft(name, words);
  };
  const close = () => {
    forgetDrafts([name, fromName]);
    if (isEditing("panel", it.id, "description")) closeField("description");
  };
  const save = async () => {
    const description = typed.trim();
    if (description === text) return close();
    setIsAsking(true);
    const hasOther = isConnected() && (await isOvertaken(it.id, text));
    setIsAsking(false);
    const isTakenBack = draft(name) === undefined;
    if (hasOther || isTakenBack) return undefined;
    close();
    return offerUndo(changeTask(it, { description: description || null }, { description_was: text || null }));
  };
  return (
    <SmallForm
      field="description"
      label={_("Description")}
      drafts={[name, fromName]}
      submit={isOther ? _("Save my text") : _("Save")}
      submitIsOff={isAsking}
      onSubmit={save}
      extra={
        isOther && (
          <button type="button" class="button" onClick={close}>
            {_("Leave the other text")}
          </button>
        )
      }
    >
      {isOther && <Other text={text} />}
      <textarea
        class="input"
        aria-label={_("Description")}
        rows={6}
        maxLength={20000}
        readOnly={isAsking}
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </SmallForm>
  );
}

/** What somebody else wrote while one was typing. */
function Other({ text }) {
  return (
    <div class="other-text" role="alert">
      <p>{_("While you were typing, the description was changed. Now it says:")}</p>
      <p class="long-text">{text || _("nothing: it was taken away")}</p>
    </div>
  );
}

const isConnected = () => ["live", "polling", "catching-up"].includes(connection.status.peek());
