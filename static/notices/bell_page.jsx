import { signal } from "@preact/signals";
import { render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Bell } from "../icons.jsx";
import { hasLine, watchOnPage } from "../live/page_rooms.js";
import { openSocket } from "../live/socket.js";
import { _, ngettext } from "../texts.js";
import { explain, sendOnce } from "../web/sending.js";
import { source } from "../web/source.js";
import { newestFirst, unreadOf } from "./told.js";

const SOON_MS = 150;
const head = JSON.parse(document.getElementById("head-page").textContent);
const told = source("/api/v1/me/notices");
const isOpen = signal(false);
const sheet = signal(null);
const isMissing = signal(false);
const news = signal("");
let timer = null;

function Notices() {
  const box = useRef(null);
  const Sheet = sheet.value;
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
      <span class="spoken-only" aria-live="polite">
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
      {isOpen.value && !Sheet && (
        <p class="bell-sheet bell-empty" id="bell-sheet" role="alert">
          {whyNoSheet()}
        </p>
      )}
      {isOpen.value && Sheet && <Sheet notices={notices} fault={told.fault.value} zone={head.time_zone} read={read} />}
    </div>
  );
}

function whyNoSheet() {
  return isMissing.value ? _("This could not be opened. Reload the page and try again.") : _("Loading…");
}

async function read(ids) {
  const outcome = await sendOnce({ method: "POST", path: "/api/v1/me/notices/read", body: ids ? { ids } : {} });
  await told.load();
  if (outcome.kind !== "ok") told.fault.value = explain(outcome);
  return outcome;
}

/** The sheet is fetched when somebody wants it: most pages are left without. */
async function open() {
  isOpen.value = true;
  told.load();
  isMissing.value = false;
  try {
    sheet.value ??= (await import("./bell_sheet.jsx")).Sheet;
  } catch {
    // Without a network, or after an update of the program, there is nothing to open it with.
    isMissing.value = true;
  }
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
