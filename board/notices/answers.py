"""What is answered about notices."""

from flask_babel import gettext
from pydantic import BaseModel
from sqlmodel import Session

from board.live.events import instant
from board.notices import queries, ways
from board.notices.cards import NoticeCard
from board.notices.channels import in_words
from board.notices.kinds import kind
from board.notices.models import Delivery, Notice, Reader, Wish
from board.people import queries as people


class NoticesState(BaseModel):
    """What somebody was told and what is not forgotten, with where the room stands."""

    room: str
    epoch: str
    version: int
    notices: list[NoticeCard]
    at: str


class ReadAnswer(BaseModel):
    """How many notices are seen now that were not before."""

    read: int
    command_id: str = ""


class Choice(BaseModel):
    """What somebody wants of a kind; `may_stop` says whether they may do without letters."""

    kind: str
    name: str
    mail: str
    messenger: bool
    may_stop: bool


class Choices(BaseModel):
    """One's own choices, and by which channels notices leave the house at all."""

    items: list[Choice]
    channels: list[str]
    locale: str
    messenger: str


class ChoiceAnswer(BaseModel):
    """The choice after the change."""

    choice: Choice
    command_id: str = ""


class ReaderAnswer(BaseModel):
    """How one is written to after the change."""

    locale: str
    messenger: str
    command_id: str = ""


class DeliveryCard(BaseModel):
    """A letter or message on its way, and how far it has come."""

    id: str
    title: str
    kind: str
    person: str
    address: str
    channel: str
    state: str
    tries: int
    made_at: str
    due_at: str
    sent_at: str | None
    failure: str | None


class Deliveries(BaseModel):
    """Letters and messages, the newest first; how many are in each state; the channels that are set up.

    `base_url` is where the links in them lead.
    """

    items: list[DeliveryCard]
    more: bool
    counts: dict[str, int]
    channels: list[str]
    base_url: str


class DeliveryAnswer(BaseModel):
    """The delivery after the change."""

    delivery: DeliveryCard
    command_id: str = ""


def choice(wish: Wish) -> Choice:
    """A wish with the name of what it is about."""
    about = kind(wish.kind)
    if about is None:
        raise LookupError(wish.kind)
    return Choice(
        kind=about.code,
        name=gettext(about.name),
        mail=wish.mail,
        messenger=wish.messenger,
        may_stop=about.may_stop,
    )


def reader(found: Reader) -> dict[str, str]:
    """How somebody is written to."""
    return {"locale": found.locale or ways.known().locale, "messenger": found.messenger or ""}


def delivery(session: Session, found: Delivery) -> DeliveryCard:
    """A row of the outbox with whose it is."""
    person = people.person(session, found.person_id)
    own = queries.reader(session, person.id).messenger
    return DeliveryCard(
        **found.model_dump(include={"id", "kind", "channel", "state", "tries"}),
        failure=in_words(found.failure, gettext) if found.failure else None,
        title=session.get_one(Notice, found.notice_id).title,
        person=person.name,
        address=person.email if found.channel == "mail" else own or "",
        made_at=instant(found.made_at),
        due_at=instant(found.due_at),
        sent_at=instant(found.sent_at) if found.sent_at else None,
    )
