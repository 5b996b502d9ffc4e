import { useComputed } from "@preact/signals";
import { clock, dayOf } from "../dates.js";
import { locale, _, ngettext } from "../texts.js";
import { page } from "../web/page.js";
import { connection, now, queue, timeZone, today } from "./store.js";
import { longDay } from "../web/days.js";
import { ageOf, STATUS_TEXTS } from "../web/staleness.js";

const SLOW_MS = 1_000;
const STUCK_MS = 30_000;
const DISK_FULL = 507;

const age = () => ageOf(connection, now.value);

const asOf = () => clock(connection.lastFreshAt.value + connection.offset.value, locale, timeZone.value);

/** What a sheet of paper has to say, on which nothing moves any more. */
function onPaper() {
  const at = connection.lastFreshAt.value + connection.offset.value;
  const day = longDay(dayOf(at, timeZone.value), today.value);
  return _("data as of %(day)s, %(time)s", { day, time: asOf() });
}

/** The small sign in the head of the page. */
export function Freshness() {
  const status = connection.status.value;
  const old = useComputed(age).value;
  const waiting = useComputed(
    () => queue.unsaved.value.filter((each) => now.value - each.since > SLOW_MS).length,
  ).value;
  const isKnown = connection.lastFreshAt.value !== null;
  const isStale = isKnown && (old !== "fresh" || status === "offline");
  const plain = isKnown || status !== "catching-up" ? STATUS_TEXTS[status]() : _("loading…");
  const text = isStale ? _("data as of %(time)s, no connection", { time: asOf() }) : plain;
  return (
    <p class={`freshness is-${old}`} data-testid="freshness" data-status={status} role="status">
      <i class="dot" aria-hidden="true" />
      <span>{text}</span>
      {isKnown && <span class="on-paper">{onPaper()}</span>}
      {waiting > 0 && <span class="freshness-saving">{ngettext("saving %(num)s…", "saving %(num)s…", waiting)}</span>}
    </p>
  );
}

/** The bar across the page when what is shown is old, or will never be new again. */
export function FreshnessBar() {
  const status = connection.status.value;
  const old = useComputed(age).value;
  const unsaved = useComputed(() => queue.unsaved.value.length).value;
  const unkept = useComputed(() => queue.unsaved.value.filter((each) => each.status === DISK_FULL).length).value;
  const stuck = useComputed(() => queue.unsaved.value.filter((each) => now.value - each.since > STUCK_MS).length).value;
  if (status === "gone") {
    return (
      <Bar tone="red" text={_("You may not see this board any more. What is shown is not updated.")} link={<Home />} />
    );
  }
  if (status === "signed-out") {
    return (
      <Bar
        tone="red"
        text={_("You are signed out. What you typed is kept: sign in again and come back to this window.")}
        link={<SignIn />}
      />
    );
  }
  if (old !== "fresh") {
    const seen = _("No connection with the server. You see the board as it was at %(time)s.", { time: asOf() });
    const kept = ngettext("%(num)s change will be saved later.", "%(num)s changes will be saved later.", unsaved);
    const text = unsaved ? `${seen} ${kept}` : seen;
    return <Bar tone={old === "old" ? "amber" : "red"} text={text} link={<TryNow />} />;
  }
  if (unkept) {
    const text = ngettext(
      "There is no space left on the server. %(num)s change will be saved when there is some; keep this page open.",
      "There is no space left on the server. %(num)s changes will be saved when there is some; keep this page open.",
      unkept,
    );
    return <Bar tone="red" text={text} link={<TryNow />} />;
  }
  if (stuck) {
    const text = ngettext(
      "%(num)s change is not saved yet; the page keeps trying.",
      "%(num)s changes are not saved yet; the page keeps trying.",
      stuck,
    );
    return <Bar tone="amber" text={text} link={<TryNow />} />;
  }
  const build = connection.build.value;
  if (build && build !== page.build)
    return <Bar tone="quiet" text={_("The program has been updated.")} link={<Reload />} />;
  return null;
}

function Bar({ tone, text, link }) {
  return (
    <div class={`bar bar-${tone}`} role={tone === "quiet" ? "status" : "alert"}>
      <span>{text}</span> {link}
    </div>
  );
}

const Home = () => <a href="/boards">{_("To the boards")}</a>;

const SignIn = () => (
  <a href={`/sign-in?next=${encodeURIComponent(location.pathname)}`} target="_blank" rel="noopener">
    {_("Sign in")}
  </a>
);

const tryNow = () => {
  connection.check();
  queue.hurry();
};

const TryNow = () => (
  <button type="button" class="button-text" onClick={tryNow}>
    {_("Try now")}
  </button>
);

const Reload = () => (
  <button type="button" class="button-text" onClick={() => location.reload()}>
    {_("Reload the page")}
  </button>
);
