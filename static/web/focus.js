/**
 * Where the focus goes when what had it is taken off the page: to the first of `places` (functions that answer an
 * element or null) that is there once the page is drawn, and nowhere if it has gone on by itself meanwhile.
 */
export function refocus(...places) {
  requestAnimationFrame(() => {
    const now = document.activeElement;
    if (now?.isConnected && now !== document.body) return;
    for (const place of places) {
      const element = place();
      if (!element?.isConnected) continue;
      element.focus({ preventScroll: true });
      if (document.activeElement === element) return;
    }
  });
}

export const mainOfPage = () => document.getElementById("main");
