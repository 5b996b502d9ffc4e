"""Notices by HTTP: one's own, and the log of what was sent."""

from typing import Any

from flask import Blueprint
from sqlmodel import Session

from board import clock, database, errors
from board.errors import N_
from board.live.asking import command
from board.live.events import instant
from board.notices import answers, commands, outbox, queries, trying, ways
from board.notices.answers import (
    ChoiceAnswer,
    Choices,
    Deliveries,
    DeliveryAnswer,
    NoticesState,
    ReadAnswer,
    ReaderAnswer,
)
from board.notices.inputs import Choose, ReadNotices, SetReader, WhichDeliveries
from board.notices.models import STUCK, WAITING, Delivery, State
from board.people.identity import asker
from board.people.rights import Viewer
from board.web.endpoint import question

api = Blueprint("notices_api", __name__, url_prefix="/api/v1")
_PAGE = 50
_STATES: dict[str, tuple[str, ...]] = {"all": (), "stuck": STUCK, "waiting": WAITING}


@api.get("/me/notices")
@question("What one was told", answer=NoticesState)
def notices() -> dict[str, Any]:
    """One's own, until they are old."""
    with database.reading() as session:
        return {**queries.state(session, asker(session).id), "at": instant(clock.now())}


@api.post("/me/notices/read")
@command("Say that one has seen what one was told", body=ReadNotices, answers=ReadAnswer)
def read_notices(session: Session, wanted: ReadNotices) -> ReadAnswer:
    """One's own; without ids everything."""
    return ReadAnswer(read=commands.read_notices(session, asker(session).id, wanted.ids, at=clock.now()))


@api.get("/me/notice-choices")
@question("How one is told of what", answer=Choices)
def choices() -> Choices:
    """One's own."""
    with database.reading() as session:
        who = asker(session)
        found = [answers.choice(each) for each in queries.wishes(session, who.id)]
        reader = answers.reader(queries.reader(session, who.id))
    return Choices(items=found, channels=sorted(ways.known().channels), **reader)


@api.post("/me/notice-choices")
@command("Be told of a kind of thing otherwise", body=Choose, answers=ChoiceAnswer)
def choose(session: Session, wanted: Choose) -> ChoiceAnswer:
    """One's own."""
    return ChoiceAnswer(choice=answers.choice(commands.choose(session, asker(session).id, wanted)))


@api.post("/me/reader")
@command("Be written to in a language, and at a number", body=SetReader, answers=ReaderAnswer)
def set_reader(session: Session, wanted: SetReader) -> ReaderAnswer:
    """One's own."""
    return ReaderAnswer(**answers.reader(commands.set_reader(session, asker(session).id, wanted)))


@api.get("/deliveries")
@question("What was sent and what was not", answer=Deliveries, query=WhichDeliveries, problems=(403,))
def deliveries(which: WhichDeliveries) -> Deliveries:
    """For administrators and the coordinator; what the letters say is not told, but for what they are about."""
    with database.reading() as session:
        _looks_after(asker(session))
        found = queries.deliveries(session, _STATES[which.only], which.before, _PAGE + 1)
        items = [answers.delivery(session, each) for each in found[:_PAGE]]
        counts = queries.counts(session)
    known = ways.known()
    more, channels = len(found) > _PAGE, sorted(known.channels)
    return Deliveries(items=items, more=more, counts=counts, channels=channels, base_url=known.base_url)


@api.post("/deliveries/<delivery_id>/retry")
@command("Send something again that has not arrived", answers=DeliveryAnswer, problems=(409,))
def retry(session: Session, delivery_id: str) -> DeliveryAnswer:
    """For administrators and the coordinator."""
    found, now = _to_look_after(session, delivery_id), clock.now()
    outbox.try_again(found, at=now)
    return DeliveryAnswer(delivery=answers.delivery(session, found))


@api.post("/deliveries/<delivery_id>/drop")
@command("Do not send something any more", answers=DeliveryAnswer, problems=(409,))
def drop(session: Session, delivery_id: str) -> DeliveryAnswer:
    """For administrators and the coordinator."""
    found = _to_look_after(session, delivery_id)
    outbox.drop(found)
    return DeliveryAnswer(delivery=answers.delivery(session, found))


@api.post("/deliveries/trial")
@command("Send oneself a letter to try the way", answers=DeliveryAnswer, status=201, problems=(409,))
def try_the_way(session: Session) -> DeliveryAnswer:
    """For administrators and the coordinator."""
    who = asker(session)
    _looks_after(who)
    return DeliveryAnswer(delivery=answers.delivery(session, trying.send_trial(session, who.id, at=clock.now())))


def _to_look_after(session: Session, delivery_id: str) -> Delivery:
    """Raises `NotAllowed`, `NotFound`, and `Refusal` where nothing is to be decided about it any more, or just now."""
    _looks_after(asker(session))
    found = outbox.held(session, delivery_id)
    if found.state == State.SENT:
        raise errors.Refusal(N_("It was sent already."))
    if outbox.is_being_sent(found, at=clock.now()):
        raise errors.Refusal(N_("It is being sent at this moment."))
    return found


def _looks_after(who: Viewer) -> None:
    if not who.keeps_lists:
        raise errors.NotAllowed
