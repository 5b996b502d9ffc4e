import { SideRooms } from "./side_rooms.js";

const rooms = new SideRooms();
let line = null;

/**
 * Rooms that are watched on whatever line a page has opened for itself: what stands in the head of every page needs no
 * line of its own where there is one. `told()` is called when something happens in the room.
 */
export function watchOnPage(room, told) {
  rooms.add(room, told);
  if (line) rooms.watch(line);
}

/** Whether the page has a line. */
export const hasLine = () => line !== null;

/** A line is being opened; the first one of the page carries its rooms. */
export function carryRooms(opened) {
  line ??= opened;
}

/** A line is up, has brought something, or has gone for good. */
export const carried = {
  up: (which) => which === line && rooms.watch(line),
  event: (frame) => rooms.take(frame),
  beat: (beat) => rooms.takeBeat(beat),
  closed(which) {
    if (which === line) line = null;
  },
};
