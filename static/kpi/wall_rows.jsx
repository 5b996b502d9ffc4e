import { memo } from "../memo.js";
import { _ } from "../texts.js";
import { aimText, figure, nameOf, partText, unitOf, WORDS } from "./facts.js";
import { Spark } from "./spark.jsx";

/** A name of so many letters may need a second line, which what is said below it then does not have. */
export const LONG = 34;

/** How far a yearly target has come, and how far it should have by today. */
const Progress = memo(function Progress({ facts: { value, target, wanted, colour } }) {
  const part = (number) => `${Math.max(0, Math.min(100, (number / target.value) * 100))}%`;
  return (
    <span class={`kpi-progress tone-${colour}`} aria-hidden="true">
      <span style={{ width: part(value.value) }} />
      <i style={{ left: part(wanted) }} />
    </span>
  );
});

const hasProgress = ({ kpi, target, wanted, value, isApproved }) =>
  kpi.rule === "pro_rata" && isApproved && target.value > 0 && wanted !== null && value !== null;

/** `isTight`: a long name leaves no line for the aim, which then stands where the word of the verdict would. */
export const Row = memo(function Row({ facts, isTight }) {
  const { kpi, value, colour } = facts;
  const aim = [facts.isStale && _("out of date"), partText(facts), aimText(facts)].filter(Boolean).join(" · ");
  return (
    <li
      class={`kpi-row tone-${colour}${facts.isStale ? " is-stale" : ""}`}
      data-kpi={kpi.id}
      data-tight={isTight || undefined}
    >
      <h3 title={nameOf(kpi)}>{nameOf(kpi)}</h3>
      <div class="kpi-line">
        <b>{value ? figure(value.value, kpi.digits) : "–"}</b> <span>{unitOf(kpi)}</span>
        {hasProgress(facts) ? (
          <Progress facts={facts} />
        ) : (
          <Spark values={kpi.values.map((each) => each.value)} aim={lineOf(facts)} colour={colour} />
        )}
        <span class="kpi-verdict">
          <i class={`kpi-sign tone-${colour}`} aria-hidden="true" />{" "}
          <span class={isTight ? "spoken-only" : undefined}>{WORDS[colour]()}</span> {isTight && aim}
        </span>
      </div>
      {!isTight && <p class="kpi-aim">{aim}</p>}
    </li>
  );
});

/** The level to which the line is compared: limits of a share are no level of the value. */
export const lineOf = ({ kpi, target, wanted, isApproved }) =>
  kpi.rule === "share" || !isApproved ? null : (wanted ?? target?.green ?? null);
