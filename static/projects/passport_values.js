/** A goal as it is written, without what is counted from it. */
export const bareGoal = ({ id, name, unit, baseline, target, is_lead_time }) => ({
  id,
  name,
  unit,
  baseline,
  target,
  is_lead_time,
});

const ELSEWHERE = {
  goals: (project) => project.goal_list.map(bareGoal),
  customer: (project) => project.customer_text,
};

/** What a project says in a field, under the name by which it is written. */
export const fieldOf = (project, name) => (ELSEWHERE[name] ? ELSEWHERE[name](project) : project[name]);
