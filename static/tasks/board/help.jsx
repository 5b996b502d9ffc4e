import { signal } from "@preact/signals";
import { _ } from "../../texts.js";
import { Dialog } from "../../web/dialog.jsx";
import { page } from "../../web/page.js";
import { Signs } from "./signs.jsx";

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
  { keys: ["X"], does: _("choose the card for an action on several"), writes: true },
  { keys: ["L"], does: _("show the board person by person, or by columns") },
  { keys: ["/"], does: _("search on the board") },
  { keys: ["?"], does: _("this sheet") },
];

/** The sheet that helps: the signs on a card and the keys. */
export function Help() {
  if (!helpIsOpen.value) return null;
  const close = () => {
    helpIsOpen.value = false;
  };
  return (
    <Dialog title={_("Help with the board")} isWide onClose={close}>
      <div class="help">
        <section aria-labelledby="help-signs">
          <h3 id="help-signs">{_("Signs on a card")}</h3>
          <Signs />
        </section>
        <section class="help-keys" aria-labelledby="help-keys">
          <h3 id="help-keys">{_("Keys")}</h3>
          <Keys />
        </section>
      </div>
      {page.may_write && (
        <p class="meta">
          {_(
            "With the mouse: drag a card; with Ctrl choose several. With a finger: hold a card for a moment, then drag; or open the task and tap “Move to…” in it. On a wide screen the open task can also be moved by tapping “Move the open task here” at a column.",
          )}
        </p>
      )}
    </Dialog>
  );
}

function Keys() {
  return (
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
  );
}
