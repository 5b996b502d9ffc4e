import { signal } from "@preact/signals";
import { render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { clock, dayOf } from "../dates.js";
import { Bell } from "../icons.jsx";
import { hasLine, watchOnPage } from "../live/page_rooms.js";
import { openSocket } from "../live/socket.js";
import { locale, _, ngettext } from "../texts.js";
import { sendOnce } from "../web/sending.js";
import { source } from "../web/source.js";
import { newestFirst, unreadOf, whenTold } from "./told.js";

const SHOWN_FIRST = 12;
const WAITS_FOR_ANSWER_MS = 600;
const SOON_MS = 150;
const head = JSON.parse(document.getElementById("head-page").textContent);
const told = source("/api/v1/me/notices");
const isOpen = signal(false);
const shown = signal(SHOWN_FIRST);
const news = signal("");
let timer = null;

function Notices() {
  const box = useRef(null);
  const notices = told.data.value?.notices ?? [];
  const unread = unreadOf(notices);
  useEffect(() => {
    if (!isOpen.value) return undefined;
    const outside = (event) => !box.current?.contains(event.target) && close(false);
    const escaped = (event) => event.key === "Escape" && close(true);
    document.addEventListener("pointerdown", outside);
    document.addEventListener("keydown", escaped);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("keydown", escaped);
    };
  }, [isOpen.value]);
  return (
    <div ref={box}>
      <span class="spoken-only" role="status">
        {news.value}
      </span>
      <button
        type="button"
        id="bell-button"
        class="bell-button"
        aria-expanded={isOpen.value}
        aria-controls="bell-sheet"
        title={_("Notices")}
        aria-label={
          unread.length
            ? ngettext("Notices: %(num)s new", "Notices: %(num)s new ones", unread.length)
            : _("Notices: nothing new")
        }
        onClick={() => (isOpen.value ? close(true) : open())}
      >
        <Bell />
        {unread.length > 0 && <span class="bell-count">{unread.length > 99 ? "99+" : unread.length}</span>}
      </button>
      {isOpen.value && <Sheet notices={newestFirst(notices)} unread={unread} />}
    </div>
  );
}

function Sheet({ notices, unread }) {
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
      {told.fault.value && (
        <p class="field-error" role="alert">
          {told.fault.value}
        </p>
      )}
      {notices.length === 0 ? (
        <p class="bell-empty">
          {_("Nothing yet. Reminders of meetings, tasks that are given to you and answers will stand here.")}
        </p>
      ) : (
        <ul class="bell-list">
          {notices.slice(0, shown.value).map((each) => (
            <Notice key={each.id} notice={each} />
          ))}
        </ul>
      )}
      {notices.length > shown.value && (
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

function Notice({ notice }) {
  const words = { today: dayOf(Date.now(), head.time_zone), zone: head.time_zone, locale };
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
        <time dateTime={notice.at} title={clock(notice.at, locale, head.time_zone)}>
          {whenTold(notice.at, words)}
        </time>
      </a>
    </li>
  );
}

async function read(ids) {
  const outcome = await sendOnce({ method: "POST", path: "/api/v1/me/notices/read", body: ids ? { ids } : {} });
  await told.load();
  return outcome;
}

/** What was pressed goes with it: the focus stays in the sheet. */
async function readAll() {
  await read(null);
  document.querySelector("#bell-sheet a")?.focus();
}

function showMore() {
  const first = shown.value;
  shown.value += SHOWN_FIRST;
  requestAnimationFrame(() => document.querySelectorAll(".bell-list a")[first]?.focus());
}

const wait = (time) => new Promise((done) => setTimeout(done, time));

function open() {
  isOpen.value = true;
  shown.value = SHOWN_FIRST;
  told.load();
}

function close(back) {
  isOpen.value = false;
  if (back) document.getElementById("bell-button")?.focus();
}

render(<Notices />, document.getElementById("bell"));
told.load();
if (!hasLine()) openSocket({ connected() {}, lost() {}, event() {}, beat() {}, gone() {} });
watchOnPage(`notices:${head.me.id}`, soon);

/** One act may be many events: they are answered by one look. */
function soon() {
  clearTimeout(timer);
  timer = setTimeout(told.load, SOON_MS);
}

/** Who does not see the bell hears what is new, once it is. */
let known = null;
told.data.subscribe((answer) => {
  if (!answer) return;
  const unread = unreadOf(answer.notices);
  const fresh = newestFirst(unread.filter(({ id }) => known && !known.has(id)));
  known = new Set(answer.notices.map(({ id }) => id));
  if (fresh.length) news.value = fresh[0].title;
});
