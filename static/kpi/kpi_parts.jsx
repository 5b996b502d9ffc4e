import { dayOf, longDay } from "../dates.js";
import { locale, _ } from "../texts.js";
import { act } from "../web/act.js";
import { Close } from "../icons.jsx";
import { page } from "../web/page.js";
import {
  actText,
  aimText,
  factsOf,
  figure,
  formulaOf,
  GROUPS,
  partText,
  periodText,
  proposalOf,
  reviewText,
  SIGNAL_RULES,
  SIGNALS,
  unitOf,
  whyEmpty,
  WORDS,
} from "./facts.js";
import { NoteForm, OwnerForm, ReviewForm, ValueForm } from "./kpi_forms.jsx";
import { ApprovalForm, TargetForm } from "./target_forms.jsx";

/** The parts of which a KPI's sheet and its page consist. */

export const FORMS = {
  value: ValueForm,
  review: ReviewForm,
  target: TargetForm,
  approval: ApprovalForm,
  note: NoteForm,
  owner: OwnerForm,
};

/** What a KPI is now, and what is done about it. */
export function Now({ facts, isWhole }) {
  const { kpi, value, colour } = facts;
  const proposed = proposalOf(kpi, page.today);
  return (
    <dl class="own-facts">
      <Fact name={_("Value")}>
        {value ? (
          <>
            <strong>
              {figure(value.value, kpi.digits)} {unitOf(kpi)}
            </strong>{" "}
            {partText(facts)}
            <span class="meta"> · {periodText(value, kpi.frequency, page.today)}</span>
          </>
        ) : (
          whyEmpty(kpi)
        )}
      </Fact>
      <Fact name={_("Against the target")}>
        <i class={`kpi-sign tone-${colour}`} aria-hidden="true" /> {WORDS[colour]()}
        {aimText(facts) && <span class="meta"> · {aimText(facts)}</span>}
        {facts.isApproved && <span class="meta row-more">{approvalText(facts.target)}</span>}
      </Fact>
      {proposed && (page.rights.keeps || page.rights.approves) && (
        <Fact name={_("Proposed target")}>
          {figure(proposed.proposal.value ?? proposed.proposal.green, 2)} {unitOf(kpi)}
          <span class="meta row-more">
            {proposed.returned
              ? _("sent back: %(reason)s", { reason: proposed.returned })
              : _("waits for the programme controller")}
          </span>
        </Fact>
      )}
      {isWhole && (colour === "red" || colour === "yellow") && (
        <Fact name={_("What is done")}>
          {reviewText(facts, page.today)}
          {facts.review && <span class="row-more">{facts.review.countermeasure}</span>}
          <span class="meta row-more">{actText(facts, page.today)}</span>
        </Fact>
      )}
      {kpi.signal && (
        <Fact name={_("Signal")}>
          {SIGNALS[kpi.signal]()}: {SIGNAL_RULES[kpi.signal]()}
        </Fact>
      )}
      <Fact name={_("How it is computed")}>{formulaOf(kpi)}</Fact>
      <Fact name={_("Group")}>{GROUPS[kpi.group]()}</Fact>
      <Fact name={_("Answers for it")}>{kpi.owner ?? "—"}</Fact>
    </dl>
  );
}

/** By whose word a target counts. */
function approvalText({ year, by_decree, approved_by, approved_at }) {
  if (by_decree) return _("set by the decree for %(year)s", { year });
  if (!approved_by || !approved_at) return _("approved for %(year)s", { year });
  const day = longDay(dayOf(Date.parse(approved_at), page.time_zone), locale, page.today);
  return _("approved for %(year)s: %(name)s, %(day)s", { year, name: approved_by, day });
}

const Fact = ({ name, children }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** What may be done with it; `onChoose` is told which form is wanted. */
export function Acts({ facts, onChoose }) {
  const { kpi, target, value } = facts;
  const { keeps, approves } = page.rights;
  const answers = keeps || kpi.owner_id === page.me.id;
  const proposed = proposalOf(kpi, page.today);
  const proposal = proposed && !proposed.returned ? proposed.proposal : null;
  const offered = [
    answers && kpi.source === "typed" && ["value", _("Enter a value")],
    answers && value && ["review", _("Explain the value")],
    answers && ["note", _("Note an event")],
    page.rights.decides && ["decide", _("Decide…")],
    keeps && !target?.by_decree && kpi.rule !== "info" && ["target", _("Set the target")],
    keeps && ["owner", _("Who answers for it")],
  ].filter(Boolean);
  if (!offered.length && !(approves && proposal)) return null;
  return (
    <p class="view-actions kpi-page-acts">
      {approves && proposal && (
        <button type="button" class="button button-primary" onClick={() => onChoose("approval")}>
          {_("Approve the target: %(value)s…", { value: figure(proposal.value ?? proposal.green, 2) })}
        </button>
      )}
      {offered.map(([name, label]) => (
        <button key={name} type="button" class="button" onClick={() => onChoose(name)}>
          {label}
        </button>
      ))}
    </p>
  );
}

export function InUnits({ kpi, items }) {
  if (!items.length) return null;
  return (
    <Listed title={_("In the departments")} heads={[_("Department"), _("Value"), _("Against the target")]}>
      {items.map(({ unit_id: id, unit, value }) => {
        const facts = factsOf({ ...kpi, values: [value], review: null }, page.today);
        return (
          <tr key={id}>
            <th scope="row">
              <a href={`/kpis/${kpi.id}?unit_id=${id}`}>{unit}</a>
            </th>
            <td>
              {figure(value.value, kpi.digits)} {unitOf(kpi)} <span class="meta">{partText(facts)}</span>
            </td>
            <td>
              <i class={`kpi-sign tone-${facts.colour}`} aria-hidden="true" /> {WORDS[facts.colour]()}
            </td>
          </tr>
        );
      })}
    </Listed>
  );
}

export function Values({ kpi, values }) {
  if (!values.length) return null;
  return (
    <Listed
      title={kpi.source === "typed" ? _("Every value that was given") : _("Every value that was computed")}
      heads={[_("Period"), _("Value"), _("By whom and from where")]}
    >
      {values.map((each) => (
        <tr key={each.at + each.first_day} class={each.replaced_at ? "is-closed" : ""}>
          <th scope="row">{periodText(each, kpi.frequency, page.today)}</th>
          <td>
            {figure(each.value, kpi.digits)} {unitOf(kpi)}
            {each.replaced_at && <span class="tag">{_("replaced")}</span>}
          </td>
          <td>
            {each.author ?? _("computed")}
            <span class="meta row-more">
              {[each.source, longDay(dayOf(Date.parse(each.at), page.time_zone), locale, page.today)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </td>
        </tr>
      ))}
    </Listed>
  );
}

/** What happened, beside the trend; taken away by who may say it. */
export function Notes({ kpi }) {
  if (!kpi.notes.length) return null;
  const mayRemove = page.rights.keeps || kpi.owner_id === page.me.id;
  return (
    <section>
      <h3>{_("What happened")}</h3>
      <ul class="rows kpi-notes">
        {[...kpi.notes].reverse().map(({ id, day, text, author }, place) => (
          <li key={id}>
            <span class="row-main">
              <strong>{kpi.notes.length - place}.</strong> {text}
              <span class="meta row-more">
                {longDay(day, locale, page.today)} · {author}
              </span>
            </span>
            {mayRemove && (
              <button
                type="button"
                class="button button-quiet button-icon"
                aria-label={_("Remove: %(what)s", { what: text })}
                onClick={() =>
                  act({ method: "DELETE", path: `/api/v1/kpis/${kpi.id}/notes/${id}` }, _("The note is removed"), true)
                }
              >
                <Close />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const Listed = ({ title, heads, children }) => (
  <section>
    <h3>{title}</h3>
    <div class="table-box">
      <table class="table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  </section>
);
