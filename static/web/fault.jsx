import { Warning } from "../icons.jsx";
import { _ } from "../texts.js";

/** What went wrong with asking the server, above whatever is known; nothing where `text` is null. */
export function Fault({ text, onRetry }) {
  if (!text) return null;
  return (
    <div class="notice notice-warning" role="alert">
      <Warning />
      <p>
        {text}{" "}
        <button type="button" class="button-text" onClick={onRetry}>
          {_("Try again")}
        </button>
      </p>
    </div>
  );
}
