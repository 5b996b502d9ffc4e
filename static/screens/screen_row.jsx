import { Check, Hourglass, Info, Warning } from "../icons.jsx";
import { browserName } from "../people/agents.js";
import { clock } from "../dates.js";
import { locale, _ } from "../texts.js";
import { act } from "../web/act.js";
import { Dialog } from "../web/dialog.jsx";
import { Form } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { RowButton } from "../web/row.jsx";
import { healthOf } from "./health.js";
import { playing } from "./playing.js";
import { ago, FAULTS, STATES } from "./words.js";

const ICONS = { fine: Check, attention: Warning, silent: Warning, never: Hourglass };
const command = (screen, verb) => ({ method: "POST", path: `/api/v1/screens/${screen.id}/${verb}` });

/** A screen: how it is in a word and a shape, what it shows, and what can be asked of it. */
export function ScreenRow({ screen, health, choices, build, at, onOpen }) {
  const { state, faults } = healthOf({ screen, health, build, at });
  const Icon = ICONS[state];
  const { place } = screen;
  return (
    <li class={`screen-row is-${state}`} data-screen={screen.id}>
      <span class="row-main">
        <strong>{place}</strong>
        <span class="row-more">{shownText(screen, health, choices, at)}</span>
        {faults.map((fault) => (
          <span key={fault} class="row-more mark-red">
            {FAULTS[fault](health ?? {})}
          </span>
        ))}
        {screen.alarm_at && <Alarm screen={screen} />}
        {health && <span class="row-more meta">{facts(health)}</span>}
      </span>
      <span class="screen-state">
        <Icon /> {STATES[state]()}
        {health && <span class="meta">{ago((at - Date.parse(health.at)) / 1000)}</span>}
      </span>
      <span class="row-actions">
        <RowButton
          label={_("Change")}
          what={_("Change: %(what)s", { what: place })}
          onClick={() => onOpen("settings")}
        />
        {isShownNow(screen, at) ? (
          <RowButton
            label={_("Back to the list")}
            what={_("Back to the list: %(what)s", { what: place })}
            onClick={() => act(command(screen, "go-on"), _("%(what)s shows its list again", { what: place }))}
          />
        ) : (
          <RowButton
            label={_("Show now…")}
            what={_("Show now: %(what)s", { what: place })}
            onClick={() => onOpen("now")}
          />
        )}
        <RowButton
          label={_("Which is it?")}
          what={_("Which is it: %(what)s", { what: place })}
          onClick={() =>
            act(command(screen, "identify"), _("%(what)s shows its name for half a minute", { what: place }))
          }
        />
        <RowButton
          label={_("Load anew")}
          what={_("Load anew: %(what)s", { what: place })}
          onClick={() => act(command(screen, "reload"), _("%(what)s is loaded anew", { what: place }))}
        />
        <RowButton
          quiet
          label={_("Switch off…")}
          what={_("Switch off: %(what)s", { what: place })}
          onClick={() => onOpen("away")}
        />
      </span>
    </li>
  );
}

function Alarm({ screen }) {
  return (
    <span class="notice notice-error screen-alarm" role="alert">
      <Info />
      <span>
        {_("Since %(time)s requests with this screen's key come from two devices (%(addresses)s).", {
          time: clock(screen.alarm_at, locale, page.time_zone),
          addresses: screen.alarm_addresses.join(", "),
        })}{" "}
        {_("If that is not one and the same TV, switch it off here and let it in anew.")}{" "}
        <button
          type="button"
          class="link-button"
          onClick={() => act(command(screen, "end-alarm"), _("Noted: it is one device"))}
        >
          {_("It is one TV, all is well")}
        </button>
      </span>
    </span>
  );
}

const isShownNow = ({ shown_now: now }, at) => now !== null && at < Date.parse(now.until);

/** What it says it shows; else what it would show. */
function shownText(screen, health, choices, at) {
  const showing = health?.showing ?? playing(screen, at, page.time_zone)?.thing;
  const name = nameOf(showing, choices);
  const { shown_now: now } = screen;
  if (isShownNow(screen, at))
    return _("Shows until %(time)s: %(what)s", {
      time: clock(now.until, locale, page.time_zone),
      what: nameOf(now, choices),
    });
  return screen.playlist.length > 1
    ? _("Shows: %(what)s (one of %(count)s)", { what: name, count: screen.playlist.length })
    : _("Shows: %(what)s", { what: name });
}

export const nameOf = (thing, choices) =>
  thing?.kind === "meeting"
    ? _("the meeting of a board")
    : (choices.find(({ kind, id }) => thing && kind === thing.kind && id === thing.id)?.name ??
      _("something that is gone"));

const facts = ({ agent, address, width, height, build }) =>
  [
    browserName(agent),
    `${width}\u202f×\u202f${height}`,
    address,
    _("version %(build)s", { build: build.slice(0, 6) }),
  ].join(" · ");

/** Asked before a screen is taken off the list. */
export function SendingAway({ screen, onClose }) {
  const form = useForm({
    initial: {},
    command: () => command(screen, "send-away"),
    done: () => finish(onClose, _("%(what)s is switched off", { what: screen.place })),
  });
  return (
    <Dialog title={_("Switch off “%(what)s”?", { what: screen.place })} onClose={onClose}>
      <Form form={form} label={_("Switch off")} danger onCancel={onClose}>
        <p>
          {_("It goes dark within five seconds and shows nothing any more. To use it again, let it in by a new code.")}
        </p>
      </Form>
    </Dialog>
  );
}
