import { Warning } from "../../icons.jsx";
import { memo } from "../../memo.js";
import { _ } from "../../texts.js";
import { today } from "../store.js";
import { Card } from "./card.jsx";
import { COLUMN_TEXT, LINE, TEXT } from "./densities.js";
import { plan } from "./plan.js";
import { RestRow, Row } from "./row.jsx";
import { countText, figure, isFull, overText } from "./wording.js";

/** The table of people and columns, and beside it the queue where it is wanted. */
export function Sheet() {
  const { step, head, columns, rows, rest, queue, width } = plan.value;
  return (
    <div class="wall-sheet" style={lengths(step, head, columns.length + (queue ? 1 : 0))}>
      {queue && <Queue queue={queue} />}
      <table class="wall-table" aria-label={_("People and their tasks")}>
        <Heads columns={columns} />
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} columns={columns} step={step} width={width} today={today.value} />
          ))}
          {rest && <RestRow rest={rest} columns={columns} />}
        </tbody>
      </table>
    </div>
  );
}

/** The style sheet's lengths, from the plan that counted with them. */
const lengths = (step, head, columns) => ({
  "--head": `${head}rem`,
  "--columns": columns,
  "--text": `${TEXT * step.scale}rem`,
  "--column-text": `${COLUMN_TEXT * step.scale}rem`,
  "--leading-row": `${LINE * step.scale}rem`,
  "--scale": step.scale,
  "--card": `${step.card}rem`,
  "--gap": `${step.gap}rem`,
  "--cell": `${step.cell}rem`,
});

const Heads = memo(function Heads({ columns }) {
  return (
    <thead>
      <tr class="wall-row wall-heads">
        <th scope="col">
          <span class="spoken-only">{_("Person")}</span>
        </th>
        {columns.map((column) => (
          <Head key={column.id} column={column} />
        ))}
      </tr>
    </thead>
  );
});

const Head = memo(function Head({ column }) {
  const isOver = isFull(column);
  return (
    <th class={`wall-column${isOver ? " is-over" : ""}`} scope="col" title={column.name}>
      <span class="wall-column-name">{column.label}</span>
      <span class="wall-column-count">
        {isOver && <Warning label={overText(column)} />}
        {countText(column)}
      </span>
    </th>
  );
});

const Queue = memo(function Queue({ queue }) {
  return (
    <section class="wall-queue" aria-label={queue.name}>
      <h2 class="wall-column">
        <span class="wall-column-name">{queue.name}</span>
        <span class="wall-column-count">{figure(queue.count)}</span>
      </h2>
      <div class="wall-cell" data-kind="backlog">
        <ul>
          {queue.cards.map((card) => (
            <Card key={card.id} card={card} />
          ))}
        </ul>
        {queue.more.count > 0 && (
          <p class="wall-more">
            <span data-more={queue.more.count}>+{figure(queue.more.count)}</span>
          </p>
        )}
      </div>
    </section>
  );
});
