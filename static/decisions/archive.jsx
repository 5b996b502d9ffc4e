import { useState } from "preact/hooks";
import { getJson } from "../live/requests.js";
import { _ } from "../texts.js";
import { page } from "../web/page.js";
import { explain } from "../web/sending.js";
import { DecisionRow } from "./decision_row.jsx";

/** What has been over for three months, read on demand, the newest first. */
export function Archive() {
  const [items, setItems] = useState(null);
  const [more, setMore] = useState(true);
  const [fault, setFault] = useState(null);
  const read = async () => {
    const before = items?.length ? `?before=${items.at(-1).number}` : "";
    const outcome = await getJson(`/api/v1/units/${page.unit.id}/decisions/archive${before}`);
    if (outcome.kind !== "ok") return setFault(explain(outcome));
    setFault(null);
    setItems([...(items ?? []), ...outcome.body.items]);
    setMore(outcome.body.more);
  };
  return (
    <>
      {items?.length > 0 && (
        <ul class="rows">
          {items.map((each) => (
            <DecisionRow key={each.id} decision={each} state="over" onAct={() => {}} />
          ))}
        </ul>
      )}
      {items && !items.length && <p class="empty-row">{_("The archive is empty.")}</p>}
      {fault && <p class="field-error">{fault}</p>}
      {more && (
        <p>
          <button type="button" class="button" onClick={read}>
            {items ? _("Show more") : _("Show the archive")}
          </button>
        </p>
      )}
    </>
  );
}
