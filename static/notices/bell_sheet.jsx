import { useState } from "preact/hooks";
import { clock, dayOf } from "../dates.js";
import { locale, _, ngettext } from "../texts.js";
import { newestFirst, unreadOf, whenTold } from "./told.js";

const WAITS_FOR_ANSWER_MS = 600;
const SHOWN_FIRST = 12;

/** What was told, the newest first. `read(ids)` says that these were seen, or all of them without any. */
export function Sheet({ notices: told, fault, zone, read }) {
  const [shown, setShown] = useState(SHOWN_FIRST);
  const notices = newestFirst(told);
  const unread = unreadOf(told);
  // What was pressed goes with it: the focus stays in the sheet.
  const readAll = async () => {
    const outcome = await read(null);
    const isLeft = document.activeElement !== document.body;
    if (outcome.kind === "ok" && !isLeft) document.querySelector("#bell-sheet a")?.focus();
  };
  const showMore = () => {
    setShown(shown + SHOWN_FIRST);
    requestAnimationFrame(() => document.querySelectorAll(".bell-list a")[shown]?.focus());
  };
  return (
    <section class="bell-sheet" id="bell-sheet" aria-label={_("Notices")}>
      <header class="bell-head">
        <h2>{_("Notices")}</h2>
        {unread.length > 0 && (
          <button type="button" class="button button-quiet" onClick={readAll}>
            {_("All seen")}
          </button>
        )}
      </header>
      {fault && (
        <p class="field-error" role="alert">
          {fault}
        </p>
      )}
      {notices.length === 0 ? (
        <p class="bell-empty">
          {_("Nothing yet. Reminders of meetings, tasks that are given to you and answers will stand here.")}
        </p>
      ) : (
        <ul class="bell-list">
          {notices.slice(0, shown).map((each) => (
            <Notice key={each.id} notice={each} zone={zone} read={read} />
          ))}
        </ul>
      )}
      {notices.length > shown && (
        <p class="bell-more">
          <button type="button" class="button button-quiet" onClick={showMore}>
            {_("Show earlier ones")}
          </button>
        </p>
      )}
      <footer class="bell-foot">
        <a href="/profile#notices">{_("What I am told, and how")}</a>
      </footer>
    </section>
  );
}

function Notice({ notice, zone, read }) {
  const words = { today: dayOf(Date.now(), zone), zone, locale };
  const follow = async (event) => {
    const leaves = !(event.metaKey || event.ctrlKey || event.shiftKey || event.button);
    if (leaves) event.preventDefault();
    await Promise.race([notice.read_at ? null : read([notice.id]), wait(WAITS_FOR_ANSWER_MS)]);
    if (leaves) location.assign(event.target.closest("a")?.href ?? notice.path);
  };
  return (
    <li class={notice.read_at ? "" : "is-new"}>
      <a href={notice.path || "/boards"} onClick={follow}>
        <span class="bell-title">
          {!notice.read_at && <span class="spoken-only">{_("New:")} </span>}
          {notice.title}
        </span>
        {notice.lines.slice(0, 3).map((line) => (
          <span class="bell-line" key={line.text + line.detail}>
            {line.text}
            {line.detail && <em>{line.detail}</em>}
          </span>
        ))}
        {notice.lines.length > 3 && (
          <span class="bell-line">
            {ngettext("and %(num)s more", "and %(num)s more of them", notice.lines.length - 3)}
          </span>
        )}
        <time dateTime={notice.at} title={clock(notice.at, locale, zone)}>
          {whenTold(notice.at, words)}
        </time>
      </a>
    </li>
  );
}

const wait = (time) => new Promise((done) => setTimeout(done, time));
