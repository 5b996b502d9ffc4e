import { factsOf } from "./facts.js";

/**
 * The KPIs of units as a table: `{columns: [kpi], rows: [{unit, cells: [facts | null]}]}`, or null where no unit has a
 * value of what is shown. `units` are in the order of the administration; `values` are the newest, as a wall is told. Pure.
 */
export function gridOf(kpis, units, values, today) {
  const known = new Map(values.map((each) => [each.id, each.value]));
  const columns = kpis.filter(({ id }) => values.some(({ code }) => code === id));
  const rows = units
    .map((unit) => ({ unit, cells: columns.map((kpi) => cellOf(kpi, known.get(`${kpi.id}.${unit.id}`), today)) }))
    .filter(({ cells }) => cells.some(Boolean));
  return rows.length ? { columns, rows } : null;
}

const cellOf = (kpi, value, today) => (value ? factsOf({ ...kpi, values: [value], review: null }, today) : null);
