import { io } from "socket.io-client";
import { retryDelay } from "./backoff.js";
import { carried, carryRooms } from "./page_rooms.js";
import { isScreens } from "./requests.js";

const ANSWER_WITHIN_MS = 5_000;
const CONNECTED_WITHIN_MS = 6_000;
// Of a line that has fallen silent nobody says when it is back, and a request of HTTP may be stuck on it: only a new
// attempt finds out. Together with the patience above it is found within 13 seconds.
const SILENT_DELAY_MS = 6_000;

const OPTIONS = { path: "/socket.io", transports: ["websocket"], reconnection: false, autoConnect: false };

/**
 * A Socket.IO connection that comes back for ever; `listeners` are `connected`, `lost`, `event`, `beat`, `gone`.
 * The pauses are ours and not the library's: they grow until a watch has been answered, not merely until a handshake.
 * Elsewhere than on a page of the server `url` and `auth` say where it is and who asks; `make` is for tests.
 */
export function openSocket(listeners, { url = "", auth, make = io } = {}) {
  const socket = make(url, { ...OPTIONS, auth: auth ?? (isScreens() ? { screen: true } : undefined) });
  let attempt = 0;
  let timer = null;
  let patience = null;
  let dialing = false;
  let ended = false;

  const dial = () => {
    clearTimeout(timer);
    timer = null;
    if (ended || dialing) return;
    dialing = true;
    // The library says nothing of an attempt that was broken off before it came to anything.
    patience = setTimeout(() => {
      socket.disconnect();
      later(SILENT_DELAY_MS);
    }, CONNECTED_WITHIN_MS);
    socket.connect();
  };
  const later = (longest) => {
    clearTimeout(patience);
    dialing = false;
    listeners.lost();
    if (!ended && timer === null) timer = setTimeout(dial, retryDelay(attempt++, Math.random, longest));
  };

  socket.on("connect", () => {
    clearTimeout(patience);
    dialing = false;
    listeners.connected();
    carried.up(line);
  });
  socket.on("connect_error", () => later());
  socket.on("disconnect", () => later());
  for (const name of ["event", "beat", "gone"]) socket.on(name, (payload) => listeners[name](payload));
  for (const name of ["event", "beat"]) socket.on(name, carried[name]);

  const line = {
    /** Asks to watch a room; null when no answer came in time, and then the line is dropped. */
    async watch(request) {
      const line = socket.id;
      try {
        const answer = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck("watch", request);
        attempt = 0;
        return answer;
      } catch {
        // Also a line that has been dropped meanwhile ends here: the one that is being dialled now is another.
        if (socket.connected && socket.id === line) socket.disconnect();
        return null;
      }
    },
    /** Drops the line, if there is one, and dials again after the usual pause. */
    drop() {
      if (socket.connected) socket.disconnect();
    },
    /** Drops the line, if there is one, and dials at once. */
    redial() {
      if (socket.connected) socket.disconnect();
      dial();
    },
    close() {
      ended = true;
      carried.closed(line);
      clearTimeout(timer);
      clearTimeout(patience);
      socket.disconnect();
    },
  };
  carryRooms(line);
  dial();
  return line;
}
