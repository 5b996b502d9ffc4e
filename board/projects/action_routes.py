"""The plan of measures and the documents of a project by HTTP."""

from dataclasses import dataclass

from flask import Blueprint
from gevent import get_hub
from sqlmodel import Session

from board import clock
from board.documents import kinds, pictures
from board.live import queries as log
from board.live.asking import command
from board.live.uploading import upload
from board.people.identity import asker
from board.people.rights import Viewer
from board.projects import access, actions, answers, checks, filing, queries, stage_tasks, whole
from board.projects.answers import FileAnswer, ProjectAnswer
from board.projects.events import project_room
from board.projects.inputs import EditAction, FileFacts, NewAction, ReportAction, StepReason
from board.projects.models import LeanProject, ProjectAction
from board.tasks.levels import hold_board
from board.tasks.models import Board

api = Blueprint("project_actions_api", __name__, url_prefix="/api/v1")
_ACTION = "/projects/<project_id>/actions/<action_id>"
_REFUSED = (409,)


@api.post("/projects/<project_id>/actions")
@command("Put an action into the plan", body=NewAction, answers=ProjectAnswer, status=201, problems=_REFUSED)
def add_action(session: Session, wanted: NewAction, project_id: str) -> ProjectAnswer:
    """Its leader and team, who heads its unit, the coordinator."""
    board = _board_for(session, project_id, wanted.owner_id)
    found, who = _found(session, project_id)
    actions.add_action(session, found, wanted, board, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.patch(_ACTION)
@command("Change an action", body=EditAction, answers=ProjectAnswer, problems=_REFUSED)
def edit_action(session: Session, wanted: EditAction, project_id: str, action_id: str) -> ProjectAnswer:
    """Its leader and team, who heads its unit, the coordinator; its task goes along."""
    found, action, who = _action(session, project_id, action_id)
    actions.edit_action(session, found, action, wanted, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post(f"{_ACTION}/report")
@command("Report an action as done", body=ReportAction, answers=ProjectAnswer, problems=_REFUSED)
def report_action(session: Session, wanted: ReportAction, project_id: str, action_id: str) -> ProjectAnswer:
    """Whoever does it, and who writes the project."""
    found, action, who = _action(session, project_id, action_id, own=True)
    actions.report_action(session, found, action, wanted.evidence, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post(f"{_ACTION}/confirm")
@command("Accept an action", answers=ProjectAnswer, problems=_REFUSED)
def confirm_action(session: Session, project_id: str, action_id: str) -> ProjectAnswer:
    """The project's leader, who heads its unit, the coordinator."""
    found, action, who = _action(session, project_id, action_id, leads=True)
    actions.confirm_action(session, found, action, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post(f"{_ACTION}/return")
@command("Send an action back", body=StepReason, answers=ProjectAnswer, problems=_REFUSED)
def return_action(session: Session, wanted: StepReason, project_id: str, action_id: str) -> ProjectAnswer:
    """The project's leader, who heads its unit, the coordinator."""
    found, action, who = _action(session, project_id, action_id, leads=True)
    actions.return_action(session, found, action, wanted.reason, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post(f"{_ACTION}/cancel")
@command("Say that an action will not be done", body=StepReason, answers=ProjectAnswer, problems=_REFUSED)
def cancel_action(session: Session, wanted: StepReason, project_id: str, action_id: str) -> ProjectAnswer:
    """The project's leader, who heads its unit, the coordinator."""
    found, action, who = _action(session, project_id, action_id, leads=True)
    actions.cancel_action(session, found, action, wanted.reason, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@dataclass(frozen=True)
class Prepared:
    """A file that was looked at: what it is, and its bytes as they are kept."""

    media_type: str
    content: bytes


def prepare(content: bytes) -> Prepared:
    """What a file is by its content; a picture is drawn anew, beside the loop. Raises `UnknownFile`."""
    found = kinds.media_type(content)
    if found in kinds.PICTURES:
        content = get_hub().threadpool.apply(pictures.cleaned, (content, found))
    return Prepared(found, content)


@api.post("/projects/<project_id>/files")
@upload(
    "Bring a document of a project",
    facts=FileFacts,
    answers=FileAnswer,
    most_bytes=kinds.MOST_BYTES,
    ready=prepare,
    problems=_REFUSED,
)
def add_file(session: Session, facts: FileFacts, brought: Prepared, project_id: str) -> FileAnswer:
    """Its leader and team, who heads its unit, the coordinator."""
    found, who = _found(session, project_id)
    kept = (brought.media_type, brought.content)
    made = filing.add_file(session, found, facts, *kept, by=who.actor, at=clock.now())
    session.flush()
    version = log.version(session, project_room(found.id))
    return FileAnswer(file_id=made.id, project=whole.full(session, found), version=version)


@api.delete("/projects/<project_id>/files/<file_id>")
@command("Take a document away", answers=ProjectAnswer, problems=_REFUSED)
def remove_file(session: Session, project_id: str, file_id: str) -> ProjectAnswer:
    """Its leader and team, who heads its unit, the coordinator."""
    found, who = _found(session, project_id)
    filing.remove_file(session, found, queries.file(session, found.id, file_id), by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


def _found(session: Session, project_id: str) -> tuple[LeanProject, Viewer]:
    who = asker(session)
    return access.project_to_work_on(session, project_id, who), who


def _action(
    session: Session, project_id: str, action_id: str, *, leads: bool = False, own: bool = False
) -> tuple[LeanProject, ProjectAction, Viewer]:
    # The board of its task is held before the project, as by everybody.
    who, known = asker(session), queries.action(session, project_id, action_id)
    if known.board_id:
        hold_board(session, known.board_id)
    may = access.may_lead if leads else access.may_write
    is_theirs = own and known.owner_id == who.id
    found = access.project_to_work_on(session, project_id, who, lambda one, it: is_theirs or may(one, it))
    session.refresh(known)
    return found, known, who


def _board_for(session: Session, project_id: str, owner_id: str | None) -> Board | None:
    project = queries.project(session, project_id)
    checks.check_is_here(session, owner_id, "owner_id")
    board_id = stage_tasks.board_id_for(session, owner_id, project.unit_id) if owner_id else None
    if board_id is None:
        return None
    hold_board(session, board_id)
    return session.get_one(Board, board_id)
