import { dayOf } from "../dates.js";
import { _ } from "../texts.js";
import { page } from "../web/page.js";
import { day, stateName, stepName } from "./words.js";

/** Everything that has happened: steps, versions of the passport, letters, checks; the newest first. */
export function HistoryTab({ project }) {
  const told = [...steps(project), ...versions(project), ...letters(project), ...checks(project)];
  const newest = told.sort((one, other) => (one.at < other.at ? 1 : -1));
  return (
    <ol class="rows history" id="history">
      {newest.map(({ id, title, by, at, more, comment }) => (
        <li key={id}>
          <span class="row-main">
            <strong>{title}</strong>
            <span class="meta row-more">{[by, dayAt(at), more].filter(Boolean).join(" · ")}</span>
            {comment && <span class="row-more">{comment}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

const dayAt = (moment) => day(moment.length > 10 ? dayOf(Date.parse(moment), page.time_zone) : moment);

const steps = ({ transitions }) =>
  transitions.map(({ id, step, was, became, by, at, comment }) => ({
    id,
    title: stepName(step),
    by,
    at,
    more: was ? `${stateName(was)} → ${stateName(became)}` : stateName(became),
    comment,
  }));

const versions = (project) =>
  project.versions
    .filter(({ version }) => version > 1)
    .map(({ version, by, at, reason }) => ({
      id: `version-${version}`,
      title: _("Version %(number)s is written", { number: version }),
      by,
      at,
      comment: reason,
    }));

const letters = ({ agreements }) =>
  agreements.flatMap(
    ({ id, sent_on: sent, letter, by, agreed, answered_on: answered, answer_letter: answer, remarks }) => [
      { id: `sent-${id}`, title: _("The letter to the committee"), by, at: sent, more: letter },
      ...(agreed === null
        ? []
        : [
            {
              id: `answer-${id}`,
              title: agreed ? _("The committee agreed") : _("The committee has remarks"),
              by,
              at: answered,
              more: answer,
              comment: remarks,
            },
          ]),
    ],
  );

const checks = (project) =>
  project.checks
    .filter(({ at }) => at)
    .map(({ id, by, at, note }) => ({ id, title: _("Check of stability"), by, at, comment: note }));
