import { effect } from "@preact/signals";

/** A wall inside the page of a screen: says when there is something to be seen, and leaves the hand to that page. */
export function watchFrame({ connection }) {
  if (window.parent === window) return;
  const root = document.documentElement;
  root.dataset.framed = "";
  effect(() => {
    if (connection.state.value) root.dataset.drawn = "";
  });
}
