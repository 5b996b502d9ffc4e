import { useComputed } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { Plus } from "../../icons.jsx";
import { _ } from "../../texts.js";
import { openAddTask } from "./add_task.jsx";
import { byPeople, filter, isFiltered } from "../filter.js";
import { page } from "../../web/page.js";
import { picking } from "./picking.js";
import { editing } from "../selection.js";
import { columns, visibleIn } from "../store.js";

/** What a narrow screen has in addition: tabs of the columns one swipes through, and adding with one thumb. */

const rootOf = () => document.querySelector(".columns");
const elementOf = (column) => rootOf()?.querySelector(`[data-column-id="${CSS.escape(column.id)}"]`);

const show = (column) => elementOf(column)?.scrollIntoView({ inline: "start", block: "nearest" });

/** The column that is in view now; the first until one has swiped. */
function useColumnInView() {
  const [id, setId] = useState(null);
  const all = columns.value;
  const isByPeople = byPeople.value;
  useEffect(() => {
    const root = rootOf();
    if (!root || isByPeople) return undefined;
    const watcher = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting);
        if (seen) setId(seen.target.dataset.columnId);
      },
      { root, threshold: 0.6 },
    );
    for (const column of all) if (elementOf(column)) watcher.observe(elementOf(column));
    return () => watcher.disconnect();
  }, [all, isByPeople]);
  return all.find((column) => column.id === id) ?? all[0];
}

/** Whatever the board is narrowed to is brought into view, unless some of it is there already. */
function useColumnWithFound(here) {
  const asked = filter.value;
  useEffect(() => {
    if (!isFiltered() || !here || visibleIn(here.id).length > 0) return;
    const first = columns.peek().find((column) => visibleIn(column.id).length > 0);
    if (first) show(first);
  }, [asked, here === undefined]);
}

export function ColumnTabs() {
  const here = useColumnInView();
  useColumnWithFound(here);
  if (byPeople.value) return null;
  return (
    <nav class="column-tabs" aria-label={_("Columns of the board")}>
      {columns.value.map((column) => (
        <Tab key={column.id} column={column} isHere={column.id === here?.id} />
      ))}
    </nav>
  );
}

/** The strip alone is scrolled: nothing else on the page moves with it. */
function bringToMiddle(tab) {
  const strip = tab.parentElement;
  strip.scrollTo({ left: tab.offsetLeft - (strip.clientWidth - tab.offsetWidth) / 2 });
}

function Tab({ column, isHere }) {
  const number = useComputed(() => visibleIn(column.id).length).value;
  const tab = useRef(null);
  useEffect(() => {
    if (isHere) bringToMiddle(tab.current);
  }, [isHere]);
  return (
    <button
      type="button"
      class="column-tab"
      ref={tab}
      aria-current={isHere ? "true" : undefined}
      onClick={() => show(column)}
    >
      {column.short_name} <b>{number}</b>
    </button>
  );
}

/** A round button where the thumb is; the task goes into the column in view. */
export function AddHere() {
  const here = useColumnInView();
  if (!page.may_write || !here || picking.value || editing.value !== null) return null;
  return (
    <button
      type="button"
      class="add-here"
      aria-label={_("Add a task to “%(column)s”", { column: here.name })}
      onClick={() => openAddTask(here)}
    >
      <Plus />
    </button>
  );
}
