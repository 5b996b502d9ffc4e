import { signal } from "@preact/signals";
import { page } from "../web/page.js";

/**
 * What somebody may do with a project, as `board/projects/access.py` has it; the server has the last word. `standing` holds
 * their id, whether they answer for all projects (`keeps`), the units that they head and those whose head they stand in for.
 */
export function rightsOf(project, { id, keeps, heads, deputises }) {
  const {
    leader_id: leader,
    team_ids: team,
    unit_id: unit,
    customer_head_id: head,
    customer_unit_id: customer,
  } = project;
  const disposes = heads.includes(unit) || keeps;
  const leads = leader === id || disposes;
  const approves = head === null ? keeps && customer === null : head === id || deputises.includes(customer);
  return {
    keeps,
    disposes,
    leads,
    approves,
    writes: leads || team.includes(id) || (project.state === "idea" && project.author_id === id),
    returns: approves || keeps,
    cancels: approves || keeps || (!project.approved_at && disposes),
  };
}

/** The rights to the project that the page shows; they change with who leads it and who orders it. */
export const rights = signal({});
export const follow = (project) => {
  rights.value = rightsOf(project, page.standing);
};
