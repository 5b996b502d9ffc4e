import { _ } from "../texts.js";
import { Fault } from "../web/fault.jsx";
import { useSource } from "../web/source.js";
import { Absences } from "./absences.jsx";
import { Schedule } from "./schedule.jsx";

/** When somebody works: absences and schedule, for the person and the head. */
export function OwnTime({ personId, level: Title = "h3" }) {
  const source = useSource(`/api/v1/people/${personId}/availability`);
  const known = source.data.value;
  const fault = source.fault.value;
  if (!known && !fault) return <p class="meta">{_("Loading…")}</p>;
  return (
    <>
      <Fault text={fault} onRetry={source.load} />
      {known && <Known personId={personId} known={known} fresh={source.load} level={Title} />}
    </>
  );
}

function Known({ personId, known, fresh, level: Title }) {
  return (
    <>
      <section>
        <Title>{_("Absences")}</Title>
        <Absences personId={personId} absences={known.absences} fresh={fresh} />
      </section>
      <section>
        <Title>{_("Working hours")}</Title>
        <Schedule personId={personId} hours={known.schedule.hours} />
      </section>
    </>
  );
}
