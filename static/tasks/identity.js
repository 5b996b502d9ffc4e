/**
 * A task added here has an id of our own until the server gives it one. Cards keep the first id as their key, so that
 * they are not drawn anew; commands are sent with the second.
 */

import { signal } from "@preact/signals";

const given = signal(new Map());
const first = new Map();

export const isTemporary = (id) => id.startsWith("new:") && !given.value.has(id);

/** The server's id, once there is one. */
export const realId = (id) => given.value.get(id) ?? id;

export const keyOf = (id) => first.get(id) ?? id;

export function become(temporary, id) {
  if (given.peek().has(temporary)) return;
  first.set(id, temporary);
  given.value = new Map(given.peek()).set(temporary, id);
}
