import { dayOf, longDay } from "../dates.js";
import { locale, _ } from "../texts.js";
import { Form, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { figure, unitOf } from "./facts.js";
import { number } from "./kpi_forms.jsx";

/** What is to be aimed at this year; it counts once the programme controller has approved it. */
export function TargetForm({ facts: { kpi, target }, onClose }) {
  const year = Number(page.today.slice(0, 4));
  const hasLimits = kpi.rule === "limits" || kpi.rule === "share";
  const known = target?.proposal ?? target;
  const text = (value) => (value === null || value === undefined ? "" : String(value));
  const form = useForm({
    initial: { value: text(known?.value), green: text(known?.green), yellow: text(known?.yellow) },
    command: (values) => ({
      method: "PUT",
      path: `/api/v1/kpis/${kpi.id}/targets/${year}`,
      body: {
        value: number(values.value),
        ...(hasLimits && { green: number(values.green), yellow: number(values.yellow) }),
      },
    }),
    done: (answer) => finish(onClose, _("The target is proposed; the programme controller approves it."), answer),
  });
  const per = kpi.rule === "share" ? _("per cent of the whole") : unitOf(kpi);
  return (
    <Form form={form} label={_("Propose")} onCancel={onClose}>
      {target?.returned && (
        <p class="notice notice-warning">{_("Sent back: %(reason)s", { reason: target.returned })}</p>
      )}
      {target?.approved && <p class="meta">{_("What counts now goes on until the new target is approved.")}</p>}
      <Text
        form={form}
        name="value"
        label={_("Target of %(year)s, %(unit)s", { year, unit: unitOf(kpi) })}
        inputMode="decimal"
      />
      {hasLimits && (
        <div class="field-pair">
          <Text
            form={form}
            name="green"
            label={_("“As planned”: %(limit)s", { limit: limit(kpi, `…, ${per}`) })}
            inputMode="decimal"
          />
          <Text
            form={form}
            name="yellow"
            label={_("“A little behind”: %(limit)s", { limit: limit(kpi, `…, ${per}`) })}
            inputMode="decimal"
          />
        </div>
      )}
    </Form>
  );
}

/** The controller's word on a proposal: it counts from now on, or it goes back with a reason. */
export function ApprovalForm({ facts: { kpi }, onClose }) {
  const year = Number(page.today.slice(0, 4));
  const target = kpi.targets.find((each) => each.year === year && each.proposal && !each.returned);
  const path = `/api/v1/kpis/${kpi.id}/targets/${year}`;
  const approval = useForm({
    initial: {},
    command: () => ({ method: "POST", path: `${path}/approve` }),
    done: (answer) => finish(onClose, _("The target of %(year)s is approved", { year }), answer),
  });
  const back = useForm({
    initial: { reason: "" },
    command: (values) => ({ method: "POST", path: `${path}/return`, body: values }),
    done: (answer) => finish(onClose, _("The target is sent back"), answer),
  });
  if (!target) return <p>{_("There is no proposal any more: it was taken back.")}</p>;
  return (
    <>
      <dl class="own-facts">
        <div>
          <dt>{_("Target of %(year)s", { year })}</dt>
          <dd>
            <strong>{amount(target.proposal.value, kpi)}</strong>
            {target.approved && <span class="meta"> · {_("now %(value)s", { value: amount(target.value, kpi) })}</span>}
          </dd>
        </div>
        {target.proposal.green !== null && (
          <div>
            <dt>{_("Limits")}</dt>
            <dd>
              {_("as planned: %(green)s, a little behind: %(yellow)s", {
                green: limit(kpi, figure(target.proposal.green, 2)),
                yellow: limit(kpi, figure(target.proposal.yellow, 2)),
              })}
            </dd>
          </div>
        )}
        {target.proposed_by && (
          <div>
            <dt>{_("Proposed by")}</dt>
            <dd>
              {target.proposed_by}, {longDay(dayOf(Date.parse(target.proposed_at), page.time_zone), locale, page.today)}
            </dd>
          </div>
        )}
      </dl>
      <Form form={approval} label={_("Approve")} onCancel={onClose} />
      <details class="kpi-back">
        <summary>{_("Send it back…")}</summary>
        <Form form={back} label={_("Send back")}>
          <Text form={back} name="reason" label={_("What has to be changed")} maxLength={1000} />
        </Form>
      </details>
    </>
  );
}

/** "от 98" where more is better, "до 10" where less is. */
const limit = (kpi, value) =>
  kpi.direction === "up" ? _("from %(value)s", { value }) : _("up to %(value)s", { value });

const amount = (value, kpi) => (value === null ? "—" : `${figure(value, 2)} ${unitOf(kpi)}`);
