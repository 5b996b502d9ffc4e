import { Check, Clock, Hourglass, Stop } from "../icons.jsx";
import { memo } from "../memo.js";
import { _, ngettext } from "../texts.js";
import { longDay, shortDay } from "../web/days.js";
import { dueText, KINDS, lateLong, STAGES } from "./wall_words.js";

/** What has to be looked at, and beside it what the month has brought. */
export const Month = memo(function Month({ own: { troubles, results, passports }, month, today }) {
  const hasGood = results.length > 0 || passports.length > 0;
  const looks = [!troubles.length && "is-calm", !hasGood && "is-alone"].filter(Boolean);
  return (
    <div class={["projects-month", ...looks].join(" ")}>
      {troubles.length > 0 && <Troubles seen={troubles} all={month.troubles} today={today} />}
      {hasGood && (
        <div class="projects-good">
          {results.length > 0 && (
            <section aria-labelledby="results">
              <h2 id="results">
                {_("What was reached")} <Period of={month.results} seen={results.length} />
              </h2>
              <ul class="projects-results">
                {results.map((each) => (
                  <Result key={each.project.id} result={each} today={today} />
                ))}
              </ul>
            </section>
          )}
          {passports.length > 0 && <Passports passports={passports} all={month.passports} today={today} />}
        </div>
      )}
    </div>
  );
});

function Period({ of: { isMonth, items }, seen }) {
  const count = items.length;
  return (
    <span class="meta">
      {isMonth ? _("this month: %(count)s", { count }) : _("in the last 90 days: %(count)s", { count })}
      {seen < count && <> · {_("shown: %(count)s", { count: seen })}</>}
    </span>
  );
}

function Troubles({ seen, all, today }) {
  const [first, last] = [all.indexOf(seen[0]) + 1, all.indexOf(seen.at(-1)) + 1];
  return (
    <section class="projects-troubles" aria-labelledby="troubles">
      <h2 id="troubles">
        <b>{all.length}</b> {ngettext("is in need of attention", "are in need of attention", all.length)}
        {seen.length < all.length && <span class="meta">{_("%(first)s to %(last)s by urgency", { first, last })}</span>}
      </h2>
      <ul>
        {seen.map((each) => (
          <Trouble key={`${each.kind}${each.project.id}`} trouble={each} today={today} />
        ))}
      </ul>
    </section>
  );
}

const SIGNS = { late: Clock, lost: Stop, check: Hourglass };

const TEXTS = {
  late: ({ days, stage }) =>
    _("stage %(number)s “%(name)s” %(late)s", {
      number: stage.number,
      name: STAGES[stage.number](),
      late: lateLong(days),
    }),
  lost: ({ project }, today) => _("the result is lost, %(day)s", { day: longDay(project.ended_on, today) }),
  check: ({ days }) => dueText(days),
};

const Trouble = memo(function Trouble({ trouble, today }) {
  const { project, kind } = trouble;
  const Sign = SIGNS[kind];
  return (
    <li class={`projects-trouble tone-${kind === "check" ? "yellow" : "red"}`} data-project={project.id}>
      <h3>{project.title}</h3>
      <p>
        <Sign /> <b>{TEXTS[kind](trouble, today)}</b>
      </p>
      <p class="meta">{[project.unit, project.leader].filter(Boolean).join(" · ")}</p>
    </li>
  );
});

const Result = memo(function Result({ result: { project, day, isStable }, today }) {
  const { title, unit, kind, best, goals, goals_reached: reached } = project;
  return (
    <li class="projects-result" data-project={project.id}>
      <h3>{title}</h3>
      {best && <p class="projects-best">{best}</p>}
      <p class="projects-more-told">
        <span class={reached === goals ? "is-whole" : "is-part"}>
          {reached === goals ? <Check /> : <i class="kpi-sign tone-yellow" aria-hidden="true" />}{" "}
          {_("goals reached: %(count)s of %(total)s", { count: reached, total: goals })}
        </span>
        <span class="meta">
          {[
            isStable
              ? _("stable since %(day)s", { day: shortDay(day, today) })
              : _("closed %(day)s", { day: shortDay(day, today) }),
            unit,
            KINDS[kind].one(),
          ].join(" · ")}
        </span>
      </p>
    </li>
  );
});

function Passports({ passports, all, today }) {
  return (
    <section class="projects-passports" aria-labelledby="passports">
      <h2 id="passports">
        {_("Passports approved")} <Period of={all} seen={passports.length} />
      </h2>
      <ul>
        {passports.map(({ project, day }) => (
          <li key={project.id} data-project={project.id}>
            <span>{project.title}</span>
            <span class="meta">{[project.unit, shortDay(day, today)].join(" · ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
