/** Refusals after which the same may be asked again with a reason. */
const LIFTED_BY_A_REASON = new Set(["wip-limit", "second-urgent"]);

export const canBeLifted = (command, problem) => command.again !== null && LIFTED_BY_A_REASON.has(problem?.type);
