import { _ } from "../texts.js";

/** Which slide of a wall is seen and for how long still; a press chooses another. `turns` is what turns.js makes. */
export function Slides({ count, turns: { slide, seen, choose } }) {
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
