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

export function forgetDraft(key) {
  const { [key]: _gone, ...rest } = drafts.peek();
  drafts.value = rest;
  remember();
}

export const hasDraftFor = (id) => Object.keys(drafts.peek()).some((key) => key.startsWith(`${id}/`));

function remember() {
  try {
    sessionStorage.setItem(STORE, JSON.stringify(drafts.peek()));
  } catch {
    // A browser that forbids storage still has the text in the open form.
  }
}
