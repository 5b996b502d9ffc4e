/** Refusals after which the same may be asked again with a reason. */
const LIFTED_BY_A_REASON = new Set(["wip-limit", "second-urgent", "acceptance"]);

/** What adding a task takes of all that columns ask for. */
const TAKEN_BY_ADDING = new Set(["assignee", "due", "estimate"]);

export const canBeLifted = (command, problem) => Boolean(command.again) && LIFTED_BY_A_REASON.has(problem?.type);

/** A move, or a new task, for which the page asks what is missing. */
export function canBeFilledIn(command, problem) {
  if (problem?.type !== "entry-rule") return false;
  return (
    command.kind === "move" || (command.kind === "add" && problem.missing.every((each) => TAKEN_BY_ADDING.has(each)))
  );
}
