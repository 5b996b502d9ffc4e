"""The only writer of what was reached: facts of goals, «было – стало», labour and money."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.documents import queries as documents
from board.documents.kinds import PICTURES
from board.errors import N_
from board.live.events import Actor
from board.projects import checks, commands, queries
from board.projects.changing import changing
from board.projects.inputs import SetResults
from board.projects.lifecycle import BEFORE_APPROVAL, COMPLETED, DEAD, State
from board.projects.models import LeanProject

_EFFECTS = ("labour_before", "labour_after", "cases", "money", "money_basis")


def set_results(session: Session, project: LeanProject, wanted: SetResults, *, by: Actor, at: datetime) -> None:
    """Write down what was reached; what is not named stays. After closing it is history.

    Raises `Invalid` for a goal or photograph that is not of this project, `Refusal` before the approval.
    """
    commands.refuse_in(project, *DEAD, *COMPLETED)
    if project.stands in BEFORE_APPROVAL or project.stands is State.SUSPENDED:
        raise checks.WrongState(N_("What was reached is written down while the project is carried out."))
    given = wanted.model_dump(include=wanted.model_fields_set)
    _check_goals(project, given.get("facts") or {})
    checks.check_ids("results", given.get("results") or [])
    _check_photos(session, project, given.get("results") or [])
    with changing(session, project, by=by, at=at):
        if "facts" in given:
            project.facts = dict(given["facts"] or {})
        if "results" in given:
            project.results = list(given["results"] or [])
        effects = {name: given[name] for name in _EFFECTS if name in given}
        if effects:
            project.effects = {**_without_word(project.effects, effects), **effects}


def _without_word(known: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Another amount of money than the customer has confirmed is not confirmed."""
    if given.get("money", known.get("money")) == known.get("money"):
        return known
    return {name: value for name, value in known.items() if name not in ("money_confirmed_at", "money_confirmed_by")}


def _check_goals(project: LeanProject, facts: dict[str, float]) -> None:
    goals = {each["id"] for each in project.passport.get("goals", [])}
    for goal_id in facts:
        if goal_id not in goals:
            raise checks.unknown(f"facts.{goal_id}")


def _check_photos(session: Session, project: LeanProject, rows: list[dict[str, Any]]) -> None:
    photos = {
        each.id
        for each in queries.files(session, project.id)
        if documents.file(session, each.file_id).media_type in PICTURES
    }
    for number, row in enumerate(rows):
        for name in ("was_photo", "became_photo"):
            if row[name] and row[name] not in photos:
                raise checks.unknown(f"results.{number}.{name}")
        if not row["name"].strip():
            place = f"results.{number}.name"
            raise errors.Invalid([{"field": place, "type": "empty", "message": N_("must not be empty")}])
