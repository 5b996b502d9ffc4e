const told = globalThis.document?.getElementById("page");

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
    const script = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("page");
    return script ? JSON.parse(script.textContent) : null;
  } catch {
    return undefined;
  }
}
