import { _ } from "../texts.js";
import { page } from "../web/page.js";
import { Attempt, explain } from "../web/sending.js";

const MOST_BYTES = 10 * 1024 * 1024;
let last = null;

/**
 * Brings a file to a project: an outcome as of every command. The same file chosen once more after a failure on the way is
 * the same command, so that it is kept once.
 */
export async function bring(file, role, note = "") {
  if (file.size > MOST_BYTES) return refused(_("The file is larger than 10 MB."));
  const asked = new URLSearchParams({ name: file.name.slice(0, 200), role, ...(note.trim() && { note }) });
  const path = `/api/v1/projects/${page.project.id}/files?${asked}`;
  const mark = [path, file.size, file.lastModified].join(" ");
  if (last?.mark !== mark) last = { mark, attempt: new Attempt() };
  return last.attempt.send({ method: "POST", path, content: file });
}

const refused = (detail) => ({ kind: "refused", status: 413, body: { detail } });

/** Why it did not come. */
export const whyNot = (outcome) => outcome.body?.errors?.[0]?.message ?? explain(outcome);
