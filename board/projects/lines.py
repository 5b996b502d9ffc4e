"""What is said of a project in a line: its row and what is counted of what belongs to it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from board.live.events import instant
from board.people import queries as people
from board.projects.cards import StageCard
from board.projects.gains import achievement
from board.projects.models import ActionState, LeanProject, ProjectAction, ProjectStage

_SAME = (
    "id", "code", "kind", "title", "state", "resume_state", "unit_id", "sector", "tags", "portfolio_id",
    "source_project_id", "external_source", "leader_id", "leader",
)  # fmt: skip
_REACHED = 100.0


def line(
    session: Session, project: LeanProject, stages: Sequence[ProjectStage], actions: Sequence[ProjectAction]
) -> dict[str, Any]:
    """The members of a `ProjectCard`."""
    reached = [share for share in achievements(project).values() if share is not None]
    wanted = [each for each in actions if each.state != ActionState.CANCELLED]
    performer = project.performed_at_unit_id
    return {
        **project.model_dump(include=set(_SAME)),
        "state_since": instant(project.state_since),
        "resume_on": written(project.resume_on),
        "unit": people.unit(session, project.unit_id).short_name,
        "performed_at": people.unit(session, performer).short_name if performer else None,
        "customer": customer_name(session, project),
        "team_ids": [each["person_id"] for each in project.passport.get("team", []) if each.get("person_id")],
        "stages": [stage_card(each) for each in stages],
        "approved_on": written(project.approved_on),
        "closed_on": written(project.closed_on),
        "ended_on": written(project.ended_on),
        "goals": len(project.passport.get("goals", [])),
        "goals_reached": sum(share >= _REACHED for share in reached),
        "best": best_result(project),
        "actions": len(wanted),
        "actions_done": sum(each.state == ActionState.CONFIRMED for each in wanted),
        "next_check": next((each["due"] for each in project.checks if not each["at"]), None),
    }


def achievements(project: LeanProject) -> dict[str, float | None]:
    """Per cent of each goal that was reached; `None` where nothing is known of it yet."""
    found: dict[str, float | None] = {}
    for goal in project.passport.get("goals", []):
        baseline, target, fact = goal["baseline"], goal["target"], project.facts.get(goal["id"])
        is_known = baseline is not None and target is not None
        found[goal["id"]] = achievement(baseline, target, fact) if is_known and fact is not None else None
    return found


def customer_name(session: Session, project: LeanProject) -> str | None:
    """The customer: a unit, else whoever was written down."""
    if project.customer_unit_id:
        return people.unit(session, project.customer_unit_id).name
    return project.customer


def best_result(project: LeanProject) -> str | None:
    """The row of «было – стало» that says most."""
    rows = [each for each in project.results if each["was"] and each["became"]]
    chosen = next((each for each in rows if each["is_significant"]), rows[0] if rows else None)
    return f"{chosen['name']}: {chosen['was']} → {chosen['became']}" if chosen else None


def stage_card(stage: ProjectStage) -> StageCard:
    """The dates of a stage."""
    return StageCard(
        number=stage.number,
        plan_start=written(stage.plan_start),
        plan_end=written(stage.plan_end),
        fact_start=written(stage.fact_start),
        fact_end=written(stage.fact_end),
    )


def written(day: date | None) -> str | None:
    """A date as JSON has it."""
    return day.isoformat() if day else None
