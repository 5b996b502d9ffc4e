"""The only writers of notices: telling people something on an occasion, once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live import queries as log
from board.live.change import hold, insert_once, record
from board.notices import events, queries, ways
from board.notices.events import notices_room
from board.notices.inputs import Choose, SetReader
from board.notices.kinds import CHOSEN, LETTERS_FROM, Kind, is_shown, kind
from board.notices.models import Channel, Delivery, How, Notice, Reader, State, Wish
from board.notices.words import Say, Speech
from board.people.models import Person
from board.people.viewers import Terms

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Occasion:
    """Why people are told something: its kind, what makes it one occasion and no other, until when it is of use.

    What is `of_day` belongs into the letter of that very morning, other things into the next one. `since` is when it
    could first be told: after a restore, what could be before may have been.
    """

    kind: Kind
    id: str
    until: datetime | None = None
    urgent: bool = False
    of_day: date | None = None
    since: datetime | None = None

    def is_over(self, at: datetime) -> bool:
        """Whether nobody has anything from it any more."""
        return self.until is not None and at >= self.until


def tell(session: Session, occasion: Occasion, people: Collection[str], say: Say, *, at: datetime) -> int:
    """Tell each of these people once what the occasion is about; whoever was told already is passed over.

    Returns how many were told. Where it is too late for it, that is noted in the log of deliveries and nobody is told.
    """
    known = queries.told(session, occasion.kind.code, occasion.id, set(people))
    new = [each for each in queries.active(session, people) if each.id not in known]
    hold(session, *(notices_room(each.id) for each in new))
    return sum(_tell_one(session, occasion, each, say, at) for each in new)


def _tell_one(session: Session, occasion: Occasion, person: Person, say: Say, at: datetime) -> bool:
    reader, wish = queries.reader(session, person.id), queries.wish(session, person.id, occasion.kind)
    words = say(Speech(reader.locale or ways.known().locale)).cut()
    how, is_late = queries.wants_mail(wish, urgent=occasion.urgent), occasion.is_over(at)
    first = State.LATE if is_late else State.HELD if _may_be_told_already(session, occasion, at) else State.DUE
    notice = Notice(
        id=new_id(),
        kind=occasion.kind.code,
        occurrence=occasion.id,
        person_id=person.id,
        at=at,
        title=words.title,
        lines=[{"text": each.text, "detail": each.detail, "path": each.path} for each in words.lines],
        path=words.path,
        until=occasion.until,
        gather_on=_gather_on(occasion, at) if how is How.MORNING and first is State.DUE else None,
        forgotten_at=at if is_late or not is_shown(occasion.kind.code) else None,
    )
    # Another scheduler may be telling the same: whoever is first has told it.
    if not insert_once(session, Notice, **notice.model_dump()):
        return False
    for channel in _channels(how, wish, reader):
        session.add(_delivery(notice, channel, first, at))
    if not is_late and is_shown(notice.kind):
        record(session, events.NoticeTold(to=person.id, notice=queries.card(notice)), by=None, at=at)
    return not is_late


def _may_be_told_already(session: Session, occasion: Occasion, at: datetime) -> bool:
    """Whether a backup was put in place after it could be told, so lately that it may have been told since."""
    restored_at = log.restored_at(session)
    return bool(restored_at and (occasion.since or at) < restored_at and at < restored_at + _A_DAY)


def _gather_on(occasion: Occasion, at: datetime) -> date:
    local = at.astimezone(ZoneInfo(Terms.zone))
    return occasion.of_day or local.date() + timedelta(days=local.time() >= LETTERS_FROM)


def _channels(how: How, wish: Wish, reader: Reader) -> list[Channel]:
    wanted = {Channel.MAIL: how is How.NOW, Channel.MESSENGER: wish.messenger and bool(reader.messenger)}
    return [each for each, is_wanted in wanted.items() if is_wanted and each in ways.known().channels]


def _delivery(notice: Notice, channel: Channel, state: State, at: datetime) -> Delivery:
    return Delivery(
        id=new_id(),
        notice_id=notice.id,
        kind=notice.kind,
        occurrence=notice.occurrence,
        person_id=notice.person_id,
        channel=channel,
        state=state,
        made_at=at,
        due_at=at,
        until=notice.until,
    )


def read_notices(session: Session, person_id: str, ids: list[str] | None, *, at: datetime) -> int:
    """Somebody has seen what they were told, these or everything. Raises `NotFound` for what is not theirs."""
    hold(session, notices_room(person_id))
    if ids is None:
        seen = queries.unread(session, person_id)
    else:
        seen = [queries.notice_of(session, each, person_id) for each in dict.fromkeys(ids)]
    new = [each for each in seen if each.read_at is None]
    for notice in new:
        notice.read_at = at
        # What was seen is not written any more.
        notice.gathered_at = notice.gathered_at or at
        record(session, events.NoticeRead(to=person_id, notice=queries.card(notice)), by=None, at=at)
    return len(new)


def forget(session: Session, notice_id: str, *, at: datetime) -> None:
    """Take an old notice off its reader's list."""
    hold(session, notices_room(session.get_one(Notice, notice_id).person_id))
    notice = session.get_one(Notice, notice_id, populate_existing=True)
    if notice.forgotten_at:
        return
    notice.forgotten_at = at
    notice.gathered_at = notice.gathered_at or at
    record(session, events.NoticeForgotten(to=notice.person_id, notice=queries.card(notice)), by=None, at=at)


def choose(session: Session, person_id: str, wanted: Choose) -> Wish:
    """Have letters about a kind otherwise. Raises `Invalid` where there is no such kind, or no choice."""
    about = kind(wanted.kind)
    if about is None or about not in CHOSEN:
        raise _wrong("kind", N_("is not known here"))
    if wanted.mail == How.NONE.value and not about.may_stop:
        raise _wrong("mail", N_("cannot be turned off: somebody waits for an answer"))
    known = queries.wish(session, person_id, about)
    wish = Wish(
        person_id=person_id,
        kind=about.code,
        mail=wanted.mail or known.mail,
        messenger=known.messenger if wanted.messenger is None else wanted.messenger,
    )
    return session.merge(wish)


def set_reader(session: Session, person_id: str, wanted: SetReader) -> Reader:
    """Say in which language and to which number somebody is written to. Raises `Invalid` for what can be none."""
    known = queries.reader(session, person_id)
    number = known.messenger if wanted.messenger is None else wanted.messenger or None
    if number and number != known.messenger and not ways.known().is_name(number):
        raise _wrong("messenger", N_("is no name or number in this messenger"))
    return session.merge(Reader(person_id=person_id, locale=wanted.locale or known.locale, messenger=number))


def _wrong(field: str, message: str) -> errors.Invalid:
    return errors.Invalid([{"field": field, "type": "own", "message": message}])
