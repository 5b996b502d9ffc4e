"""What is refused about the words of a project, with what to do instead."""

from typing import Any

from sqlmodel import Session

from board import errors
from board.decree import queries as decree
from board.errors import N_
from board.people import queries as people
from board.people.rights import Viewer
from board.projects import guards, queries, whole
from board.projects.inputs import NewProject
from board.projects.lifecycle import COMPLETED, DEAD, PROVEN, State, Step
from board.projects.models import Kind, LeanProject

_NEVER_NOTHING = (
    "title", "kind", "tags", "process", "start_event", "end_event", "rationale", "goals", "effects_text", "team",
)  # fmt: skip
"""Fields that may be empty and are never nothing."""


class WrongState(errors.Refusal):
    """The project does not stand where that step begins."""

    slug, title = "wrong-state", N_("The project is not at that point")


class Incomplete(errors.Refusal):
    """Something that the step asks for is not there yet; `missing` names it by codes."""

    slug, title = "incomplete", N_("Something is missing")

    def __init__(self, missing: list[str], said: str = N_("This step asks for more first.")) -> None:
        super().__init__(said, extra={"missing": missing})


class Overtaken(errors.Overtaken):
    """A field is not what it was when the writer began; `now` says what it is."""

    def __init__(self, field: str, now: Any) -> None:
        super().__init__(field)
        self.extra["now"] = now


def unknown(field: str) -> errors.Invalid:
    """The refusal of an id that means nothing here."""
    return errors.Invalid([{"field": field, "type": "unknown", "message": N_("is not known")}])


def keeper(who: Viewer) -> Viewer:
    """Them, if they answer for all projects. Raises `NotAllowed`."""
    if not who.keeps_projects:
        raise errors.NotAllowed
    return who


def check_may_enter(who: Viewer, unit_id: str) -> None:
    """Whether somebody enters projects of a unit. Raises `NotFound` for a unit they may not see, `NotAllowed`."""
    if not (who.may_see_unit(unit_id) or who.keeps_projects):
        raise errors.NotFound
    if not (who.may_work_in(unit_id) or who.keeps_projects):
        raise errors.NotAllowed


def check_new(session: Session, wanted: NewProject) -> None:
    """Raise `Invalid` for what is named and not there, `NotFound` for an unknown unit."""
    people.unit(session, wanted.unit_id)
    check_references(session, wanted.model_dump(exclude={"unit_id"}))
    check_kind(wanted.kind, wanted.source_project_id, wanted.external_source)


def check_edit(session: Session, project: LeanProject, changed: dict[str, Any]) -> None:
    """Raise `Invalid` for what is named and not there, `Refusal` where a frozen baseline would change."""
    for name in _NEVER_NOTHING:
        if name in changed and changed[name] is None:
            raise errors.Invalid([{"field": name, "type": "empty", "message": N_("must not be empty")}])
    for name in ("goals", "team"):
        check_ids(name, changed.get(name) or [])
    check_references(session, changed)
    kind = changed.get("kind", project.kind)
    sources = [changed.get(name, getattr(project, name)) for name in ("source_project_id", "external_source")]
    check_kind(kind, *sources)
    if kind == Kind.PILOT and project.kind != Kind.PILOT and project.approved_at:
        raise WrongState(N_("A pilot is agreed with the regional committee before its passport is approved."))
    if changed.get("source_project_id") == project.id:
        raise unknown("source_project_id")
    if "goals" in changed and project.approved_at:
        _refuse_other_baselines(project, changed["goals"])


def check_ids(name: str, rows: list[dict[str, Any]]) -> None:
    """Raise `Invalid` where two things of a list have the same id: what is said of one would be said of both."""
    seen = set[str]()
    for number, row in enumerate(rows):
        if row["id"] in seen:
            raise errors.Invalid([{"field": f"{name}.{number}.id", "type": "taken", "message": N_("is taken already")}])
        seen.add(row["id"])


def missing_in_form(session: Session, project: LeanProject) -> list[str]:
    """What a passport that was submitted lacks of what the form asks, by codes; a draft may lack anything."""
    if project.stands in (State.IDEA, State.PASSPORT_DRAFT):
        return []
    return guards.missing_for(whole.ground(session, project), Step.SUBMIT)


def check_stays_whole(session: Session, project: LeanProject, before: list[str]) -> None:
    """Raise `Incomplete` where a change took something away; `before` is what was missing already."""
    session.flush()
    taken = [each for each in missing_in_form(session, project) if each not in before]
    if taken:
        raise Incomplete(taken, N_("What the form asks has to stay in a passport that was submitted."))


def check_references(session: Session, named: dict[str, Any]) -> None:
    """Raise `Invalid` for a sector, tag, person, unit, portfolio or pilot that is not there."""
    sectors = {each["code"] for each in decree.rows(session, "sector") if each["kind"] == "data"}
    if named.get("sector") and named["sector"] not in sectors:
        raise unknown("sector")
    if named.get("tags"):
        known = {each["code"] for each in decree.rows(session, "tag")}
        if not set(named["tags"]) <= known:
            raise unknown("tags")
    for name in ("leader_id", "customer_head_id"):
        check_is_here(session, named.get(name), name)
    for number, member in enumerate(named.get("team") or []):
        _check_person(session, member["person_id"], f"team.{number}")
    for name in ("performed_at_unit_id", "customer_unit_id"):
        _check(named.get(name), name, lambda unit_id: people.unit(session, unit_id))
    _check(named.get("portfolio_id"), "portfolio_id", lambda portfolio_id: queries.portfolio(session, portfolio_id))
    source_id = named.get("source_project_id")
    if source_id:
        _check(source_id, "source_project_id", lambda project_id: queries.project(session, project_id))
        _check_source(queries.project(session, source_id))


def check_kind(kind: str, source_project_id: str | None, external_source: str | None) -> None:
    """Raise `Invalid` where something that is no replication names what it replicates."""
    if kind != Kind.REPLICATION and (source_project_id or external_source):
        message = N_("only a replication has a pilot that it comes from")
        raise errors.Invalid([{"field": "source_project_id", "type": "own", "message": message}])


def check_editable(project: LeanProject, reason: str | None) -> str | None:
    """The reason of a change of the form, where one is asked for. Raises `Refusal`, `Invalid`."""
    state = project.stands
    if state is State.PASSPORT_REVIEW:
        raise WrongState(N_("The passport is to be approved. To change it, have it returned first."))
    if state in (*COMPLETED, *DEAD):
        raise WrongState(N_("In this state of the project that cannot be changed any more."))
    if project.approved_at and not reason:
        raise errors.Invalid([{"field": "reason", "type": "missing", "message": N_("say why the passport changes")}])
    return reason


def check_not_overtaken(
    project: LeanProject, changed: dict[str, Any], was: dict[str, Any], now: dict[str, Any]
) -> None:
    """Raise `Overtaken` where a field says neither what the writer had before them nor what they want."""
    for name in changed:
        if name in was and was[name] != now[name]:
            raise Overtaken(name, now[name])


def _check_source(source: LeanProject) -> None:
    if source.kind != Kind.PILOT or source.stands not in PROVEN:
        message = N_("only a pilot that has been closed and holds can be replicated")
        raise errors.Invalid([{"field": "source_project_id", "type": "own", "message": message}])


def _check_person(session: Session, person_id: str | None, field: str) -> None:
    _check(person_id, field, lambda found: people.person(session, found))


def _check(thing_id: str | None, field: str, find: Any) -> None:
    if thing_id is None:
        return
    try:
        find(thing_id)
    except errors.NotFound:
        raise unknown(field) from None


def _refuse_other_baselines(project: LeanProject, goals: list[dict[str, Any]]) -> None:
    before = {each["id"]: each["baseline"] for each in project.passport.get("goals", [])}
    for number, goal in enumerate(goals):
        if goal["id"] in before and goal["baseline"] != before[goal["id"]]:
            message = N_("is frozen since the approval: what was reached is measured from it")
            raise errors.Invalid([{"field": f"goals.{number}.baseline", "type": "own", "message": message}])
    if before.keys() - {each["id"] for each in goals}:
        raise WrongState(N_("A goal of an approved passport stays: what was promised is measured."))


def check_is_here(session: Session, person_id: str | None, field: str) -> None:
    """Raise `Invalid` for somebody who is not there or has gone."""
    _check_person(session, person_id, field)
    if person_id and not people.person(session, person_id).is_active:
        raise unknown(field)
