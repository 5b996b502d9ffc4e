import { useEffect, useMemo, useRef } from "preact/hooks";
import { Chart } from "../charts/chart.jsx";
import { _ } from "../texts.js";
import { Fault } from "../web/fault.jsx";
import { useSource } from "../web/source.js";
import { isCompleted, isDead } from "./standing.js";

const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
/** As many as an address has room for. */
const MOST = 170;
const SOON_MS = 400;

/** The schedule of several projects as a picture: what goes on first, by the end of its plan, as the server sorts them. */
export function TimelineOf({ projects }) {
  const isOver = (each) => isCompleted(each) || isDead(each);
  const asked = [...projects].sort((one, other) => isOver(one) - isOver(other)).slice(0, MOST);
  const ids = asked.map(({ id }) => id).join(",");
  return (
    <Timeline url={`/api/v1/projects/timeline?ids=${ids}&dark=${isDark}`} title={_("Schedule")} projects={projects} />
  );
}

/** The ten stages of one. */
export function TimelineOfOne({ id, code }) {
  return <Timeline url={`/api/v1/projects/${id}/timeline?dark=${isDark}`} title={code} />;
}

function Timeline({ url, title, projects = null }) {
  const { data, from, fault, load } = useSettledSource(url);
  const isCurrent = from.value === url;
  return (
    <>
      <Fault text={fault.value} onRetry={load} />
      {data.value && <Chart figure={data.value} title={title} />}
      {data.value && isCurrent && projects && <HowMany figure={data.value} count={projects.length} />}
      {!data.value && !fault.value && <p class="meta">{_("Loading…")}</p>}
    </>
  );
}

/** What is told at an address that changes with what is typed: what was known stays until the new is there. */
function useSettledSource(url) {
  const address = useRef(url);
  const found = useSource(useMemo(() => () => address.current, []));
  useEffect(() => {
    if (address.current === url) return undefined;
    const timer = setTimeout(() => {
      address.current = url;
      found.load();
    }, SOON_MS);
    return () => clearTimeout(timer);
  }, [url]);
  return found;
}

/** How many of those that were chosen stand in the picture, where it is not all of them. */
function HowMany({ figure: { layout }, count }) {
  const shown = layout.yaxis.tickvals.length;
  if (shown === count) return null;
  return (
    <p class="meta" role="status">
      {_(
        "Drawn: %(shown)s of %(count)s. What has no dates yet is left out; of many, those are drawn that go on and end first.",
        { shown, count },
      )}
    </p>
  );
}
