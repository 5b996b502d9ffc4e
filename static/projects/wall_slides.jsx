import { _ } from "../texts.js";
import { choose, seen, slide } from "./wall_store.js";

/** Which slide is seen and for how long still; a press chooses another. */
export function Slides({ count }) {
  return (
    <nav class="kpi-slides" aria-label={_("Slides")}>
      {Array.from({ length: count }, (_each, at) => (
        <button
          key={at}
          type="button"
          aria-current={at === slide.value ? "true" : undefined}
          aria-label={_("Slide %(number)s of %(count)s", { number: at + 1, count })}
          onClick={() => choose(at)}
        >
          {at + 1}
          {at === slide.value && seen.value !== null && (
            <span class="kpi-slide-time" style={{ transform: `scaleX(${seen.value})` }} aria-hidden="true" />
          )}
        </button>
      ))}
      {seen.value === null && <span class="kpi-paused">{_("paused")}</span>}
    </nav>
  );
}
