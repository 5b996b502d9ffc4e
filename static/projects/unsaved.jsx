import { _ } from "../texts.js";
import { Copied, useCopy } from "../web/copying.jsx";
import { mainOfPage, refocus } from "../web/focus.js";
import { say } from "../web/toasts.js";
import { asText, labelOf } from "./as_text.js";

/** What was typed into a passport that is not written any more, and came too late to be saved. */
export function Unsaved({ store }) {
  const typed = Object.entries(store.draft.value.typed);
  if (!typed.length) return null;
  return (
    <section class="notice notice-warning" aria-labelledby="unsaved">
      <div class="unsaved">
        <h3 id="unsaved">{_("What you have typed is not lost")}</h3>
        <p>{_("It is not in the passport and cannot be saved now. Copy what is still needed.")}</p>
        {typed.map(([name, value]) => (
          <One key={name} store={store} name={name} text={asText(name, value)} />
        ))}
      </div>
    </section>
  );
}

function One({ store, name, text }) {
  const [copy, isCopied] = useCopy();
  const discard = () => {
    const putBack = store.discard(name);
    say(_("What you had typed is taken away"), { action: { label: _("Put back"), run: putBack } });
    refocus(() => document.querySelector(".unsaved textarea"), mainOfPage);
  };
  return (
    <div class="view-actions">
      <label class="field">
        {labelOf(name)}
        <textarea class="input" readOnly rows={Math.min(6, text.split("\n").length + 1)} value={text} />
      </label>
      <button type="button" class="button" onClick={copy}>
        {_("Copy")}
        <span class="spoken-only"> {labelOf(name)}</span>
      </button>
      <button type="button" class="button button-quiet" onClick={discard}>
        {_("Discard")}
        <span class="spoken-only"> {labelOf(name)}</span>
      </button>
      <Copied isCopied={isCopied} />
    </div>
  );
}
