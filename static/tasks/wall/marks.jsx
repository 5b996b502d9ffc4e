import { Bolt, Clock, Hourglass, Stop } from "../../icons.jsx";
import { _ } from "../../texts.js";
import { hasOthers } from "./marking.js";
import { blockedLong, lateLong, lateShort, lyingLong, minus } from "./wording.js";

/** The marks that matter, of one card or of many that are not seen. */

/** Shape and number only, beside a title. */
export const ShortMarks = ({ card }) => (
  <>
    {card.isBlocked && <Blocked card={card} text={card.isWhomSeen && card.whom} />}
    <Others card={card} />
  </>
);

/** On lines of their own below it: in whole words where there is room. */
export function LongMarks({ card }) {
  if (!card.isBlocked) return <Below>{<Others card={card} isLong />}</Below>;
  if (card.markLines > 1 || !hasOthers(card)) {
    return (
      <>
        <Below>{<Blocked card={card} text={blockedLong(card.whom)} />}</Below>
        {card.markLines > 1 && <Below>{<Others card={card} isLong />}</Below>}
      </>
    );
  }
  return <Below>{<ShortMarks card={card} />}</Below>;
}

const Below = ({ children }) => <span class="wall-below">{children}</span>;

const Blocked = ({ card, text }) => (
  <Mark icon={Stop} tone="red" says={blockedLong(card.whom)} text={text} isWhom={Boolean(text)} />
);

function Others({ card, isLong }) {
  const { marks, late, lyingDays: days } = card;
  const lateText = { full: lateShort(late), short: minus(late) }[marks];
  return (
    <>
      {late > 0 && <Mark icon={Clock} tone="red" says={lateLong(late)} text={lateText} />}
      {days > 0 && (
        <Mark icon={Hourglass} tone={card.lyingTone} says={lyingLong(days)} text={marks !== "bare" && days} />
      )}
      {card.isUrgent && (
        <Mark icon={Bolt} tone="red" says={_("urgent")} text={isLong && marks === "full" && _("urgent")} />
      )}
    </>
  );
}

/** How many of those that are not seen are in trouble. */
export function SumMarks({ sum }) {
  return (
    <>
      {sum.blocked > 0 && <Mark icon={Stop} tone="red" says={`${_("blocked")}: ${sum.blocked}`} text={sum.blocked} />}
      {sum.late > 0 && <Mark icon={Clock} tone="red" says={`${_("overdue")}: ${sum.late}`} text={sum.late} />}
      {sum.lying > 0 && (
        <Mark icon={Hourglass} tone="amber" says={`${_("lying too long")}: ${sum.lying}`} text={sum.lying} />
      )}
    </>
  );
}

/** The worst of it, by its shape alone. */
export function WorstMark({ sum }) {
  if (sum.blocked > 0) return <Mark icon={Stop} tone="red" says={`${_("blocked")}: ${sum.blocked}`} />;
  return sum.late > 0 && <Mark icon={Clock} tone="red" says={`${_("overdue")}: ${sum.late}`} />;
}

function Mark({ icon: Icon, tone, text, says, isWhom }) {
  const spoken = says ? { role: "img", "aria-label": says } : {};
  return (
    <span class={`wall-mark is-${tone}${isWhom ? " is-whom" : ""}`} {...spoken}>
      <Icon />
      {text && <span class="wall-mark-text">{text}</span>}
    </span>
  );
}
