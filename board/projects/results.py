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

    Raises `Invalid` for a goal or photograph that is not of this project, `Refusal` before the approval, `Overtaken`
    for a row that somebody else has changed too.
    """
    commands.refuse_in(project, *DEAD, *COMPLETED)
    if project.stands in BEFORE_APPROVAL or project.stands is State.SUSPENDED:
        raise checks.WrongState(N_("What was reached is written down while the project is carried out."))
    given = wanted.model_dump(include=wanted.model_fields_set)
    _check_goals(project, given.get("facts") or {})
    checks.check_ids("results", given.get("results") or [])
    rows = _merged(project.results, given["results"] or [], given.get("results_was")) if "results" in given else None
    _check_photos(session, project, rows or [])
    with changing(session, project, by=by, at=at):
        if "facts" in given:
            known = {**project.facts, **(given["facts"] or {})}
            project.facts = {goal: value for goal, value in known.items() if value is not None}
        if rows is not None:
            project.results = rows
        effects = {name: given[name] for name in _EFFECTS if name in given}
        if effects:
            project.effects = {**_without_word(project.effects, effects), **effects}
            _refuse_bare_money(project.effects)


def _merged(
    now: list[dict[str, Any]], mine: list[dict[str, Any]], was: list[dict[str, Any]] | None
) -> list[dict[str, Any]]:
    """The rows as they are to be: mine, and what others have added, changed or taken away since they were `was`."""
    before = {each["id"]: each for each in (now if was is None else was)}
    theirs, own = {each["id"]: each for each in now}, {each["id"]: each for each in mine}
    for row_id in before.keys() | own.keys():
        is_mine = own.get(row_id) != before.get(row_id)
        is_theirs = theirs.get(row_id) != before.get(row_id)
        if is_mine and is_theirs and own.get(row_id) != theirs.get(row_id):
            raise checks.Overtaken("results", now)
        if is_theirs and not is_mine:
            own[row_id] = theirs.get(row_id) or {}
    added = [each for each in now if each["id"] not in before and each["id"] not in own]
    kept = (own[each["id"]] for each in mine)
    return [*(each for each in kept if each), *added]


def _without_word(known: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Another amount of money than the customer has confirmed is not confirmed."""
    if given.get("money", known.get("money")) == known.get("money"):
        return known
    return {name: value for name, value in known.items() if name not in ("money_confirmed_at", "money_confirmed_by")}


def _refuse_bare_money(effects: dict[str, Any]) -> None:
    """An amount that the customer is to confirm follows from something."""
    if effects.get("money") and not effects.get("money_basis"):
        message = N_("say what the amount follows from")
        raise errors.Invalid([{"field": "money_basis", "type": "missing", "message": message}])


def _check_goals(project: LeanProject, facts: dict[str, float | None]) -> None:
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
