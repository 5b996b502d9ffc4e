/** How long a page waits for what: milliseconds. */
export const SNAPSHOT_WITHOUT_SOCKET_MS = 300;
export const BEHIND_MS = 2_000;
export const SILENCE_MS = 25_000;
export const POLL_MS = 10_000;
export const ASLEEP_MS = 5_000;
// Two clocks on one wall shall not be half a second apart; what is less is the way of a message.
export const JITTER_MS = 250;
