/**
 * Rooms beside the one that a page shows, of which it only has to know that something happened: it asks anew by itself.
 * `add(room, told, version)`: `told()` is called when the room moves on from `version`, or from what was seen last;
 * without a version it is called when the room is seen for the first time too.
 */
export class SideRooms {
  #rooms = new Map();

  add(room, told, version = null) {
    this.#rooms.set(room, { told, seen: { epoch: null, version } });
  }

  /** Watches all of them on a line that has come up; one that may not be watched is left out. */
  async watch(socket) {
    for (const room of this.#rooms.keys()) {
      const answer = await socket.watch({ room });
      if (answer?.ok) this.#see(room, answer);
    }
  }

  take({ room, epoch, version }) {
    this.#see(room, { epoch, version });
  }

  takeBeat({ epoch, rooms }) {
    for (const room of this.#rooms.keys()) if (room in rooms) this.#see(room, { epoch, version: rooms[room] });
  }

  #see(room, now) {
    const known = this.#rooms.get(room);
    if (!known) return;
    const before = known.seen;
    // A beat may have been read just before the event that overtook it.
    const isOld = before.epoch === now.epoch && now.version < before.version;
    if (isOld) return;
    known.seen = now;
    if (before.version !== now.version || (before.epoch && before.epoch !== now.epoch)) known.told();
  }
}
