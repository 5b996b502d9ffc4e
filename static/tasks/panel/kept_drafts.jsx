import { _ } from "../../texts.js";
import { Copied, useCopy } from "../../web/copying.jsx";
import { draftsFor, forgetDraft, keepDraft } from "../drafts.js";
import { say } from "../../web/toasts.js";

/** What was chosen rather than written, and what a text was begun from. */
const NOT_WRITTEN = new Set([
  "due",
  "estimate",
  "remaining",
  "labels",
  "block_category",
  "block_check_on",
  "ask_expected_on",
  "description_from",
]);

/** What somebody had begun to write about a task that can no longer be changed: to be read and copied. */
export function KeptDrafts({ id }) {
  const kept = draftsFor(id).filter(([field, text]) => !NOT_WRITTEN.has(field) && String(text).trim());
  if (kept.length === 0) return null;
  return (
    <section class="panel-part kept-drafts">
      <h3>{_("What you have typed is not lost")}</h3>
      {kept.map(([field, text]) => (
        <Kept key={field} name={`${id}/${field}`} text={text} />
      ))}
    </section>
  );
}

function Kept({ name, text }) {
  const [copy, isCopied] = useCopy();
  const remove = () => {
    document.querySelector(".panel-title")?.focus({ preventScroll: true });
    forgetDraft(name);
    const putBack = () => keepDraft(name, text);
    say(_("What you had typed is taken away"), { action: { label: _("Put back"), run: putBack } });
  };
  return (
    <div class="kept-draft">
      <textarea class="input" readOnly rows={3} aria-label={_("What you have typed is not lost")} value={text} />
      <button type="button" class="button" onClick={copy}>
        {_("Copy")}
      </button>
      <button type="button" class="button button-quiet" onClick={remove}>
        {_("Remove")}
      </button>
      <Copied isCopied={isCopied} />
    </div>
  );
}
