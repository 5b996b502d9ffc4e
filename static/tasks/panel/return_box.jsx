import { Back } from "../../icons.jsx";
import { _ } from "../../texts.js";
import { whenOf } from "./history.jsx";

const SEEN_BY = new Set(["review", "done"]);

/** Why the task came back, as long as it has not been submitted again: what to do better must not be searched for. */
export function ReturnBox({ it, column, known }) {
  if (!it.return_count || SEEN_BY.has(column?.kind)) return null;
  const last = known?.body?.history.find((entry) => entry.body?.returned);
  if (!last) return null;
  return (
    <section class="return-box" aria-label={_("Why it was sent back")}>
      <h3>
        <Back /> {_("Sent back")}
      </h3>
      <p class="long-text">{last.body.comment || _("without a word")}</p>
      <p class="meta">{[last.by?.name, whenOf(last.at)].filter(Boolean).join(" · ")}</p>
    </section>
  );
}
