import { computed, signal } from "@preact/signals";
import { dayOf } from "../dates.js";
import { Connection } from "../live/connection.js";
import { _ } from "../texts.js";
import { shortName } from "../wall/names.js";
import { page } from "../web/page.js";
import { counts } from "./troubles.js";

/**
 * The one way data flows in a meeting: three rooms – the meeting, its board, its unit's decisions – and what is computed
 * from them. All is there before it begins: going from block to block asks the server for nothing.
 */

const reload = () => location.reload();
export const connection = new Connection({
  room: page.room,
  snapshotUrl: `/api/v1/meetings/${page.meeting?.id}`,
  reload,
});
export const boardConnection = new Connection({
  room: page.board_room,
  snapshotUrl: `/api/v1/boards/${page.board?.id}`,
  reload,
});
export const decisionsConnection = new Connection({
  room: page.decisions_room,
  snapshotUrl: `/api/v1/units/${page.unit?.id}/decisions`,
  reload,
});
const all = [connection, boardConnection, decisionsConnection];

export const meeting = computed(() => {
  const state = connection.state.value;
  return state ? { ...state.meeting, ...state.ground } : null;
});
export const board = computed(() => boardConnection.state.value);
export const decisions = computed(() => decisionsConnection.state.value?.decisions ?? null);

/** The server's time, ms; moves four times a second, so that no clock is a second behind another. */
export const now = signal(Date.now());
export const tick = () => {
  now.value = Date.now() + connection.offset.peek();
};
export const timeZone = signal(page.board_zone);
export const today = computed(() => dayOf(now.value, timeZone.value));
export const life = { connection, now, timeZone, today };

export const amounts = computed(() => (meeting.value ? counts(meeting.value, board.value, today.value) : {}));

const names = new Map((page.people ?? []).map(({ id, name }) => [id, name]));
export const nameOf = (id) => board.value?.people.find((each) => each.id === id)?.name ?? names.get(id) ?? null;

/** Who has something, as a wall calls people. */
export const who = (id) => (id ? shortName(nameOf(id) ?? "—", 2) : _("nobody"));
export const titleOf = ({ number, title }) => `№ ${number} ${title}`;

export function start() {
  for (const each of all) each.start();
  const look = () => {
    if (document.visibilityState === "visible") for (const each of all) each.check();
  };
  document.addEventListener("visibilitychange", look);
  for (const name of ["online", "focus", "pageshow"]) window.addEventListener(name, look);
}
