import { memo } from "../../memo.js";
import { LongMarks, ShortMarks } from "./marks.jsx";

/** One task on the wall: the stripe of its kind, its title, and only the marks that matter. */
export const Card = memo(function Card({ card }) {
  const look = ["wall-card", `tint-${card.colour}`];
  if (card.isUrgent) look.push("is-urgent");
  if (card.isBlocked) look.push("is-blocked");
  if (card.late > 0) look.push("is-late");
  if (card.isDone) look.push("is-done");
  if (card.isWhomSeen) look.push("has-whom");
  if (card.titleLines > 1) look.push("has-lines");
  if (card.markLines > 0) look.push("has-below");
  return (
    <li class={look.join(" ")} style={{ "--lines": card.titleLines }} data-task-id={card.id}>
      <span class="wall-title">{card.title}</span>
      {card.markLines > 0 ? <LongMarks card={card} /> : <ShortMarks card={card} />}
    </li>
  );
});
