import { io } from "socket.io-client";
import { retryDelay } from "./backoff.js";

const ANSWER_WITHIN_MS = 5_000;

/**
 * A Socket.IO connection that comes back for ever; `listeners` are `connected`, `lost`, `event`, `beat`, `gone`.
 * The pauses are ours and not the library's: they grow until a watch has been answered, not merely until a handshake.
 */
export function openSocket(listeners) {
  const socket = io({ path: "/socket.io", transports: ["websocket"], reconnection: false, autoConnect: false });
  let attempt = 0;
  let timer = null;
  let dialing = false;
  let ended = false;

  const dial = () => {
    clearTimeout(timer);
    timer = null;
    if (ended || dialing) return;
    dialing = true;
    socket.connect();
  };
  const later = () => {
    dialing = false;
    listeners.lost();
    if (!ended && timer === null) timer = setTimeout(dial, retryDelay(attempt++));
  };

  socket.on("connect", () => {
    dialing = false;
    listeners.connected();
  });
  socket.on("connect_error", later);
  socket.on("disconnect", later);
  for (const name of ["event", "beat", "gone"]) socket.on(name, (payload) => listeners[name](payload));
  dial();

  return {
    /** Asks to watch a room; null when no answer came in time, and then the line is dropped. */
    async watch(request) {
      try {
        const answer = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck("watch", request);
        attempt = 0;
        return answer;
      } catch {
        socket.disconnect();
        return null;
      }
    },
    /** Drops the line and dials again after the usual pause. */
    drop() {
      socket.disconnect();
    },
    /** Drops the line, if there is one, and dials at once. */
    redial() {
      if (socket.connected) socket.disconnect();
      dial();
    },
    close() {
      ended = true;
      clearTimeout(timer);
      socket.disconnect();
    },
  };
}
