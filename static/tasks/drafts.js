import { signal } from "@preact/signals";

/**
 * What somebody has typed and not yet sent, apart from the board's state: no event can touch it, and it outlives a
 * reload of the tab. Keys are `<task or column id>/<field>`.
 */

const STORE = "board-drafts";

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

export const hasDraftFor = (id) => Object.keys(drafts.peek()).some((key) => key.startsWith(`${id}/`));

function remember() {
  try {
    sessionStorage.setItem(STORE, JSON.stringify(drafts.peek()));
  } catch {
    // A browser that forbids storage still has the text in the open form.
  }
}
