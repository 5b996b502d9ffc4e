import { SideRooms } from "../live/side_rooms.js";
import { openSocket } from "../live/socket.js";
import { reload } from "./source.js";

const SOON_MS = 150;
const rooms = new SideRooms();
let socket = null;
let timer = null;

/**
 * Lets a page be asked anew whenever something happens in these rooms, so that two people at one page see each other's
 * changes. A room that one may not watch is passed over; then it is asked when somebody looks at the page again.
 */
export function followRooms(...names) {
  for (const name of names) rooms.add(name, soon);
  if (socket) rooms.watch(socket);
  else
    socket = openSocket({
      connected: () => rooms.watch(socket),
      lost() {},
      event: (frame) => rooms.take(frame),
      beat: (beat) => rooms.takeBeat(beat),
      gone: soon,
    });
}

/** One command may be many events: they are answered by one look. */
function soon() {
  clearTimeout(timer);
  timer = setTimeout(reload, SOON_MS);
}
