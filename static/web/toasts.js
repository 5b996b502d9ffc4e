import { signal } from "@preact/signals";

const SECONDS = 10;
const MOST = 2;
let lastId = 0;
const timers = new Map();

/**
 * What is told in the corner: `{id, tone, text, title, action: {label, run} | null, command}`; `title` is the task's it
 * is about; tone "plain", "warning", "error".
 */
export const toasts = signal([]);

/** What is told to a screen reader and shown to nobody. */
export const spoken = signal("");

export const announce = (text) => {
  spoken.value = spoken.value === text ? `${text}\u00a0` : text;
};

/** Shows and speaks something for ten seconds; an error stays until it is closed. The same said again is shown once. */
export function say(text, { tone = "plain", title = null, action = null, command = null } = {}) {
  const id = ++lastId;
  announce(title ? `${text}. ${title}` : text);
  const others = toasts.peek().filter((each) => each.text !== text || each.title !== title);
  const passing = others.filter((each) => each.tone !== "error").slice(1 - MOST);
  const kept = others.filter((each) => each.tone === "error" || passing.includes(each));
  toasts.value = [...kept, { id, tone, text, title, action, command }];
  if (tone !== "error") letGo(id);
  return id;
}

export function unsay(id) {
  clearTimeout(timers.get(id));
  timers.delete(id);
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** Takes back what was said of a command. */
export const unsayCommand = (command) => {
  for (const toast of toasts.peek()) if (toast.command === command) unsay(toast.id);
};

/** Keeps a toast while the pointer or the focus is on it. */
export const hold = (id) => clearTimeout(timers.get(id));

export const letGo = (id) =>
  timers.set(
    id,
    setTimeout(() => unsay(id), SECONDS * 1_000),
  );
