import { computed, effect } from "@preact/signals";
import { clock, dayOf } from "../dates.js";
import { locale, _ } from "../texts.js";
import { longDay } from "../web/days.js";
import { ageOf, STATUS_TEXTS } from "../web/staleness.js";

/**
 * How much what a wall shows can be believed, seen from the door: nothing old looks fresh. Of the wall it is told
 * `{connection, now, timeZone, today}`; it answers signals: `trust` ("fresh", "old" or "very-old") and `text`.
 */
export function trustIn({ connection, now, timeZone, today }) {
  const trust = computed(() => {
    const status = connection.status.value;
    if (status === "gone" || status === "signed-out") return "very-old";
    const old = ageOf(connection, now.value);
    // What was kept is old whatever the clock of the machine says, which a power cut may have set back.
    const isOld = status === "offline" || connection.isRecalled.value;
    return old === "fresh" && isOld ? "old" : old;
  });

  const asOf = computed(() => {
    if (connection.lastFreshAt.value === null) return "";
    const at = connection.lastFreshAt.value + connection.offset.value;
    const [day, time] = [dayOf(at, timeZone.value), clock(at, locale, timeZone.value)];
    return day === today.value
      ? _("data as of %(time)s", { time })
      : _("data as of %(day)s, %(time)s", { day: longDay(day, today.value), time });
  });

  /** "на связи · данные на 09:04" */
  const text = computed(() => {
    const status = connection.status.value;
    const isStale = trust.value !== "fresh" && status !== "gone" && status !== "signed-out";
    const state = isStale ? _("no connection with the server") : STATUS_TEXTS[status]();
    return [state, asOf.value].filter(Boolean).join(" · ");
  });

  return { trust, text };
}

/** Lets the style sheet mark the whole screen. */
export function watchTrust(trust) {
  effect(() => {
    document.documentElement.dataset.trust = trust.value;
  });
}
