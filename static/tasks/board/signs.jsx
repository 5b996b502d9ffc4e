import { Back, Bolt, Clock, Comment, Hourglass, KindIcon, ListMark, Stop } from "../../icons.jsx";
import { _ } from "../../texts.js";
import { choices } from "../terms.js";
import { hours, lateBy } from "../wording.js";

const SIGNS = () => [
  {
    tone: "red",
    sign: <Stop />,
    means: _("the task is blocked: whom it waits for and when to ask again, or why it stands"),
  },
  { tone: "red", sign: <Bolt />, means: _("urgent: before everything else") },
  {
    tone: "red",
    sign: (
      <>
        <Clock /> {lateBy(2)}
      </>
    ),
    means: _("overdue, by so many days"),
  },
  {
    tone: "amber",
    sign: (
      <>
        <Hourglass /> 7
      </>
    ),
    means: _("lies in this column for too long, so many working days; red when it is high time"),
  },
  {
    tone: "amber",
    sign: _("missing: %(what)s", { what: "…" }),
    means: _("what the column asks of a task and it has not got yet"),
  },
  { sign: hours(4), means: _("hours of work that are left") },
  {
    sign: (
      <>
        <ListMark /> 2/5
      </>
    ),
    means: _("steps of the checklist, ticked and all"),
  },
  {
    sign: (
      <>
        <Comment /> 3
      </>
    ),
    means: _("comments"),
  },
  {
    sign: (
      <>
        <Back /> 1
      </>
    ),
    means: _("so many times sent back for more work"),
  },
];

/** What the signs on a card mean, and the organisation's own kinds of tasks with their icons and colours. */
export function Signs() {
  return (
    <dl class="keys signs">
      {SIGNS().map(({ tone, sign, means }) => (
        <div key={means}>
          <dt class={tone && `mark-${tone}`}>{sign}</dt>
          <dd>{means}</dd>
        </div>
      ))}
      {choices("kind").map(({ code, icon, colour, name }) => (
        <div key={code}>
          <dt class={`sign-kind tint-${colour}`}>
            <KindIcon icon={icon} />
          </dt>
          <dd>{name}</dd>
        </div>
      ))}
    </dl>
  );
}
