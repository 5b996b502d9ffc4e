import { _ } from "../texts.js";
import { page } from "../web/page.js";
import { aimText, figure, nameOf, partText, periodText, unitOf, whyEmpty, WORDS } from "./facts.js";
import { Spark } from "./spark.jsx";

/** The KPIs of a goal; those without a value say why. */
export function KpiTable({ facts, onOpen }) {
  return (
    <div class="table-box">
      <table class="table kpi-table">
        <thead>
          <tr>
            <th scope="col">{_("KPI")}</th>
            <th scope="col">{_("Value")}</th>
            <th scope="col">{_("Trend")}</th>
            <th scope="col">{_("Against the target")}</th>
            <th scope="col">{_("Answers for it")}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((each) => (
            <Row key={each.kpi.id} facts={each} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ facts, onOpen }) {
  const { kpi, value, colour, isStale } = facts;
  return (
    <tr data-kpi={kpi.id} class={`tone-${colour}${value ? "" : " is-closed"}`}>
      <th scope="row">
        <button type="button" class="button-text" onClick={() => onOpen(kpi.id)}>
          {nameOf(kpi)}
        </button>
      </th>
      {value ? (
        <>
          <td class={isStale ? "is-stale" : ""}>
            <strong>
              {figure(value.value, kpi.digits)} {unitOf(kpi)}
            </strong>{" "}
            {partText(facts)}
            <span class="meta row-more">
              {periodText(value, kpi.frequency, page.today)}
              {isStale && ` · ${_("out of date")}`}
            </span>
          </td>
          <td>
            <Spark values={kpi.values.map((each) => each.value)} aim={null} colour={colour} />
          </td>
          <td>
            <span class="kpi-word">
              <i class={`kpi-sign tone-${colour}`} aria-hidden="true" /> {WORDS[colour]()}
            </span>
            <span class="meta row-more">{aimText(facts)}</span>
          </td>
        </>
      ) : (
        <td colSpan={3}>{whyEmpty(kpi)}</td>
      )}
      <td>{kpi.owner ?? "—"}</td>
    </tr>
  );
}
