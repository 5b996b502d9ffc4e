import { signal } from "@preact/signals";
import { page } from "../web/page.js";

/**
 * What somebody has typed and not yet sent, apart from the board's state: no event can touch it, and it outlives a
 * reload of the tab; it is for nobody but who typed it. Keys are `<task or column id>/<field>`.
 */

const STORE = `board-drafts/${page.me?.id}`;

const stored = () => {
  try {
    return JSON.parse(sessionStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
};

const drafts = signal(stored());

export const draft = (key) => drafts.value[key];

export function keepDraft(key, text) {
  drafts.value = { ...drafts.peek(), [key]: text };
  remember();
}

export function forgetDrafts(keys) {
  drafts.value = Object.fromEntries(Object.entries(drafts.peek()).filter(([key]) => !keys.includes(key)));
  remember();
}

export const forgetDraft = (key) => forgetDrafts([key]);

/** A task has got another id: what was typed for it belongs to that one. */
export function renameDrafts(from, to) {
  const named = (key) => (key.startsWith(`${from}/`) ? `${to}${key.slice(from.length)}` : key);
  drafts.value = Object.fromEntries(Object.entries(drafts.peek()).map(([key, text]) => [named(key), text]));
  remember();
}

/** What was typed for a task: `[[field, text]]`. */
export const draftsFor = (id) =>
  Object.entries(drafts.value)
    .filter(([key]) => key.startsWith(`${id}/`))
    .map(([key, text]) => [key.slice(id.length + 1), text]);

export const hasDraftFor = (id) => Object.keys(drafts.peek()).some((key) => key.startsWith(`${id}/`));

function remember() {
  try {
    sessionStorage.setItem(STORE, JSON.stringify(drafts.peek()));
  } catch {
    // A browser that forbids storage still has the text in the open form.
  }
}
