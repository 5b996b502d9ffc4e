import { useComputed } from "@preact/signals";
import { _ } from "../../texts.js";
import { AddTask } from "./add_task.jsx";
import { Cards } from "./cards.jsx";
import { ColumnHead } from "./column.jsx";
import { fullestFirst } from "../filter.js";
import { LaneHead } from "./lane_head.jsx";
import { NOBODY } from "../places.js";
import { isEditing } from "../selection.js";
import { columns, lanes, person } from "../store.js";

/** The board person by person: a row for everybody, the columns across. */
export function Lanes() {
  return (
    <>
      <div class="lane-heads">
        <Order />
        {columns.value.map((column) => (
          <div class="lane-column" key={column.id} data-lane-column data-kind={column.kind}>
            <ColumnHead column={column} />
            {isEditing("column", column.id, "add") && <AddTask column={column} onAdded={() => {}} />}
          </div>
        ))}
      </div>
      {lanes.value.map((lane) => (
        <Lane key={lane} lane={lane} />
      ))}
    </>
  );
}

function Order() {
  return (
    <select
      class="lane-order"
      aria-label={_("Order of the rows")}
      value={fullestFirst.value ? "load" : "name"}
      onChange={(event) => {
        fullestFirst.value = event.currentTarget.value === "load";
      }}
    >
      <option value="load">{_("By load")}</option>
      <option value="name">{_("By name")}</option>
    </select>
  );
}

function Lane({ lane }) {
  const who = useComputed(() => person(lane)).value;
  return (
    <section class="lane" aria-label={who?.name ?? _("Nobody’s")}>
      {lane === NOBODY ? <h3 class="lane-head">{_("Nobody’s")}</h3> : who && <LaneHead who={who} />}
      {columns.value.map((column) => (
        <div
          class="lane-cell"
          key={column.id}
          data-cell
          data-column-id={column.id}
          data-kind={column.kind}
          data-lane={lane}
        >
          <Cards column={column} lane={lane} />
        </div>
      ))}
    </section>
  );
}
