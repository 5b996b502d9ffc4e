import { useState } from "preact/hooks";
import { dayOf } from "../dates.js";
import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { followRooms } from "../web/live.js";
import { page } from "../web/page.js";
import { source } from "../web/source.js";
import { show } from "../web/view.jsx";
import { AnswerForm, AskForm, DropForm, EditForm, JudgeForm } from "./acts.jsx";
import { Archive } from "./archive.jsx";
import { DecisionDialog } from "./decision_dialog.jsx";
import { DecisionRow } from "./decision_row.jsx";
import { grouped, kept, STATES } from "./states.js";
import { TITLES, VERDICTS } from "./words.js";

const FORMS = {
  edit: { Form: EditForm, title: () => _("Change the decision") },
  drop: { Form: DropForm, title: () => _("It will not be done") },
  judge: { Form: JudgeForm, title: ({ verdict }) => VERDICTS[verdict]() },
  ask: { Form: AskForm, title: () => _("Ask the leadership") },
  answer: { Form: AnswerForm, title: () => _("Answer") },
};
const known = source(`/api/v1/units/${page.unit.id}/decisions`);

/** A unit's decisions by what is to be done about them now. */
function Decisions({ known: [{ decisions }] }) {
  const [isNew, setNew] = useState(false);
  const [act, setAct] = useState(null);
  const groups = grouped(decisions, page.today, page.unit.id);
  const decision = act && decisions.find(({ id }) => id === act.id);
  const { Form, title } = act ? FORMS[act.name] : {};
  return (
    <>
      <Whose />
      <Summary decisions={decisions} />
      {page.rights.decides && (
        <p class="view-actions">
          <button type="button" class="button button-primary" onClick={() => setNew(true)}>
            {_("Decide…")}
          </button>
        </p>
      )}
      {!decisions.length && <Empty />}
      {STATES.filter((state) => state !== "over").map((state) => (
        <Group key={state} state={state} decisions={groups.get(state)} onAct={setAct} />
      ))}
      <Over decisions={groups.get("over")} onAct={setAct} />
      {isNew && (
        <DecisionDialog
          unitId={page.unit.id}
          about={{ kind: "unit", id: page.unit.id }}
          onClose={() => setNew(false)}
        />
      )}
      {decision && (
        <Dialog title={title(act)} isWide onClose={() => setAct(null)}>
          <p class="lead">
            № {decision.number} {decision.what}
          </p>
          <Form decision={decision} verdict={act.verdict} onClose={() => setAct(null)} />
        </Dialog>
      )}
    </>
  );
}

function Whose() {
  if (page.units.length < 2) return <h2>{page.unit.name}</h2>;
  return (
    <p class="kpi-whose">
      <label for="whose">{_("Whose decisions")}</label>
      <select
        id="whose"
        class="input"
        value={page.unit.id}
        onChange={(event) => location.assign(`/units/${event.currentTarget.value}/decisions`)}
      >
        {page.units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}

function Summary({ decisions }) {
  const day = (moment) => dayOf(Date.parse(moment), page.time_zone);
  const { onTime, due, helped, judged } = kept(decisions, page.today, page.unit.id, day);
  if (!due && !judged) return null;
  return (
    <p class="kpi-summary" role="status">
      {due > 0 && <>{_("Done on time: %(count)s of %(total)s", { count: onTime, total: due })}</>}
      {due > 0 && judged > 0 && " · "}
      {judged > 0 && <>{_("Helped: %(count)s of %(total)s", { count: helped, total: judged })}</>}
    </p>
  );
}

const Empty = () => (
  <p class="empty-row">
    {page.rights.decides
      ? _(
          "Nothing has been decided yet. Press “Decide…” here, on a board, in a task or at a KPI: it becomes a task, and later it is seen whether it helped.",
        )
      : _("Nothing has been decided here yet.")}
  </p>
);

function Group({ state, decisions, onAct }) {
  if (!decisions.length) return null;
  return (
    <section class="view-section" aria-labelledby={`state-${state}`}>
      <h2 id={`state-${state}`}>
        {TITLES[state]()} <span class="meta">{decisions.length}</span>
      </h2>
      <ul class="rows">
        {decisions.map((each) => (
          <DecisionRow key={each.id} decision={each} state={state} onAct={onAct} />
        ))}
      </ul>
    </section>
  );
}

function Over({ decisions, onAct }) {
  return (
    <details class="kpi-later">
      <summary>{_("Over: %(count)s", { count: decisions.length })}</summary>
      <ul class="rows">
        {decisions.map((each) => (
          <DecisionRow key={each.id} decision={each} state="over" onAct={onAct} />
        ))}
      </ul>
      <Archive />
    </details>
  );
}

followRooms(`decisions:${page.unit.id}`);
show(Decisions, [known]);
