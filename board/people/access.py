"""The only writers of what proves who somebody is: sign-ins, passwords, links, keys. Nothing here enters a room."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, or_, select, update

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.change import insert_once
from board.people.models import ApiToken, FailedTry, Person, SetupCode, SignInLink, Sitting

LINK_LASTS = timedelta(days=7)
_SETUP_TRIES = 10


def secret_hash(secret: str) -> str:
    """What is kept of a secret of full entropy: its SHA-256, in hex."""
    return hashlib.sha256(secret.encode()).hexdigest()


def begin_sitting(session: Session, person: Person, *, at: datetime, agent: str = "") -> str:
    """Sign a browser in and return the secret that its cookie carries; `agent` is what it said it is."""
    secret = secrets.token_urlsafe(32)
    known = Sitting(id=secret_hash(secret), person_id=person.id, agent=agent[:200], created_at=at, seen_at=at)
    session.add(known)
    return secret


def extend_sitting(session: Session, sitting_id: str, *, at: datetime) -> None:
    """Note that a sign-in is still used."""
    sitting = session.get(Sitting, sitting_id)
    if sitting and sitting.ended_at is None:
        sitting.seen_at = at


def end_sitting(session: Session, sitting_id: str, *, at: datetime) -> None:
    """Sign one browser out."""
    sitting = session.get(Sitting, sitting_id)
    if sitting and sitting.ended_at is None:
        sitting.ended_at = at


def end_sittings(session: Session, person: Person, *, at: datetime, but: str | None = None) -> None:
    """Sign somebody out everywhere, but for one sign-in."""
    open_ones = select(Sitting).where(col(Sitting.person_id) == person.id, col(Sitting.ended_at).is_(None))
    for sitting in session.exec(open_ones):
        if sitting.id != but:
            sitting.ended_at = at


def keep_password(
    session: Session, person: Person, password_hash: str, *, at: datetime, but: str | None = None
) -> None:
    """Set a password by its hash; every other sign-in of the person ends, and every link that was not used."""
    person.password_hash = password_hash
    session.add(person)
    _end_links(session, person)
    end_sittings(session, person, at=at, but=but)


def make_link(session: Session, person: Person, *, at: datetime) -> str:
    """The secret of a link that signs somebody in once, within seven days; it replaces those not used yet."""
    _end_links(session, person)
    secret = secrets.token_urlsafe(32)
    session.add(SignInLink(secret_hash=secret_hash(secret), person_id=person.id, expires_at=at + LINK_LASTS))
    return secret


def _end_links(session: Session, person: Person) -> None:
    # The account is held, so that of two who make a link at the same moment the later one sees the other's.
    session.flush()
    session.exec(select(Person.id).where(col(Person.id) == person.id).with_for_update())
    session.exec(delete(SignInLink).where(col(SignInLink.person_id) == person.id, col(SignInLink.used_at).is_(None)))


def person_behind_link(session: Session, secret: str, *, at: datetime) -> Person | None:
    """Whom a link would sign in, if it still would."""
    link = session.get(SignInLink, secret_hash(secret))
    if link is None or link.used_at or link.expires_at <= at:
        return None
    person = session.get(Person, link.person_id)
    return person if person and person.is_active else None


def use_link(session: Session, secret: str, *, at: datetime) -> Person | None:
    """Spend a link; `None` where it was spent, has expired or never was."""
    session.get(SignInLink, secret_hash(secret), with_for_update=True)
    person = person_behind_link(session, secret, at=at)
    if person:
        session.get_one(SignInLink, secret_hash(secret)).used_at = at
    return person


def make_token(session: Session, person: Person, name: str, *, at: datetime) -> str:
    """A new key for programs; it is shown this once."""
    secret = "board_" + secrets.token_urlsafe(32)
    session.add(ApiToken(id=new_id(), person_id=person.id, name=name, secret_hash=secret_hash(secret), created_at=at))
    return secret


def revoke_token(session: Session, token: ApiToken, *, at: datetime) -> None:
    """End a key; programs that use it are cut off within seconds."""
    token.revoked_at = token.revoked_at or at


def end_keys_and_links(session: Session, person: Person, *, at: datetime) -> None:
    """End every key and unused link of somebody; opening the account again brings none of them back."""
    for token in session.exec(select(ApiToken).where(col(ApiToken.person_id) == person.id)):
        revoke_token(session, token, at=at)
    session.exec(delete(SignInLink).where(col(SignInLink.person_id) == person.id))


def hold_counters(session: Session, keys: list[str], *, at: datetime) -> None:
    """Keep others from counting at these keys until the transaction ends, so that no try goes uncounted."""
    # In one order, so that two who try from the same place never wait for each other.
    for key in sorted(keys):
        insert_once(session, FailedTry, key=key, failures=0, last_at=at)
        session.get(FailedTry, key, with_for_update=True)


def note_failure(session: Session, keys: list[str], *, at: datetime) -> None:
    """Count one wrong password at each key."""
    for key in keys:
        tries = session.get(FailedTry, key) or FailedTry(key=key, last_at=at)
        if at - tries.last_at > timedelta(hours=1):
            tries.failures = 0
        tries.failures, tries.last_at = tries.failures + 1, at
        session.add(tries)


def forgive(session: Session, place: str, address: str | None) -> None:
    """After a right password: count the place anew, and take back what was counted at the address for it."""
    session.exec(update(FailedTry).where(col(FailedTry.key) == place).values(failures=0))
    counted = update(FailedTry).where(col(FailedTry.key) == address, col(FailedTry.failures) > 0)
    session.exec(counted.values(failures=col(FailedTry.failures) - 1))


def make_setup_code(session: Session) -> str:
    """A code, in groups that can be typed, that makes the first administrator; it replaces an earlier one."""
    code = "-".join(secrets.token_hex(2) for _ in range(4))
    session.merge(SetupCode(id=1, secret_hash=secret_hash(code), failures=0))
    return code


def spend_setup_code(session: Session, code: str) -> bool:
    """Whether that is the code, which is then used up; ten wrong tries use it up too."""
    kept = session.get(SetupCode, 1, with_for_update=True)
    if kept is None or kept.failures >= _SETUP_TRIES:
        raise errors.Refusal(N_("There is no code to use. Start the program again to get a new one."))
    if not secrets.compare_digest(kept.secret_hash, secret_hash(code.strip().lower())):
        kept.failures += 1
        return False
    session.delete(kept)
    return True


def forget_old(session: Session, *, at: datetime) -> None:
    """Delete what proves nothing any more: a month after a sign-in or link ended, a day after a wrong try."""
    month, day = at - timedelta(days=30), at - timedelta(days=1)
    session.exec(
        delete(Sitting).where(or_(col(Sitting.ended_at) < month, col(Sitting.seen_at) < at - timedelta(days=400)))
    )
    session.exec(delete(SignInLink).where(col(SignInLink.expires_at) < month))
    session.exec(delete(FailedTry).where(col(FailedTry.last_at) < day))
