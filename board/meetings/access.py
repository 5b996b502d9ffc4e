"""Who may plan a board's meetings, and who may move one."""

from board import errors
from board.meetings.models import Meeting
from board.people.rights import Viewer


def may_plan(who: Viewer, unit_id: str) -> bool:
    """Whether a board's schedule is theirs to set: its head's and the coordinator's."""
    return who.may_head(unit_id) or who.keeps_lists


def may_move(who: Viewer, meeting: Meeting) -> bool:
    """Whether one meeting is theirs to move or cancel: theirs too who is to lead it."""
    return may_plan(who, meeting.unit_id) or who.id == meeting.facilitator_id


def refuse_to_plan(who: Viewer, unit_id: str) -> None:
    """Raises `NotAllowed` for who may not."""
    if not may_plan(who, unit_id):
        raise errors.NotAllowed


def refuse_to_move(who: Viewer, meeting: Meeting) -> None:
    """Raises `NotAllowed` for who may not."""
    if not may_move(who, meeting):
        raise errors.NotAllowed
