"""What a project still needs before each step of its life (domain, 3.1), by codes. Pure but for what it is given."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from board.projects import schedule
from board.projects.gains import GOOD_ENOUGH
from board.projects.lifecycle import State, Step, steps_from
from board.projects.models import ENDED_ACTIONS, ActionState, FileRole, Kind, LeanProject, ProjectAction
from board.projects.schedule import Stage

_MAPS = (FileRole.CURRENT_MAP, FileRole.TARGET_MAP, FileRole.PROBLEM_TABLE)
EXPLAINED = "longer"
"""What a word with the step makes good."""


@dataclass(frozen=True)
class Ground:
    """What is looked at: the project and its parts; `tags_asked` where a set of tags was in force when it began."""

    project: LeanProject
    stages: Sequence[Stage]
    actions: Sequence[ProjectAction]
    files: AbstractSet[str]
    achievements: dict[str, float | None]
    is_agreed: bool
    tags_asked: bool

    @property
    def passport(self) -> dict[str, Any]:
        """What the form asks in words."""
        return self.project.passport


def missing(ground: Ground) -> dict[str, list[str]]:
    """For each step that may come next, the codes of what it still needs; nothing where it can be taken."""
    return {step: _of(ground, step) for step in steps_from(ground.project.stands)}


def missing_for(ground: Ground, step: Step) -> list[str]:
    """The same for one step."""
    return _of(ground, step)


def _of(ground: Ground, step: Step) -> list[str]:
    if step is Step.COMPLETE_STAGE:
        return _TO_COMPLETE[ground.project.stands](ground)
    return _TO_STEP[step](ground) if step in _TO_STEP else []


def _to_start(ground: Ground) -> list[str]:
    found = [name for name in ("leader_id", "sector") if not getattr(ground.project, name)]
    return [*found, *(["tags"] if ground.tags_asked and not ground.project.tags else [])]


def _to_submit(ground: Ground) -> list[str]:
    project, passport = ground.project, ground.passport
    is_replication = project.kind == Kind.REPLICATION
    checks = {
        "title": bool(project.title.strip()),
        "source": not is_replication or bool(project.source_project_id or project.external_source),
        "customer": bool(project.customer_unit_id or project.customer),
        # Of a unit of the administration only an account can approve; a name is enough for a customer outside.
        "customer_head": bool(project.customer_head_id or (project.customer_head and not project.customer_unit_id)),
        "customer_post": bool(project.customer_post),
        "process": bool(passport.get("process")),
        "boundaries": bool(passport.get("start_event") and passport.get("end_event")),
        "leader_id": bool(project.leader_id),
        "team": any(
            each["name"].strip() and each["person_id"] != project.leader_id for each in passport.get("team", [])
        ),
        "rationale": any(each.strip() for each in passport.get("rationale", [])),
        "effects_text": bool(passport.get("effects_text")),
    }
    found = [*_to_start(ground), *(name for name, is_there in checks.items() if not is_there)]
    return list(dict.fromkeys([*found, *_goals(passport.get("goals", [])), *_dates(ground.stages)]))


def _goals(goals: Sequence[dict[str, Any]]) -> list[str]:
    named = [each for each in goals if each["name"].strip()]
    if not named or len(named) < len(goals):
        return ["goals"]
    values = [(each["baseline"], each["target"]) for each in named]
    return [
        *(["goal_unit"] if not all(each["unit"].strip() for each in named) else []),
        *(["goal_values"] if any(None in pair for pair in values) else []),
        *(["goal_same"] if any(one is not None and one == other for one, other in values) else []),
    ]


def _dates(stages: Sequence[Stage]) -> list[str]:
    return [
        *(["stages"] if schedule.missing(stages) else []),
        *(["stage_dates"] if schedule.faults(stages) else []),
    ]


def _to_approve(ground: Ground) -> list[str]:
    project = ground.project
    needs_committee = project.kind == Kind.PILOT and not ground.is_agreed
    return [*([] if project.approved_at else ["approval"]), *(["agreement"] if needs_committee else [])]


def _file(role: FileRole) -> Callable[[Ground], list[str]]:
    return lambda ground: [] if role in ground.files else [role.value]


def _to_plan(ground: Ground) -> list[str]:
    lead_times = [each for each in ground.passport.get("goals", []) if each["is_lead_time"]]
    pairs = [(each["baseline"], each["target"]) for each in lead_times]
    longer = any(target > baseline for baseline, target in pairs if None not in (baseline, target))
    return [*_file(FileRole.TARGET_MAP)(ground), *([EXPLAINED] if longer else [])]


def _to_defend(ground: Ground) -> list[str]:
    if not ground.actions:
        return ["actions"]
    planned = [each for each in ground.actions if each.state != ActionState.CANCELLED]
    if not planned:
        return ["actions"]
    return [] if all(each.owner_id and each.due for each in planned) else ["action_owner"]


def _to_measure(ground: Ground) -> list[str]:
    return [
        *([] if all(each.state in ENDED_ACTIONS for each in ground.actions) else ["actions_open"]),
        *(["wishes"] if any(each.has_open_wish for each in ground.actions) else []),
    ]


def _to_end(ground: Ground) -> list[str]:
    return [*_facts(ground), *([] if _rows(ground) else ["results"])]


def _facts(ground: Ground) -> list[str]:
    goals = [each["id"] for each in ground.passport.get("goals", [])]
    return [] if all(goal in ground.project.facts for goal in goals) else ["facts"]


def _to_rework(ground: Ground) -> list[str]:
    shares = [share for share in ground.achievements.values() if share is not None]
    return [] if any(share < GOOD_ENOUGH for share in shares) else ["goals_reached"]


def _to_close(ground: Ground) -> list[str]:
    has_five = ground.project.approved_at and all(role in ground.files for role in _MAPS) and _rows(ground)
    # Goals and facts may have changed since monitoring ended, and stability is measured from them.
    return [*_facts(ground), *([] if FileRole.FINAL_PRESENTATION in ground.files or has_five else ["documents"])]


def _rows(ground: Ground) -> bool:
    return any(each["was"] and each["became"] for each in ground.project.results)


_TO_STEP: dict[Step, Callable[[Ground], list[str]]] = {
    Step.START_PASSPORT: _to_start,
    Step.SUBMIT: _to_submit,
    Step.APPROVE: _to_approve,
    Step.REWORK: _to_rework,
    Step.CLOSE: _to_close,
    Step.SUSTAIN: lambda _ground: ["checks"],
    Step.REGRESS: lambda _ground: ["checks"],
}
_TO_COMPLETE: dict[State, Callable[[Ground], list[str]]] = {
    State.MAPPING_CURRENT: _file(FileRole.CURRENT_MAP),
    State.ANALYSIS: _file(FileRole.PROBLEM_TABLE),
    State.MAPPING_TARGET: _to_plan,
    State.PLANNING: _to_defend,
    State.IMPLEMENTATION: _to_measure,
    State.RESULT_MONITORING: _to_end,
}
