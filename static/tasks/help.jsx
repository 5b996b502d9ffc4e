import { signal } from "@preact/signals";
import { _ } from "../texts.js";
import { Dialog } from "./dialog.jsx";
import { page } from "./page.js";

export const helpIsOpen = signal(false);

const KEYS = () => [
  { keys: ["←", "→", "↑", "↓"], does: _("go from card to card") },
  { keys: ["Enter"], does: _("open the task") },
  { keys: ["Esc"], does: _("close the panel, cancel") },
  { keys: ["N"], does: _("add a task to this column"), writes: true },
  { keys: [_("Space")], does: _("lift the card; arrows choose the place, Enter drops"), writes: true },
  { keys: ["M"], does: _("move to another column"), writes: true },
  { keys: ["A"], does: _("choose who does it"), writes: true },
  { keys: ["B"], does: _("mark as blocked, or take the block off"), writes: true },
  { keys: ["F2"], does: _("rename"), writes: true },
  { keys: ["Ctrl", "Z"], does: _("undo your last action"), writes: true },
  { keys: ["/"], does: _("search on the board") },
  { keys: ["?"], does: _("this sheet") },
];

/** The sheet of keys. */
export function Help() {
  if (!helpIsOpen.value) return null;
  const close = () => {
    helpIsOpen.value = false;
  };
  return (
    <Dialog title={_("Keys")} onClose={close}>
      <dl class="keys">
        {KEYS()
          .filter((each) => page.may_write || !each.writes)
          .map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
      </dl>
      {page.may_write && (
        <p class="meta">
          {_(
            "With the mouse: drag a card. With a finger: hold a card for a moment, then drag; or open it and choose “Move to…”.",
          )}
        </p>
      )}
    </Dialog>
  );
}
