"""Who may watch which room, feature by feature."""

from sqlmodel import Session

from board import errors
from board.decisions import queries as decisions
from board.kpi import queries as kpis
from board.kpi.models import MUNICIPALITY
from board.live import rooms
from board.meetings import queries as meetings
from board.people import queries as people
from board.people import viewers
from board.people.rights import Onlooker, Viewer
from board.projects import queries as projects
from board.projects.events import PROJECTS_ROOM
from board.screens import queries as screens
from board.screens.events import screen_room
from board.tasks import capacity
from board.tasks import queries as tasks


def open_all_rooms() -> None:
    """Tell the log the rule of every kind of room."""
    rooms.open_rooms("board", _board)
    rooms.open_rooms("people", _directory)
    rooms.open_rooms("person", _person)
    rooms.open_rooms("terms", _what_all_know)
    rooms.open_rooms("calendar", _what_all_know)
    rooms.open_rooms("kpis", _kpis)
    rooms.open_rooms("wall", _wall)
    rooms.open_rooms("decisions", _decisions)
    rooms.open_rooms("projects", _projects)
    rooms.open_rooms("project", _project)
    rooms.open_rooms("meetings", _board)
    rooms.open_rooms("meeting", _meeting)
    rooms.open_rooms("screens", _directory)
    rooms.open_rooms("screen", _screen)
    rooms.open_rooms("notices", _own_notices)


def _board(session: Session, identity_: str, board_id: str) -> bool:
    try:
        return bool(tasks.board_to_look_at(session, board_id, viewers.looker_of(session, identity_)))
    except errors.Problem:
        return False


def _directory(session: Session, identity_: str, name: str) -> bool:
    try:
        return name == "all" and viewers.viewer_of(session, identity_).is_admin
    except errors.NotSignedIn:
        return False


def _person(session: Session, identity_: str, person_id: str) -> bool:
    try:
        capacity.person_planned_by(session, person_id, viewers.viewer_of(session, identity_))
    except errors.Problem:
        return False
    return True


def _what_all_know(session: Session, identity_: str, name: str) -> bool:
    try:
        return name == "all" and bool(viewers.looker_of(session, identity_))
    except errors.NotSignedIn:
        return False


def _kpis(session: Session, identity_: str, scope: str) -> bool:
    try:
        who = viewers.viewer_of(session, identity_)
        return scope == MUNICIPALITY or who.may_see_unit(people.unit(session, scope).id)
    except errors.Problem:
        return False


def _decisions(session: Session, identity_: str, unit_id: str) -> bool:
    try:
        return bool(decisions.unit_to_look_at(session, unit_id, viewers.looker_of(session, identity_)))
    except errors.Problem:
        return False


def _projects(session: Session, identity_: str, name: str) -> bool:
    try:
        return name == "all" and viewers.looker_of(session, identity_).may_look_at(PROJECTS_ROOM)
    except errors.NotSignedIn:
        return False


def _project(session: Session, identity_: str, project_id: str) -> bool:
    try:
        return bool(viewers.viewer_of(session, identity_)) and bool(projects.project(session, project_id))
    except errors.Problem:
        return False


def _meeting(session: Session, identity_: str, meeting_id: str) -> bool:
    try:
        return bool(meetings.meeting_to_look_at(session, meeting_id, viewers.looker_of(session, identity_)))
    except errors.Problem:
        return False


def _wall(session: Session, identity_: str, wall_id: str) -> bool:
    try:
        return bool(kpis.wall_to_look_at(session, wall_id, viewers.looker_of(session, identity_)))
    except errors.Problem:
        return False


def _screen(session: Session, identity_: str, screen_id: str) -> bool:
    try:
        who = viewers.looker_of(session, identity_)
        is_own = isinstance(who, Onlooker) and who.may_look_at(screen_room(screen_id))
        return is_own or (isinstance(who, Viewer) and who.is_admin and bool(screens.screen(session, screen_id)))
    except errors.Problem:
        return False


def _own_notices(session: Session, identity_: str, person_id: str) -> bool:
    try:
        return viewers.viewer_of(session, identity_).id == person_id
    except errors.NotSignedIn:
        return False
