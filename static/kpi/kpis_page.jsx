import { useEffect, useState } from "preact/hooks";
import { _, ngettext } from "../texts.js";
import { page } from "../web/page.js";
import { followRooms } from "../web/live.js";
import { source, useSource } from "../web/source.js";
import { show } from "../web/view.jsx";
import { Deciding } from "../decisions/deciding.jsx";
import { factsOf, nameOf, proposalOf } from "./facts.js";
import { KpiDialog } from "./kpi_dialog.jsx";
import { ImportDialog } from "./import_dialog.jsx";
import { KpiTable } from "./kpi_table.jsx";
import { Walls } from "./walls.jsx";

const kpis = source("/api/v1/kpis");

function Kpis({ known: [{ goals, kpis: all, walls }] }) {
  const [unit, setUnit] = useState(page.own_unit ?? "");
  const inOrder = [...all].sort((one, other) => one.position - other.position);
  return (
    <>
      <Waiting kpis={inOrder} />
      <Walls walls={walls} kpis={all} />
      <Deciding />
      <Whose unit={unit} onChoose={setUnit} />
      {unit ? (
        <InUnit key={unit} unit={unit} goals={goals} kpis={inOrder} />
      ) : (
        <Goals goals={goals} kpis={inOrder} isWhole />
      )}
    </>
  );
}

/** What the controller has to say a word on, and what the coordinator has to propose anew. */
function Waiting({ kpis: all }) {
  const { approves, keeps } = page.rights;
  const those = (isOf) => all.filter((kpi) => isOf(proposalOf(kpi, page.today)));
  const waiting = approves ? those((proposed) => proposed && !proposed.returned) : [];
  const back = keeps ? those((proposed) => proposed?.returned) : [];
  return (
    <>
      <Listed kpis={waiting}>
        {ngettext("%(num)s target waits for your word", "%(num)s targets wait for your word", waiting.length)}
      </Listed>
      <Listed kpis={back}>
        {ngettext("%(num)s target was sent back to you", "%(num)s targets were sent back to you", back.length)}
      </Listed>
    </>
  );
}

function Listed({ kpis: proposed, children }) {
  if (!proposed.length) return null;
  return (
    <div class="notice kpi-waiting" role="status">
      <span>
        <strong>{children}:</strong>{" "}
        {proposed.map((kpi, at) => (
          <span key={kpi.id}>
            {at > 0 && ", "}
            <a href={`/kpis/${kpi.id}`}>{nameOf(kpi)}</a>
          </span>
        ))}
      </span>
    </div>
  );
}

/** Whose KPIs are shown: those of all, or of a department that one may see. */
function Whose({ unit, onChoose }) {
  if (!page.units.length) return null;
  return (
    <p class="kpi-whose">
      <label for="whose">{_("Whose KPIs")}</label>
      <select id="whose" class="input" value={unit} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{_("The whole administration")}</option>
        {page.units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}

function InUnit({ unit, goals, kpis: all }) {
  const { data, fault } = useSource(`/api/v1/units/${unit}/kpis`);
  useEffect(() => followRooms(`kpis:${unit}`), [unit]);
  if (!data.value) return <p class="meta">{fault.value ?? _("Loading…")}</p>;
  const own = new Map(data.value.unit_kpis.map((each) => [each.id, each]));
  const theirs = all.filter((kpi) => own.has(kpi.id)).map((kpi) => ({ ...kpi, ...own.get(kpi.id), review: null }));
  if (!theirs.length)
    return <p class="empty-row">{_("Nothing is computed for this department yet: it has no tasks.")}</p>;
  return <Goals goals={goals} kpis={theirs} unit={unit} />;
}

/** Goals with their KPIs; of a department only what is computed is shown, and nothing is changed there. */
function Goals({ goals, kpis: shown, unit = "", isWhole = false }) {
  const [open, setOpen] = useState(null);
  const facts = shown.map((kpi) => factsOf(kpi, page.today));
  const measured = facts.filter(({ value }) => value);
  const urgent = measured.filter(({ colour }) => colour === "red" || colour === "yellow").length;
  const chosen = open && facts.find(({ kpi }) => kpi.id === open);
  return (
    <>
      <p class="kpi-summary" role="status">
        <strong>{_("%(count)s of %(total)s", { count: urgent, total: measured.length })}</strong>{" "}
        {ngettext("is in need of attention", "are in need of attention", urgent)}
      </p>
      {isWhole && <Tables />}
      {goals.map((goal) => {
        const own = facts.filter(({ kpi }) => kpi.goal_id === goal.id && isLive(kpi));
        if (!own.length) return null;
        return (
          <section class="view-section" key={goal.id} aria-labelledby={`goal-${goal.id}`}>
            <h2 id={`goal-${goal.id}`}>{nameOf(goal)}</h2>
            <KpiTable facts={own} onOpen={setOpen} />
          </section>
        );
      })}
      <Later facts={facts.filter(({ kpi }) => !isLive(kpi))} onOpen={setOpen} />
      {chosen && <KpiDialog facts={chosen} unit={unit} isWhole={isWhole} onClose={() => setOpen(null)} />}
    </>
  );
}

const isLive = ({ has_source: has, values }) => has || values.length > 0;

/** What the program does not keep yet is no gap of anybody's, and stands apart. */
function Later({ facts, onOpen }) {
  if (!facts.length) return null;
  return (
    <details class="kpi-later">
      <summary>
        {ngettext(
          "%(num)s more KPI of the catalogue has no source in the program yet",
          "%(num)s more KPIs of the catalogue have no source in the program yet",
          facts.length,
        )}
      </summary>
      <KpiTable facts={facts} onOpen={onOpen} />
    </details>
  );
}

/** Values taken away as a table and brought back as one. */
function Tables() {
  const [isOpen, setOpen] = useState(false);
  const mine = page.rights.keeps || kpis.data.value?.kpis.some(({ owner_id: id }) => id === page.me.id);
  if (!mine) return null;
  return (
    <p class="view-actions">
      <button type="button" class="button" onClick={() => setOpen(true)}>
        {_("Values from a table…")}
      </button>
      {isOpen && <ImportDialog onClose={() => setOpen(false)} />}
    </p>
  );
}

followRooms("kpis:all");
show(Kpis, [kpis]);
