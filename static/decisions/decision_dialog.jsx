import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { useSource } from "../web/source.js";
import { DecisionForm } from "./decision_form.jsx";

/** Deciding about something, wherever that is seen: its numbers are taken with the decision. */
export function DecisionDialog({ unitId, about, path = "/api/v1/decisions", onClose }) {
  const { data, fault } = useSource(`/api/v1/units/${unitId}/measured?${new URLSearchParams(about)}`);
  return (
    <Dialog title={_("A decision")} isWide onClose={onClose}>
      {data.value ? (
        <DecisionForm unitId={unitId} about={about} path={path} ground={data.value} onClose={onClose} />
      ) : (
        <p class="meta" role="status">
          {fault.value ?? _("Loading…")}
        </p>
      )}
    </Dialog>
  );
}
