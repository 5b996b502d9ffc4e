"""Who may ask, and with what rights: sign-ins and keys, and whose they are; screens, and what they may show."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import bindparam, literal
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, or_, select

from board import clock, errors
from board.people.models import ApiToken, Deputy, Person, Role, Sitting
from board.people.rights import SCREEN, Looker, Onlooker, Viewer
from board.prepared import ask, table

_PERSON, _SITTING, _TOKEN, _DEPUTY = (table(each).c for each in (Person, Sitting, ApiToken, Deputy))
_ACTIVE = select_columns(_PERSON.name, _PERSON.role, _PERSON.unit_id).where(
    _PERSON.id == bindparam("person_id"), _PERSON.disabled_at.is_(None)
)
_STANDS_IN_FOR = select_columns(_DEPUTY.unit_id).where(
    _DEPUTY.person_id == bindparam("person_id"),
    _DEPUTY.from_day <= bindparam("day"),
    or_(_DEPUTY.until_day.is_(None), _DEPUTY.until_day >= bindparam("day")),
)
_SITTING_OF = (
    select_columns(_SITTING.person_id, _SITTING.seen_at)
    .join(table(Person), _PERSON.id == _SITTING.person_id)
    .where(_SITTING.id == bindparam("key"), _SITTING.ended_at.is_(None), _PERSON.disabled_at.is_(None))
    .where(_SITTING.seen_at > bindparam("since"))
)
_TOKEN_OF = (
    select_columns(_TOKEN.person_id, literal(None))
    .join(table(Person), _PERSON.id == _TOKEN.person_id)
    .where(_TOKEN.id == bindparam("key"), _TOKEN.revoked_at.is_(None), _PERSON.disabled_at.is_(None))
)
_TOKEN_WITH = select_columns(_TOKEN.id).where(_TOKEN.secret_hash == bindparam("secret_hash"))


class Terms:
    """How long a sign-in lasts and in which zone a day is; set once at the start."""

    zone = "Asia/Novokuznetsk"
    sitting = timedelta(days=14)


@dataclass(frozen=True)
class Screens:
    """What is asked about screens, by the hash of a screen's secret; told once at the start by who keeps them."""

    find: Callable[[Session, str], Onlooker | None]
    stamps: Callable[[Session, Collection[str]], dict[str, str]]
    seen: Callable[[str, str], None]


@dataclass
class _Known:
    screens: Screens | None = field(default=None)


_known = _Known()


def know_screens(screens: Screens) -> None:
    """From now on screens may look at what they were given."""
    _known.screens = screens


def screen(session: Session, identity: str | None) -> Onlooker | None:
    """The screen whose identity that is, or `None` where it is none or not valid any more."""
    kind, _, key = (identity or "").partition(":")
    return _known.screens.find(session, key) if kind == SCREEN and _known.screens else None


def screen_seen(identity: str, address: str) -> None:
    """A screen has asked from that address."""
    if _known.screens:
        _known.screens.seen(identity.partition(":")[2], address)


def looker_of(session: Session, identity: str) -> Looker:
    """The viewer or the screen whose rights an identity has. Raises `NotSignedIn` where it is not valid any more."""
    return screen(session, identity) or viewer_of(session, identity)


def viewer(session: Session, person_id: str) -> Viewer:
    """An active person with what decides their rights today. Raises `NotSignedIn` for anybody else."""
    person = ask(session, _ACTIVE, person_id=person_id).first()
    if person is None:
        raise errors.NotSignedIn
    day = clock.today(Terms.zone)
    units = frozenset(ask(session, _STANDS_IN_FOR, person_id=person_id, day=day).scalars())
    has_head = person.role == Role.COORDINATOR and _has_head(session, person.unit_id)
    return Viewer(person_id, person.name, Role(person.role), person.unit_id, units, has_head)


def _has_head(session: Session, unit_id: str | None) -> bool:
    heads = select(Person.id).where(col(Person.unit_id) == unit_id, col(Person.role) == Role.UNIT_HEAD)
    return session.exec(heads.where(col(Person.disabled_at).is_(None)).limit(1)).first() is not None


def viewer_of(session: Session, identity: str) -> Viewer:
    """The viewer whose rights a sign-in or key has. Raises `NotSignedIn` where it is not valid any more."""
    holder = holder_of(session, identity)
    if holder is None:
        raise errors.NotSignedIn
    return viewer(session, holder.person_id)


@dataclass(frozen=True)
class Holder:
    """Whose a sign-in or key is; of a sign-in also when it was last used, as far as that was noted."""

    person_id: str
    seen_at: datetime | None


def holder_of(session: Session, identity: str) -> Holder | None:
    """The active person whose identity that is, or `None` where it is not valid any more."""
    kind, _, key = identity.partition(":")
    if kind == "session":
        found = ask(session, _SITTING_OF, key=key, since=clock.now() - Terms.sitting).first()
    else:
        found = ask(session, _TOKEN_OF, key=key).first() if kind == "token" else None
    return Holder(found[0], found[1]) if found else None


def token_with(session: Session, secret_hash: str) -> str | None:
    """The id of the key whose secret has that hash."""
    found: str | None = ask(session, _TOKEN_WITH, secret_hash=secret_hash).scalar()
    return found


def stamps(session: Session, identities: Collection[str]) -> dict[str, str]:
    """For each identity that is still valid, a stamp that changes with its rights."""
    sittings = {identity.partition(":")[2] for identity in identities if identity.startswith("session:")}
    tokens = {identity.partition(":")[2] for identity in identities if identity.startswith("token:")}
    active = col(Person.disabled_at).is_(None)
    by_sitting = (
        select(col(Sitting.id), col(Person.rights_version))
        .join(Person, col(Person.id) == col(Sitting.person_id))
        .where(active, col(Sitting.ended_at).is_(None), col(Sitting.id).in_(sittings))
        .where(col(Sitting.seen_at) > clock.now() - Terms.sitting)
    )
    by_token = (
        select(col(ApiToken.id), col(Person.rights_version))
        .join(Person, col(Person.id) == col(ApiToken.person_id))
        .where(active, col(ApiToken.revoked_at).is_(None), col(ApiToken.id).in_(tokens))
    )
    # Who stands in for somebody does so until a day, and nothing else tells that it is over.
    day = clock.today(Terms.zone)
    found = {f"session:{key}": f"{version} {day}" for key, version in session.exec(by_sitting)} if sittings else {}
    found |= {f"token:{key}": f"{version} {day}" for key, version in session.exec(by_token)} if tokens else {}
    screens = {identity.partition(":")[2] for identity in identities if identity.startswith(f"{SCREEN}:")}
    if screens and _known.screens:
        found |= {f"{SCREEN}:{key}": stamp for key, stamp in _known.screens.stamps(session, screens).items()}
    return found


def sittings_of(session: Session, person_id: str) -> list[Sitting]:
    """The browsers in which somebody is signed in, the one used last first."""
    theirs = select(Sitting).where(col(Sitting.person_id) == person_id, col(Sitting.ended_at).is_(None))
    fresh = theirs.where(col(Sitting.seen_at) > clock.now() - Terms.sitting)
    return list(session.exec(fresh.order_by(col(Sitting.seen_at).desc())))


def tokens_of(session: Session, person_id: str) -> list[ApiToken]:
    """Somebody's keys that are in use, the newest first."""
    theirs = select(ApiToken).where(col(ApiToken.person_id) == person_id, col(ApiToken.revoked_at).is_(None))
    return list(session.exec(theirs.order_by(col(ApiToken.created_at).desc(), col(ApiToken.id))))
