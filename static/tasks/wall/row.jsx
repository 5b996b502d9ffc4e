import { Warning } from "../../icons.jsx";
import { memo } from "../../memo.js";
import { _ } from "../../texts.js";
import { Card } from "./card.jsx";
import { sumThatFits } from "./marking.js";
import { SumMarks, WorstMark } from "./marks.jsx";
import { measure } from "./measure.js";
import { roomBeside } from "./widths.js";
import { figure, levelText, moreTexts, nobodyText, restText } from "./wording.js";

/** A person's work, column by column; `width` is a column's, by which the last line of a cell chooses its words. */
export const Row = memo(function Row({ row, columns, step, width, today }) {
  return (
    <tr class="wall-row" style={{ "--height": `${row.height}rem` }}>
      {row.person ? <PersonHead person={row.person} shape={row.shape} today={today} /> : <NobodyHead />}
      {row.cells.map((cell, at) => (
        <Cell key={cell.columnId} cell={cell} column={columns[at]} step={step} width={width} />
      ))}
    </tr>
  );
});

/** All the people there is no row for. */
export const RestRow = memo(function RestRow({ rest, columns }) {
  return (
    <tr class="wall-row wall-rest" style={{ "--height": `${rest.height}rem` }}>
      <th class="wall-person" scope="row">
        <span class="wall-name">{restText(rest.people)}</span>
      </th>
      {rest.cells.map((cell, at) => (
        <td class="wall-cell" key={cell.columnId} data-label={columns[at].label} data-kind={columns[at].kind}>
          {cell.count > 0 && (
            <p class="wall-more">
              <span class="wall-count">{figure(cell.count)}</span> <SumMarks sum={cell} />
            </p>
          )}
        </td>
      ))}
    </tr>
  );
});

function PersonHead({ person, shape, today }) {
  const level = levelText(person, today);
  return (
    <th
      class={`wall-person is-${shape} load-${person.load}${person.awayUntil ? " is-away" : ""}`}
      scope="row"
      title={person.name}
    >
      {shape === "stacked" && (
        <span class="wall-avatar" aria-hidden="true">
          {person.initials}
        </span>
      )}
      <span class="wall-name">{person.short}</span>
      <span class="wall-bar" aria-hidden="true">
        <i />
      </span>
      <span class="wall-level">{level}</span>
    </th>
  );
}

const NobodyHead = () => (
  <th class="wall-person is-nobody" scope="row">
    <span class="wall-name">{nobodyText()}</span>
  </th>
);

const Cell = memo(function Cell({ cell, column, step, width }) {
  return (
    <td class={`wall-cell${cell.isInline ? " is-inline" : ""}`} data-label={column.label} data-kind={column.kind}>
      {cell.cards.length > 0 && (
        <ul>
          {cell.cards.map((card) => (
            <Card key={card.id} card={card} />
          ))}
        </ul>
      )}
      {cell.isCounts && cell.more.count > 0 && <Count cell={cell} />}
      {!cell.isCounts && (cell.more.count > 0 || cell.over) && <More cell={cell} step={step} width={width} />}
    </td>
  );
});

function More({ cell, step, width }) {
  const texts = moreTexts(cell.more, cell.over);
  if (cell.isInline) return <Chip cell={cell} title={texts[0]} />;
  const hasTrouble = cell.more.blocked + cell.more.late + cell.more.lying > 0;
  const room = (text) => roomBeside(text, step, width, measure);
  const text = hasTrouble || room(texts[0]) < 0 ? texts.at(-1) : texts[0];
  return (
    <p class={`wall-more${cell.over ? " is-over" : ""}`} title={texts[0]}>
      <span data-more={cell.more.count}>{text}</span>
      <SumMarks sum={sumThatFits(cell.more, room(text), step.scale)} />
    </p>
  );
}

/** Beside the only card there is room for. */
const Chip = ({ cell, title }) => (
  <p class={`wall-more${cell.over ? " is-over" : ""}`} title={title}>
    {cell.over && <Warning label={title} />}
    <span data-more={cell.more.count}>+{figure(cell.more.count)}</span>
    <WorstMark sum={cell.more} />
  </p>
);

const Count = ({ cell }) => (
  <p class={`wall-more${cell.over ? " is-over" : ""}`} title={cell.over ? moreTexts({ count: 0 }, cell.over)[0] : ""}>
    <span class="wall-count">{figure(cell.more.count)}</span> <SumMarks sum={cell.more} />
    {cell.over && <span class="spoken-only">{_("limit %(limit)s", { limit: cell.over.limit })}</span>}
  </p>
);
