import { shortDay } from "../dates.js";
import { Stop, Warning } from "../icons.jsx";
import { locale, _ } from "../texts.js";
import { shortName } from "../wall/names.js";
import { isSeen, Item, Items } from "./items.jsx";
import { board, decisions, meeting, titleOf, today, who } from "./meeting_store.js";
import { Load, Start } from "./people_lenses.jsx";
import { Apart } from "./apart.jsx";
import { improvements, lastDecisions, madeNow, troubles } from "./troubles.js";
import { HOW, MARKS, reasonText, STAGES } from "./words.js";

/**
 * What is seen of each block, on the wall and at the desk alike. `acts(kind, id, thing)` draws what can be done with a thing,
 * where something can; `focus` is what everybody looks at.
 */
export function Lens({ code, acts, focus, most = Infinity }) {
  const Shown = LENSES[code];
  return (
    <section class="meet-lens" data-block={code}>
      <p class="meet-how">{HOW[code]()}</p>
      <Shown acts={acts} focus={focus} most={most} />
    </section>
  );
}

const day = (text) => shortDay(text, locale, today.value);

const numberText = (value) =>
  new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, { maximumFractionDigits: 1 }).format(value);

function Kpis({ acts, focus, most }) {
  const kpis = meeting.value.kpis ?? [];
  const english = locale === "en";
  return (
    <Items
      items={kpis}
      most={most}
      focusAt={kpis.findIndex(({ code }) => isSeen(focus, "kpi", code))}
      empty={_("All KPIs of the department are as planned.")}
      render={(each) => (
        <Item
          key={each.code}
          kind="kpi"
          id={each.code}
          focus={focus}
          acts={acts}
          thing={each}
          tone={each.colour}
          title={english ? each.name_en : each.name_ru}
          meta={each.comment ?? _("without a comment")}
        >
          <span class="meet-figure">
            {each.colour === "red" ? <Stop /> : <Warning />} <b>{numberText(each.value)}</b>{" "}
            {english ? each.unit_en : each.unit_ru}
            {each.aim !== null && <> · {_("target %(value)s", { value: numberText(each.aim) })}</>}
          </span>
        </Item>
      )}
    />
  );
}

function Decisions({ acts, focus, most }) {
  const items = lastDecisions(meeting.value.agenda, decisions.value);
  return (
    <Items
      items={items}
      most={most}
      focusAt={items.findIndex(({ id }) => isSeen(focus, "decision", id))}
      empty={_("No decision is open.")}
      render={(item) => {
        const now = item.decision ?? item;
        const isDone = Boolean(now.done_at) || now.over;
        const isLate = !isDone && now.due && now.due < today.value;
        return (
          <Item
            key={item.id}
            kind="decision"
            id={item.id}
            focus={focus}
            acts={acts}
            thing={item}
            tone={isDone ? "green" : isLate ? "red" : null}
            title={`№ ${now.number} ${now.what}`}
            meta={[now.owner && shortName(now.owner, 2), now.due && _("by %(day)s", { day: day(now.due) })]
              .filter(Boolean)
              .join(" · ")}
          >
            <span class="meet-tags">
              {isDone && <em class="tone-green">{_("done")}</em>}
              {isLate && <em class="tone-red">{_("it is overdue")}</em>}
              {now.due !== item.due && <em>{MARKS.due()}</em>}
              {answerOf(now) && <q>{answerOf(now)}</q>}
            </span>
          </Item>
        );
      }}
    />
  );
}

const answerOf = ({ escalations = [] }) => escalations.at(-1)?.answer ?? null;

function Board({ acts, focus, most }) {
  const items = troubles(meeting.value.agenda, board.value, today.value);
  return (
    <Items
      items={items}
      most={most}
      focusAt={items.findIndex(({ task_id: id }) => isSeen(focus, "task", id))}
      empty={_("Nothing is blocked, late or lies too long.")}
      render={(item) => (
        <Item
          key={item.task_id}
          kind="task"
          id={item.task_id}
          focus={focus}
          acts={item.task ? acts : null}
          thing={item}
          tone={item.marks.includes("done") || item.marks.includes("gone") ? "green" : "red"}
          title={titleOf(item)}
          meta={[STAGES[item.stage]?.(), who(item.assignee_id), item.due && _("by %(day)s", { day: day(item.due) })]
            .filter(Boolean)
            .join(" · ")}
        >
          <span class="meet-tags">
            {item.reasons.map((each) => (
              <em key={each.code} class={each.code === "lies" ? "tone-yellow" : "tone-red"}>
                {reasonText(each)}
              </em>
            ))}
            <Marks marks={item.marks} />
          </span>
          {item.task?.blocked && <span class="meet-meta">{item.task.blocked.reason}</span>}
        </Item>
      )}
    />
  );
}

const Marks = ({ marks }) =>
  marks.map((mark) => (
    <em key={mark} class="is-mark">
      {MARKS[mark]()}
    </em>
  ));

function Improvements({ acts, focus, most }) {
  const items = improvements(meeting.value.agenda, board.value);
  return (
    <Items
      items={items}
      most={most}
      focusAt={items.findIndex(({ task_id: id }) => isSeen(focus, "task", id))}
      empty={_("Nothing is due in improvements within two weeks.")}
      render={(each) => (
        <Item
          key={each.task_id}
          kind="task"
          id={each.task_id}
          focus={focus}
          acts={acts}
          thing={each}
          title={titleOf(each)}
          meta={[who(each.assignee_id), each.due && _("by %(day)s", { day: day(each.due) })]
            .filter(Boolean)
            .join(" · ")}
        >
          <Marks marks={each.marks} />
        </Item>
      )}
    />
  );
}

function Readback({ acts, focus, most }) {
  const made = madeNow(meeting.value, decisions.value);
  return (
    <>
      <Made {...{ made, acts, focus, most }} />
      <Apart acts={acts} most={most} />
    </>
  );
}

function Made({ made, acts, focus, most }) {
  return (
    <Items
      items={made}
      most={most}
      focusAt={made.findIndex(({ id }) => isSeen(focus, "decision", id))}
      empty={_("Nothing has been decided in this meeting yet.")}
      render={(each) => (
        <Item
          key={each.id}
          kind="decision"
          id={each.id}
          focus={focus}
          acts={acts}
          thing={each}
          title={`№ ${each.number} ${each.what}`}
          meta={[each.owner ?? each.escalations.at(-1)?.asked_unit, each.due && _("by %(day)s", { day: day(each.due) })]
            .filter(Boolean)
            .join(" · ")}
        />
      )}
    />
  );
}

const LENSES = {
  start: Start,
  kpis: Kpis,
  decisions: Decisions,
  board: Board,
  load: Load,
  improvements: Improvements,
  readback: Readback,
};
