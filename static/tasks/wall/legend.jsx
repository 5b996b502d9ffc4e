import { useComputed } from "@preact/signals";
import { _ } from "../../texts.js";
import { shown } from "../store.js";
import { choices } from "../terms.js";

/** What the stripes of the cards mean: the kinds of task that are on the board now, as many as there is room for. */
export function Legend() {
  const used = useComputed(() =>
    [...new Set((shown.value?.tasks ?? []).map((task) => task.kind))].sort().join(" "),
  ).value;
  const kinds = choices("kind").filter((kind) => used.split(" ").includes(kind.code));
  return (
    <ul class="wall-legend" aria-label={_("What the colours of the cards mean")}>
      {kinds.map((kind) => (
        <li key={kind.code} class={`tint-${kind.colour}`}>
          {kind.name}
        </li>
      ))}
    </ul>
  );
}
