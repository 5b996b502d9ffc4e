import { _ } from "../texts.js";
import { page } from "../web/page.js";
import { stageInWork, stageState } from "./standing.js";
import { stageName } from "./words.js";

const SPOKEN = {
  done: () => _("done"),
  doneLate: () => _("done late"),
  late: () => _("late"),
  now: () => _("in work"),
  ahead: () => _("ahead"),
};

/** The ten stages as a line of marks: what is done, what is in work, what is late. */
export function Track({ project }) {
  const now = stageInWork(project);
  const label = now
    ? _("Stage %(number)s of 10: %(name)s", { number: now, name: stageName(now) })
    : _("Stages done: %(count)s of 10", { count: project.stages.filter((each) => each.fact_end).length });
  return (
    <span class="track" role="img" aria-label={label}>
      {project.stages.map((stage) => {
        const state = stageState(stage, project, page.today);
        return (
          <i
            key={stage.number}
            class={`track-stage is-${state}`}
            title={`${stage.number}. ${stageName(stage.number)}: ${SPOKEN[state]()}`}
          />
        );
      })}
    </span>
  );
}
