"""The commands of notices, in the room of one person."""

from typing import Any

from sqlmodel import Session, col, select

from board.ids import new_id
from board.notices import commands
from board.notices.commands import Occasion
from board.notices.kinds import ASSIGNMENT
from board.notices.models import Channel, Delivery, Notice, State
from board.notices.words import Words
from tests.live.case import LATER, Call, Case
from tests.makers import Office


def tell(session: Session, person_id: str, title: str = "Вам поручили: № 1 Договор") -> Notice:
    """Somebody is told something."""
    occasion = Occasion(ASSIGNMENT, new_id())
    commands.tell(session, occasion, [person_id], lambda _speech: Words(title, path="/boards"), at=LATER)
    return session.exec(select(Notice).where(col(Notice.occurrence) == occasion.id)).one()


def not_delivered(session: Session, person_id: str) -> Delivery:
    """A letter that could not be sent."""
    notice = tell(session, person_id)
    made = Delivery(
        id=new_id(),
        notice_id=notice.id,
        kind=notice.kind,
        occurrence=notice.occurrence,
        person_id=person_id,
        channel=Channel.MAIL,
        state=State.FAILED,
        made_at=LATER,
        due_at=LATER,
        tries=3,
        failure="550 no such user",
    )
    session.add(made)
    session.flush()
    return made


def _told(session: Session, office: Office, ids: dict[str, str]) -> None:
    ids["notice"] = tell(session, office.boris).id
    tell(session, office.boris, "Вернули на доработку: № 2 Справка")


def _does(verb: str) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> Any:
        if verb == "tell":
            return tell(session, office.boris)
        if verb == "forget":
            return commands.forget(session, ids["notice"], at=LATER)
        these = [ids["notice"]] if verb == "read one" else None
        return commands.read_notices(session, office.boris, these, at=LATER)

    return call


NOTICE_CASES = (
    Case("somebody is told something", commands.tell, "notices", _does("tell")),
    Case("one notice is read", commands.read_notices, "notices", _does("read one"), _told),
    Case("everything is read", commands.read_notices, "notices", _does("read all"), _told),
    Case("an old notice leaves the list", commands.forget, "notices", _does("forget"), _told),
)
