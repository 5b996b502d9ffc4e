import { signal } from "@preact/signals";
import { clock } from "../dates.js";
import { Check, Clock, Info, Warning } from "../icons.jsx";
import { getJson } from "../live/requests.js";
import { locale, _, ngettext } from "../texts.js";
import { act } from "../web/act.js";
import { page } from "../web/page.js";
import { RowButton } from "../web/row.jsx";
import { reload, source } from "../web/source.js";
import { show } from "../web/view.jsx";
import { whenText } from "../web/when.js";

const only = signal(new URLSearchParams(location.search).get("only") ?? "all");
const known = signal([]);
const hasMore = signal(false);
const deliveries = source(() => `/api/v1/deliveries?only=${only.value}`);
const ICONS = { sent: Check, failed: Warning, held: Warning, late: Info, dropped: Info, due: Clock, sending: Clock };
const MAY_BE_TRIED = new Set(["failed", "held", "late", "dropped", "due"]);
const EVERY_MS = 10_000;
deliveries.data.subscribe((told) => {
  known.value = [];
  hasMore.value = told?.more ?? false;
});

function Deliveries({ known: [told] }) {
  const items = [...told.items, ...known.value];
  const { failed, held, due, sending } = told.counts;
  return (
    <>
      <Ways told={told} />
      <fieldset class="view-actions chips-of-one">
        <legend class="spoken-only">{_("Which letters are shown")}</legend>
        {[
          ["all", _("All of them")],
          ["stuck", `${_("Not delivered")} (${failed + held})`],
          ["waiting", `${_("Waiting")} (${due + sending})`],
        ].map(([value, name]) => (
          <button
            key={value}
            type="button"
            class="chip"
            aria-pressed={only.value === value}
            onClick={() => choose(value)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      {items.length === 0 ? (
        <p class="empty-row">
          {only.value === "all"
            ? _("Nothing was sent yet. Letters appear here as soon as there is something to remind people of.")
            : _("None: everything is where it should be.")}
        </p>
      ) : (
        <ul class="rows deliveries" data-testid="deliveries">
          {items.map((each) => (
            <Delivery key={each.id} delivery={each} />
          ))}
        </ul>
      )}
      {hasMore.value && <More items={items} />}
    </>
  );
}

/** Whether letters leave the house at all, and a way to try it. */
function Ways({ told }) {
  if (!told.channels.includes("mail")) {
    return (
      <p class="notice notice-warning" role="status">
        <Warning />
        <span>
          {_("Letters are not set up: people see everything under the bell, but nothing is written to them.")}{" "}
          {_("Whoever runs the server sets BOARD_SMTP_URL and BOARD_MAIL_FROM; the README says how.")}
        </span>
      </p>
    );
  }
  return (
    <p class="view-actions">
      <button
        type="button"
        class="button"
        onClick={() => act({ method: "POST", path: "/api/v1/deliveries/trial" }, _("A letter to you is on its way"))}
      >
        {_("Send myself a letter to try it")}
      </button>
      <span class="meta">{_("Links in letters lead to %(address)s.", { address: told.base_url })}</span>
    </p>
  );
}

function Delivery({ delivery }) {
  const Icon = ICONS[delivery.state];
  return (
    <li class={`delivery is-${delivery.state}`}>
      <span class="delivery-state">
        <Icon /> {stateWord(delivery)}
      </span>
      <span class="row-main">
        <strong>{delivery.title}</strong>
        <span class="meta row-more">
          {[
            delivery.person,
            delivery.address,
            delivery.channel === "messenger" && _("messenger"),
            whenText(delivery.sent_at ?? delivery.made_at),
            delivery.tries > 1 && ngettext("%(num)s try", "%(num)s tries", delivery.tries),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {delivery.failure && <span class="delivery-failure">{delivery.failure}</span>}
      </span>
      {MAY_BE_TRIED.has(delivery.state) && (
        <span class="row-actions">
          <RowButton
            label={_("Send now")}
            what={_("Send now: %(what)s", { what: `${delivery.title}, ${delivery.person}` })}
            onClick={() => change(delivery, "retry", _("It is sent again"))}
          />
          {delivery.state !== "dropped" && delivery.state !== "late" && (
            <RowButton
              quiet
              label={_("Do not send")}
              what={_("Do not send: %(what)s", { what: `${delivery.title}, ${delivery.person}` })}
              onClick={() => change(delivery, "drop", _("It will not be sent"))}
            />
          )}
        </span>
      )}
    </li>
  );
}

function stateWord({ state, due_at: due, tries }) {
  const words = {
    sent: _("sent"),
    failed: _("not delivered"),
    held: _("held back after a restore"),
    late: _("too late to be of use"),
    dropped: _("not to be sent"),
    sending: _("is being sent"),
    due: tries ? _("tried again at %(time)s", { time: clock(due, locale, page.time_zone) }) : _("waits"),
  };
  return words[state];
}

function More({ items }) {
  const read = async () => {
    const outcome = await getJson(`/api/v1/deliveries?only=${only.value}&before=${items.at(-1).id}`);
    if (outcome.kind !== "ok") return reload();
    known.value = [...known.value, ...outcome.body.items];
    hasMore.value = outcome.body.more;
    return undefined;
  };
  return (
    <p class="view-actions">
      <button type="button" class="button" onClick={read}>
        {_("Show earlier ones")}
      </button>
    </p>
  );
}

const change = ({ id }, verb, said) => act({ method: "POST", path: `/api/v1/deliveries/${id}/${verb}` }, said);

function choose(value) {
  only.value = value;
  history.replaceState(null, "", value === "all" ? location.pathname : `?only=${value}`);
  deliveries.load();
}

setInterval(() => document.visibilityState === "visible" && !known.value.length && deliveries.load(), EVERY_MS);
show(Deliveries, [deliveries]);
