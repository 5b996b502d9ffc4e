import { newKey } from "../live/requests.js";
import { _ } from "../texts.js";
import { page } from "../web/page.js";
import { explain } from "../web/sending.js";

const MOST_BYTES = 10 * 1024 * 1024;

/** Brings a file to a project: `{kind: "ok", body}`, or what went wrong as with every command. */
export async function bring(file, role, note = "") {
  if (file.size > MOST_BYTES) return refused(_("The file is larger than 10 MB."));
  const asked = new URLSearchParams({ name: file.name.slice(0, 200), role, ...(note.trim() && { note }) });
  try {
    const response = await fetch(`/api/v1/projects/${page.project.id}/files?${asked}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/octet-stream", "X-CSRF-Token": page.csrf, "Idempotency-Key": newKey() },
      body: file,
    });
    const body = await response.json().catch(() => null);
    if (response.ok) return { kind: "ok", body };
    return { kind: response.status === 401 ? "signed-out" : "refused", status: response.status, body };
  } catch {
    return { kind: "retry", status: 0, body: null };
  }
}

const refused = (detail) => ({ kind: "refused", status: 413, body: { detail } });

/** Why it did not come. */
export const whyNot = (outcome) => outcome.body?.errors?.[0]?.message ?? explain(outcome);
