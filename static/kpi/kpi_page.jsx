import { useState } from "preact/hooks";
import { _ } from "../texts.js";
import { page } from "../web/page.js";
import { followRooms } from "../web/live.js";
import { source } from "../web/source.js";
import { show } from "../web/view.jsx";
import { decide, Deciding } from "../decisions/deciding.jsx";
import { Chart } from "../charts/chart.jsx";
import { factsOf, nameOf } from "./facts.js";
import { Acts, FORMS, InUnits, Notes, Now, Values } from "./kpi_parts.jsx";
import { TasksBehind } from "./tasks_behind.jsx";
import { Dialog } from "../web/dialog.jsx";

const path = `/api/v1/kpis/${page.code}`;
const asked = page.unit ? `unit_id=${page.unit.id}` : "";
const [known, units] = [source(`${path}?${asked}`), source(`${path}/units`)];
const dark = matchMedia("(prefers-color-scheme: dark)");
const behind = source(`${path}/tasks?${asked}`);
const figure = source(() => `${path}/figure?dark=${dark.matches}&${asked}`);
dark.addEventListener("change", figure.load);

/** A KPI by itself: what it is now, its trend, how it is in the departments, and every value that was given. */
function Kpi({ known: [{ kpi, history }, drawn, { items }, told] }) {
  const [form, setForm] = useState(null);
  const facts = factsOf(kpi, page.today);
  const Chosen = form && FORMS[form];
  const choose = (name) => (name === "decide" ? decide(page.me.unit_id, "kpi", kpi.id) : setForm(name));
  return (
    <>
      <p class="kpi-page-acts">
        <a href={page.unit ? `/kpis/${page.code}` : "/kpis"}>
          ← {page.unit ? _("The whole administration") : _("Goals and KPIs")}
        </a>
      </p>
      {page.unit && <h2>{page.unit.name}</h2>}
      <Now facts={facts} isWhole={!page.unit} />
      {!page.unit && <Acts facts={facts} onChoose={choose} />}
      <section class="view-section">
        <h2>{_("Trend")}</h2>
        <Chart figure={drawn} title={titleOf(kpi)} table={`/kpis/${page.code}/values.xlsx?${asked}`} />
        <Notes kpi={kpi} />
      </section>
      <TasksBehind items={told.items} elsewhere={told.elsewhere} />
      {!page.unit && <InUnits kpi={kpi} items={items} />}
      <Values kpi={kpi} values={history} />
      <Deciding />
      {Chosen && (
        <Dialog title={titleOf(kpi)} isWide onClose={() => setForm(null)}>
          <Chosen facts={facts} onClose={() => setForm(null)} />
        </Dialog>
      )}
    </>
  );
}

const titleOf = (kpi) => [nameOf(kpi), page.unit?.name].filter(Boolean).join(" · ");

followRooms("kpis:all", ...(page.unit ? [`kpis:${page.unit.id}`] : []));
show(Kpi, [known, figure, units, behind]);
