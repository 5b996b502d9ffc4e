import { memo } from "../memo.js";
import { sparkline } from "./sparkline.js";

/** The line of a KPI; who listens is told the values elsewhere. */
export const Spark = memo(function Spark({ values, aim, colour }) {
  const { points, aim: level, width, height } = sparkline(values, aim);
  // One value is no line.
  if (points.length < 2) return <span class="spark" />;
  const [lastX, lastY] = points.at(-1);
  return (
    <svg
      class={`spark tone-${colour}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {level !== null && <line class="spark-aim" x1="0" x2={width} y1={level} y2={level} />}
      <polyline points={points.map((point) => point.join(",")).join(" ")} />
      <path class="spark-now" d={`M${lastX} ${lastY}h0.01`} />
    </svg>
  );
});
