"""The plan of measures and the documents of a project by HTTP."""

from dataclasses import dataclass

from flask import Blueprint
from sqlmodel import Session

from board import clock, database, errors
from board.documents import kinds, pictures
from board.live import queries as log
from board.live.asking import command
from board.live.uploading import upload
from board.people.identity import asker
from board.people.rights import Viewer
from board.projects import access, actions, answers, checks, filing, queries, stage_tasks, whole, wishes
from board.projects.access import May
from board.projects.answers import FileAnswer, ProjectAnswer
from board.projects.asked import to_work_on
from board.projects.events import project_room
from board.projects.inputs import AnswerWish, EditAction, FileFacts, NewAction, ReportAction, StepReason
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
    found, who = to_work_on(session, project_id)
    actions.add_action(session, found, wanted, board, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.patch(_ACTION)
@command("Change an action", body=EditAction, answers=ProjectAnswer, problems=_REFUSED)
def edit_action(session: Session, wanted: EditAction, project_id: str, action_id: str) -> ProjectAnswer:
    """Its leader and team, who heads its unit, the coordinator; its task goes along.

    Of a later day the customer is asked once the plan was accepted.
    """
    board = _board_for(session, project_id, wanted.owner_id)
    found, action, who = _action(session, project_id, action_id)
    word = access.may_note_word(who, found)
    actions.edit_action(session, found, action, wanted, board, by=who.actor, at=clock.now(), has_word=word)
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
    found, action, who = _action(session, project_id, action_id, access.may_lead)
    actions.confirm_action(session, found, action, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post(f"{_ACTION}/return")
@command("Send an action back", body=StepReason, answers=ProjectAnswer, problems=_REFUSED)
def return_action(session: Session, wanted: StepReason, project_id: str, action_id: str) -> ProjectAnswer:
    """The project's leader, who heads its unit, the coordinator."""
    found, action, who = _action(session, project_id, action_id, access.may_lead)
    actions.return_action(session, found, action, wanted.reason, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post(f"{_ACTION}/cancel")
@command("Say that an action will not be done", body=StepReason, answers=ProjectAnswer, problems=_REFUSED)
def cancel_action(session: Session, wanted: StepReason, project_id: str, action_id: str) -> ProjectAnswer:
    """The project's leader, who heads its unit, the coordinator; of an accepted one the customer is asked."""
    found, action, who = _action(session, project_id, action_id, access.may_lead)
    word = access.may_note_word(who, found)
    actions.cancel_action(session, found, action, wanted.reason, by=who.actor, at=clock.now(), has_word=word)
    return answers.project_answer(session, found)


@api.post(f"{_ACTION}/wish")
@command("Answer what is asked about an action", body=AnswerWish, answers=ProjectAnswer, problems=_REFUSED)
def answer_wish(session: Session, wanted: AnswerWish, project_id: str, action_id: str) -> ProjectAnswer:
    """The customer's head; the coordinator notes what was decided."""
    found, action, who = _action(session, project_id, action_id, access.may_note_word)
    access.check_word(who, found, wanted.comment)
    wishes.answer_wish(session, found, action, wanted.comment, agreed=wanted.agreed, by=who.actor, at=clock.now())
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
        content = pictures.drawn_anew(content, found)
    return Prepared(found, content)


def check_may_bring(project_id: str) -> None:
    """Raise `NotFound`, `NotAllowed` for who does not write the project."""
    with database.reading() as session:
        if not access.may_write(asker(session), queries.project(session, project_id)):
            raise errors.NotAllowed


@api.post("/projects/<project_id>/files")
@upload(
    "Bring a document of a project",
    facts=FileFacts,
    answers=FileAnswer,
    most_bytes=kinds.MOST_BYTES,
    allowed=check_may_bring,
    ready=prepare,
    problems=_REFUSED,
)
def add_file(session: Session, facts: FileFacts, brought: Prepared, project_id: str) -> FileAnswer:
    """Its leader and team, who heads its unit, the coordinator."""
    found, who = to_work_on(session, project_id)
    kept = (brought.media_type, brought.content)
    made = filing.add_file(session, found, facts, *kept, by=who.actor, at=clock.now())
    session.flush()
    version = log.version(session, project_room(found.id))
    return FileAnswer(file_id=made.id, project=whole.full(session, found), version=version)


@api.delete("/projects/<project_id>/files/<file_id>")
@command("Take a document away", answers=ProjectAnswer, problems=_REFUSED)
def remove_file(session: Session, project_id: str, file_id: str) -> ProjectAnswer:
    """Its leader and team, who heads its unit, the coordinator."""
    found, who = to_work_on(session, project_id)
    filing.remove_file(session, found, queries.file(session, found.id, file_id), by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


def _action(
    session: Session, project_id: str, action_id: str, may: May = access.may_write, *, own: bool = False
) -> tuple[LeanProject, ProjectAction, Viewer]:
    # The board of its task is held before the project, as by everybody.
    who, known = asker(session), queries.action(session, project_id, action_id)
    if known.board_id:
        hold_board(session, known.board_id)
    is_theirs = own and known.owner_id == who.id
    found = access.project_to_work_on(session, project_id, who, lambda one, it: is_theirs or may(one, it))
    held = known.board_id
    session.refresh(known)
    if known.board_id not in (held, None):
        raise errors.Busy
    return found, known, who


def _board_for(session: Session, project_id: str, owner_id: str | None) -> Board | None:
    project = queries.project(session, project_id)
    checks.check_is_here(session, owner_id, "owner_id")
    board_id = stage_tasks.board_id_for(session, owner_id, project.unit_id) if owner_id else None
    if board_id is None:
        return None
    hold_board(session, board_id)
    return session.get_one(Board, board_id)
