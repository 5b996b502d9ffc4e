/** What a wall shows on which slide. Pure. */

const UNITS = 16;
const COLUMNS = { beside: 5, alone: 9 };
const EXCEPTIONS = 3;
const ROWS = 3;
const PANELS = 4;
const GROUPS = ["S", "Q", "D", "C", "M"];
const COLOURS = ["red", "yellow", "green", "grey"];

/**
 * Slides for facts (see facts.js) of KPIs that have a value: `[{exceptions, panels: [{goal, rows, part, parts}]}]`, and
 * how many need attention. The worst exceptions stand on the first slide, the next ones on the next, what is left on slides
 * of their own (`turns`, one for each slide), so that each is seen in its turn; goals with many KPIs go over several panels. `grid` (see grid.js) stands on slides of its own, after the others.
 */
export function slidesOf(facts, goals, compare, grid = null) {
  const urgent = facts.filter(({ colour }) => colour === "red" || colour === "yellow").sort(compare);
  const panels = goals.flatMap((goal) => panelsOf(goal, facts));
  const pages = chunks(panels, urgent.length ? PANELS : PANELS + 2);
  if (grid) for (const part of gridParts(grid, urgent.length ? COLUMNS.beside : COLUMNS.alone)) pages.push([part]);
  if (!pages.length) pages.push([]);
  const beside = chunks(urgent.slice(0, pages.length * EXCEPTIONS), EXCEPTIONS);
  const alone = chunks(urgent.slice(pages.length * EXCEPTIONS), 2 * EXCEPTIONS);
  // Where they are fewer than there is room for, the worst are seen again.
  const turns = beside.length ? pages.map((_each, at) => beside[at % beside.length]) : [];
  return {
    attention: urgent.length,
    total: facts.length,
    urgent,
    turns: [...turns, ...alone],
    slides: [...pages, ...alone.map(() => [])],
  };
}

/** How each group of the catalogue stands: `[{group, counts: [{colour, count}]}]`, the worst first, nothing empty. */
export function groupsOf(facts) {
  const countOf = (group, colour) => facts.filter((each) => each.kpi.group === group && each.colour === colour).length;
  return GROUPS.map((group) => ({
    group,
    counts: COLOURS.map((colour) => ({ colour, count: countOf(group, colour) })).filter(({ count }) => count),
  })).filter(({ counts }) => counts.length);
}

function panelsOf(goal, facts) {
  const own = facts.filter(({ kpi }) => kpi.goal_id === goal.id);
  const parts = chunks(own, ROWS);
  return parts.map((rows, at) => ({ goal, rows, part: at + 1, parts: parts.length }));
}

/** A grid in parts in which every number has room: some KPIs of some units each. */
function gridParts({ columns, rows }, most) {
  const places = columns.map((_each, at) => at);
  return evenChunks(rows, UNITS).flatMap((some) =>
    evenChunks(places, most).map((shown) => ({
      columns: shown.map((at) => columns[at]),
      rows: some.map(({ unit, cells }) => ({ unit, cells: shown.map((at) => cells[at]) })),
    })),
  );
}

/** As few as need be, and each about as long as the others. */
function evenChunks(list, most) {
  return chunks(list, Math.ceil(list.length / Math.ceil(list.length / most)));
}

function chunks(list, size) {
  const found = [];
  for (let at = 0; at < list.length; at += size) found.push(list.slice(at, at + size));
  return found;
}
