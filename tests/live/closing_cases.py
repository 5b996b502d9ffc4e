"""Units that are closed and opened again, and what follows on their boards."""

from sqlmodel import Session

from board.people import closing, queries
from board.people import commands as people
from board.people.events import DIRECTORY_ROOM
from board.people.inputs import NewUnit
from board.people.models import Unit
from board.tasks import members
from tests.live.case import LATER, Case, by_anna
from tests.makers import Office


def _found(session: Session, office: Office, ids: dict[str, str]) -> None:
    unit = people.add_unit(session, NewUnit(name="Отдел ЖКХ", short_name="ЖКХ"), **by_anna(session, office))
    ids["unit"] = unit.id


def _close(session: Session, office: Office, ids: dict[str, str]) -> None:
    closing.close_unit(session, session.get_one(Unit, ids["unit"]), **by_anna(session, office))


def _found_and_close(session: Session, office: Office, ids: dict[str, str]) -> None:
    _found(session, office, ids)
    _close(session, office, ids)


def _reopen(session: Session, office: Office, ids: dict[str, str]) -> None:
    closing.reopen_unit(session, session.get_one(Unit, ids["unit"]), **by_anna(session, office))


def _follow(session: Session, office: Office, ids: dict[str, str]) -> None:
    card = queries.unit_card(queries.unit(session, office.land))
    members.sync_unit(session, card.model_copy(update={"closed": True}), at=LATER)


CLOSING_CASES = (
    Case("close a unit", closing.close_unit, DIRECTORY_ROOM, _close, _found),
    Case("open a unit again", closing.reopen_unit, DIRECTORY_ROOM, _reopen, _found_and_close),
    Case("let the boards of a closed unit be closed", members.sync_unit, "board", _follow),
)
