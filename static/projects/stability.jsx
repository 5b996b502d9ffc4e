import { useState } from "preact/hooks";
import { dayOf, daysBetween, figure } from "../dates.js";
import { locale, _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Form, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { numberOf, onlyNumbers } from "./goals_field.jsx";
import { rights } from "./rights.js";
import { day } from "./words.js";

const VERDICTS = {
  stable: () => _("the result holds"),
  partial: () => _("holds in part"),
  lost: () => _("the result is lost"),
};

/** Whether the result holds: checks after 30, 60 and 90 days and on the day of stage 10. */
export function Stability({ project }) {
  const [isOpen, setOpen] = useState(false);
  if (!project.checks.length) return null;
  const next = project.checks.find(({ at }) => !at);
  return (
    <section class="view-section" aria-labelledby="stability">
      <h3 id="stability">{_("Does the result hold?")}</h3>
      <ul class="rows">
        {project.checks.map((check) => (
          <CheckRow key={check.id} check={check} goals={project.goal_list} />
        ))}
      </ul>
      {next && project.state === "stability_monitoring" && rights.value.leads && (
        <p class="view-actions">
          <button type="button" class="button button-primary" onClick={() => setOpen(true)}>
            {_("Note the check of %(day)s…", { day: day(next.due) })}
          </button>
        </p>
      )}
      {isOpen && <CheckDialog project={project} check={next} onClose={() => setOpen(false)} />}
    </section>
  );
}

function CheckRow({ check: { due, kind, at, by, verdict, kept, note }, goals }) {
  const isLate = !at && due < page.today;
  const shares = goals.filter(({ id }) => id in kept).map(({ id, name }) => `${name}: ${figure(kept[id], locale)} %`);
  return (
    <li>
      <span class="row-main">
        <strong>
          {day(due)} {kind === "final" && <span class="tag">{_("the last one")}</span>}
          {verdict && <span class={`tag ${verdict === "lost" ? "mark-red" : ""}`}>{VERDICTS[verdict]()}</span>}
        </strong>
        <span class={`row-more ${isLate ? "mark-red" : "meta"}`}>
          {at
            ? [by, day(dayOf(Date.parse(at), page.time_zone)), ...shares, note].filter(Boolean).join(" · ")
            : isLate
              ? _("is late")
              : _("is ahead")}
        </span>
      </span>
    </li>
  );
}

const EARLY_DAYS = 7;

function CheckDialog({ project, check, onClose }) {
  const isEarly = daysBetween(page.today, check.due) > EARLY_DAYS;
  const form = useForm({
    initial: { note: "", ...Object.fromEntries(project.goal_list.map(({ id }) => [id, ""])) },
    before: ({ note: _note, ...values }) => onlyNumbers(values, Object.keys(values), true),
    command: ({ note, ...values }) => ({
      method: "POST",
      path: `/api/v1/projects/${project.id}/checks`,
      body: {
        values: Object.fromEntries(
          Object.entries(values)
            .map(([id, text]) => [id, numberOf(text)])
            .filter(([, value]) => value !== null),
        ),
        ...(note.trim() && { note }),
      },
    }),
    done: () => finish(onClose, _("The check is noted")),
  });
  return (
    <Dialog title={_("Check of stability")} onClose={onClose}>
      <p class="lead">{_("From 90 % of the gain on the result holds; below 70 % it is lost.")}</p>
      <Form form={form} label={_("Note it")} onCancel={onClose}>
        {project.goal_list.map(({ id, name, unit, baseline, fact }) => (
          <Text
            key={id}
            form={form}
            name={id}
            inputMode="decimal"
            label={`${name}, ${unit}`}
            help={_("was %(was)s, at closing %(fact)s", { was: figure(baseline, locale), fact: figure(fact, locale) })}
          />
        ))}
        <Area
          form={form}
          name="note"
          label={isEarly ? _("Why it is checked before its day") : _("A word with it, if you like")}
          help={isEarly ? _("Its day is %(day)s.", { day: day(check.due) }) : undefined}
          maxLength={1000}
        />
      </Form>
    </Dialog>
  );
}
