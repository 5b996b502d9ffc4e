import { Chart } from "../charts/chart.jsx";
import { _ } from "../texts.js";
import { useSource } from "../web/source.js";

const isDark = matchMedia("(prefers-color-scheme: dark)").matches;

/** The schedule of several projects as a picture, in the order in which they are named. */
export function TimelineOf({ ids }) {
  return (
    <Timeline
      url={`/api/v1/projects/timeline?ids=${ids.slice(0, 60).join(",")}&dark=${isDark}`}
      title={_("Schedule")}
    />
  );
}

/** The ten stages of one. */
export function TimelineOfOne({ id, code }) {
  return <Timeline url={`/api/v1/projects/${id}/timeline?dark=${isDark}`} title={code} />;
}

function Timeline({ url, title }) {
  const { data, fault } = useSource(url);
  if (!data.value) return <p class="meta">{fault.value ?? _("Loading…")}</p>;
  return <Chart figure={data.value} title={title} />;
}
