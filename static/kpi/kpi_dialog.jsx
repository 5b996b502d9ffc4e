import { useState } from "preact/hooks";
import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { page } from "../web/page.js";
import { useSource } from "../web/source.js";
import { decide } from "../decisions/deciding.jsx";
import { nameOf } from "./facts.js";
import { Acts, FORMS, InUnits, Now, Values } from "./kpi_parts.jsx";

/** Everything about a KPI on a sheet, and what can be done with it; of a department only to be looked at. */
export function KpiDialog({ facts, unit, isWhole, onClose }) {
  const department = page.units.find(({ id }) => id === unit)?.name;
  const [form, setForm] = useState(null);
  const { kpi } = facts;
  const Chosen = form && FORMS[form];
  const choose = (name) => {
    if (name !== "decide") return setForm(name);
    onClose();
    decide(page.me.unit_id, "kpi", kpi.id);
  };
  return (
    <Dialog title={nameOf(kpi)} isWide onClose={onClose}>
      {Chosen ? (
        <Chosen facts={facts} onClose={() => setForm(null)} />
      ) : (
        <>
          {department && <p class="lead">{department}</p>}
          <Now facts={facts} isWhole={isWhole} />
          {isWhole && <Acts facts={facts} onChoose={choose} />}
          <p>
            <a href={`/kpis/${kpi.id}${unit ? `?unit_id=${unit}` : ""}`}>
              {_("Trend, tasks behind the number, table and print")}
            </a>
          </p>
          {isWhole ? <Given kpi={kpi} /> : <Values kpi={kpi} values={[...kpi.values].reverse()} />}
        </>
      )}
    </Dialog>
  );
}

/** What is known of the past: every value that was given, and how it is in the departments. */
function Given({ kpi }) {
  const { data } = useSource(`/api/v1/kpis/${kpi.id}`);
  const units = useSource(`/api/v1/kpis/${kpi.id}/units`);
  return (
    <>
      <InUnits kpi={kpi} items={units.data.value?.items ?? []} />
      <Values kpi={kpi} values={data.value?.history ?? []} />
    </>
  );
}
