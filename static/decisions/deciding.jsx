import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { _ } from "../texts.js";
import { say } from "../web/toasts.js";

/** What is being decided about: `{unitId, about: {kind, id}, path}`, or nothing; `path` is where it is sent. */
const asked = signal(null);

/** Opens the sheet to decide about something of a unit; a meeting has decisions of its own. */
export const decide = (unitId, kind, id, path = "/api/v1/decisions") => {
  asked.value = { unitId, about: { kind, id }, path };
};

/** Where the sheet opens on a page that is about something else: it is loaded when it is first wanted. */
export function Deciding() {
  const [Sheet, setSheet] = useState(null);
  const wanted = asked.value;
  useEffect(() => {
    if (!wanted || Sheet) return;
    import("./decision_dialog.jsx")
      .then(({ DecisionDialog }) => setSheet(() => DecisionDialog))
      .catch(() => {
        asked.value = null;
        say(_("The server does not answer. Try again in a moment."), { tone: "error" });
      });
  }, [wanted, Sheet]);
  if (!wanted || !Sheet) return null;
  return (
    <Sheet
      unitId={wanted.unitId}
      about={wanted.about}
      path={wanted.path}
      onClose={() => {
        asked.value = null;
      }}
    />
  );
}
