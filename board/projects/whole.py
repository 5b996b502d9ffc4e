"""A project as a whole: everything that belongs to it, and what it needs next."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from board import clock
from board.decree import queries as decree
from board.documents import queries as documents
from board.live import queries as log
from board.live.events import instant
from board.people.viewers import Terms
from board.projects import guards, measured, queries, schedule
from board.projects.cards import (
    ActionCard,
    AgreementCard,
    CheckCard,
    FaultCard,
    FileCard,
    FullProject,
    GoalCard,
    MemberCard,
    RemarkCard,
    TransitionCard,
    VersionCard,
)
from board.projects.events import project_room
from board.projects.guards import Ground
from board.projects.lifecycle import ACTIVE, STAGE_OF
from board.projects.lines import achievements, line, written
from board.projects.models import LeanProject, PassportSight, PassportVersion, ProjectAction, ProjectFile
from board.projects.parts import Parts, parts

_SAME = (
    "performed_at_unit_id", "customer_unit_id", "customer_head_id", "customer_head", "customer_post",
    "passport_version", "approved_by", "author_id", "author", "results", "effects",
)  # fmt: skip


def ground(session: Session, project: LeanProject, now: Parts | None = None) -> Ground:
    """What its next steps are judged by."""
    now = now or parts(session, project.id)
    return Ground(
        project=project,
        stages=[each.dates for each in now.stages],
        actions=now.actions,
        files=frozenset(each.role for each in now.kept_files),
        achievements=achievements(project),
        is_agreed=any(each.is_about(project) for each in now.agreements),
        tags_asked=tags_asked(session, project.created_at),
    )


def tags_asked(session: Session, moment: datetime) -> bool:
    """Whether a set of tags of national goals was in force on the day of a moment."""
    return measured.in_force(decree.rows(session, "tag_set"), clock.date_in(moment, Terms.zone))


def state(session: Session, project_id: str) -> dict[str, Any]:
    """The state of a project's room."""
    room = project_room(project_id)
    return {
        "room": room,
        "epoch": log.epoch(session),
        "version": log.version(session, room),
        "project": full(session, queries.project(session, project_id)).model_dump(),
    }


def full(session: Session, project: LeanProject, now: Parts | None = None) -> FullProject:
    """The project as it stands, with everything that belongs to it."""
    now = now or parts(session, project.id)
    known, passport = ground(session, project, now), project.passport
    return FullProject(
        **line(session, project, now.stages, now.actions),
        **project.model_dump(include=set(_SAME)),
        customer_text=project.customer,
        process=passport.get("process", ""),
        start_event=passport.get("start_event", ""),
        end_event=passport.get("end_event", ""),
        rationale=passport.get("rationale", []),
        effects_text=passport.get("effects_text", ""),
        goal_list=_goals(project, known),
        team=[MemberCard(**each) for each in passport.get("team", [])],
        approved_at=_told(project.approved_at),
        created_at=instant(project.created_at),
        suspended_on=written(project.suspended_on),
        checks=[CheckCard(**each) for each in project.checks],
        remarks=[
            RemarkCard(**each.model_dump(exclude={"project_id", "at"}), at=instant(each.at)) for each in now.remarks
        ],
        versions=[_version(each, now.sights) for each in now.versions],
        agreements=[
            AgreementCard(
                **each.model_dump(exclude={"project_id", "sent_on", "answered_on"}),
                sent_on=each.sent_on.isoformat(),
                answered_on=written(each.answered_on),
            )
            for each in now.agreements
        ],
        transitions=[
            TransitionCard(
                **each.model_dump(exclude={"project_id", "place", "at", "on_day"}),
                on_day=each.on_day.isoformat(),
                at=instant(each.at),
            )
            for each in now.transitions
        ],
        action_list=[_action(each) for each in now.actions],
        files=[_file(session, each) for each in now.kept_files],
        missing=guards.missing(known),
        warnings=[FaultCard(number=each.number, code=each.code) for each in schedule.warnings(known.stages)],
    )


def days_late(session: Session, project: LeanProject, today: date) -> int:
    """By how many days the stage in work is over its planned end."""
    number = STAGE_OF.get(project.stands) if project.stands in ACTIVE else None
    stage = next((each for each in queries.stages(session, project.id) if each.number == number), None)
    if stage is None or stage.plan_end is None or stage.fact_end:
        return 0
    return max(0, (today - stage.plan_end).days)


def content(session: Session, project: LeanProject) -> dict[str, Any]:
    """What stands in the passport, as a version keeps it."""
    return {
        "title": project.title,
        "unit_id": project.unit_id,
        "customer_unit_id": project.customer_unit_id,
        "customer": project.customer,
        "customer_head": project.customer_head,
        "customer_post": project.customer_post,
        "leader": project.leader,
        **project.passport,
        "stages": [
            [each.number, written(each.plan_start), written(each.plan_end)]
            for each in queries.stages(session, project.id)
        ],
    }


def _goals(project: LeanProject, known: Ground) -> list[GoalCard]:
    last: dict[str, float] = next((each["kept"] for each in reversed(project.checks) if each["at"]), {})
    return [
        GoalCard(
            **goal,
            fact=project.facts.get(goal["id"]),
            achievement=_rounded(known.achievements[goal["id"]]),
            kept=_rounded(last.get(goal["id"])),
        )
        for goal in project.passport.get("goals", [])
    ]


def _version(found: PassportVersion, sights: Sequence[PassportSight]) -> VersionCard:
    return VersionCard(
        **found.model_dump(include={"version", "reason", "by", "approved_by"}),
        at=instant(found.at),
        submitted_at=_told(found.submitted_at),
        approved_at=_told(found.approved_at),
        seen=[
            {"person_id": each.person_id, "name": each.name, "at": instant(each.at)}
            for each in sights
            if each.version == found.version
        ],
    )


def _action(found: ProjectAction) -> ActionCard:
    days = {name: written(getattr(found, name)) for name in ("due", "original_due", "done_on")}
    return ActionCard(**found.model_dump(exclude={"project_id", *days}), **days)


def _file(session: Session, found: ProjectFile) -> FileCard:
    kept = documents.file(session, found.file_id)
    return FileCard(
        **found.model_dump(include={"id", "role", "note", "by"}),
        **kept.model_dump(include={"name", "media_type", "size"}),
        at=instant(found.at),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _told(moment: datetime | None) -> str | None:
    return instant(moment) if moment else None
