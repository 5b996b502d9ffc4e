/** Pages without a script of their own have one in their head, which is told a little. */
const factsIn = (document) => document?.getElementById("page") ?? document?.getElementById("head-page");
const told = factsIn(globalThis.document);

/** What the server told the page when it was opened; nothing where there is no page. */
export const page = told ? JSON.parse(told.textContent) : {};

/**
 * The same page's facts as the server tells them now: null when it shows another page (somebody has to sign in first),
 * undefined when it does not answer.
 */
export async function pageNow() {
  try {
    const response = await fetch(location.pathname + location.search, {
      credentials: "same-origin",
      headers: { Accept: "text/html" },
    });
    if (response.status >= 500) return undefined;
    const script = factsIn(new DOMParser().parseFromString(await response.text(), "text/html"));
    return script ? JSON.parse(script.textContent) : null;
  } catch {
    return undefined;
  }
}
