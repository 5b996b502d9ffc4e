"""Who is asking: from the cookie of a browser or the key of a program."""

import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog
from flask import Flask, g, request
from flask import session as cookie
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf
from sqlmodel import Session, col, select

from board import clock, database, errors
from board.live.change import change
from board.people import access, queries
from board.people.models import ApiToken, Person, Sitting
from board.people.rights import Viewer

_UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
_NOTE_USE_EVERY = timedelta(hours=1)
_csrf = CSRFProtect()


def recognise(app: Flask) -> None:
    """Find out before each request who is asking, and refuse what no page of ours has sent."""
    app.config.update(WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_HEADERS=["X-CSRF-Token"], WTF_CSRF_TIME_LIMIT=None)
    app.config["WTF_CSRF_SSL_STRICT"] = False
    _csrf.init_app(app)

    @app.before_request
    def note_identity() -> None:
        g.identity = _identity_of_request()
        g.person_id = _person_of(g.identity)
        structlog.contextvars.bind_contextvars(person=g.person_id)
        if request.method in _UNSAFE and not _proves_itself():
            _refuse_forgery()


def identify_socket(auth: object) -> str | None:
    """The identity of a connecting socket: `{"token": …}` of a program, else the browser's cookie; `None`: nobody."""
    token = auth.get("token") if isinstance(auth, Mapping) else None
    identity = _identity_of_token(token) if isinstance(token, str) else _identity_of_cookie()
    return identity if _person_of(identity) else None


def asker(session: Session) -> Viewer:
    """The viewer who is asking, as the database knows them in this transaction. Raises `NotSignedIn`."""
    if g.person_id is None or g.identity is None:
        raise errors.NotSignedIn
    return queries.viewer_of(session, g.identity)


def sign_in(person: Person, *, at: datetime, by_link: bool = False) -> None:
    """Begin a sign-in in this browser, with a new cookie and a new form token."""
    with change() as session:
        _end_this(session, at)
        secret = access.begin_sitting(session, person, at=at)
    cookie.clear()
    cookie.permanent = True
    cookie["secret"] = secret
    cookie["by_link"] = by_link
    # Made with the cookie: two first pages that are opened together would make one each, and one would not fit.
    form_token()


def sign_out(*, at: datetime) -> None:
    """End the sign-in of this browser."""
    with change() as session:
        _end_this(session, at)
    cookie.clear()


def came_by_link() -> bool:
    """Whether this sign-in began with a one-time link, as it does for who has forgotten the password."""
    return bool(cookie.get("by_link"))


def forget_link() -> None:
    """From now on this sign-in is like any other."""
    cookie["by_link"] = False


def this_sitting() -> str | None:
    """The id of this browser's sign-in."""
    secret = cookie.get("secret")
    return access.secret_hash(secret) if isinstance(secret, str) else None


def form_token() -> str:
    """The token that shows that a request comes from one of our pages."""
    return str(generate_csrf())


def _end_this(session: Session, at: datetime) -> None:
    sitting = this_sitting()
    if sitting:
        access.end_sitting(session, sitting, at=at)


def _identity_of_request() -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme:
        return _identity_of_token(token.strip()) if scheme.lower() == "bearer" else None
    return _identity_of_cookie()


def _identity_of_cookie() -> str | None:
    sitting = this_sitting()
    return f"session:{sitting}" if sitting else None


def _identity_of_token(secret: str) -> str | None:
    hashed = access.secret_hash(secret)
    with database.reading() as session:
        token = session.exec(select(ApiToken).where(col(ApiToken.secret_hash) == hashed)).first()
    return f"token:{token.id}" if token and hmac.compare_digest(token.secret_hash, hashed) else None


def _person_of(identity: str | None) -> str | None:
    if identity is None:
        return None
    with database.reading() as session:
        person_id = queries.person_of(session, identity)
        person = session.get(Person, person_id) if person_id else None
        if person is None or not person.is_active:
            return None
        sitting = session.get(Sitting, identity.partition(":")[2])
    now = clock.now()
    if sitting and now - sitting.seen_at > _NOTE_USE_EVERY:
        with change() as writing:
            access.extend_sitting(writing, sitting.id, at=now)
    return person.id


def _proves_itself() -> bool:
    # A key is not sent by a browser on its own; and who is nobody to the API gets nothing from it anyway.
    by_token = g.identity is not None and g.identity.startswith("token:")
    return by_token or (g.person_id is None and request.path.startswith("/api/"))


def _refuse_forgery() -> None:
    try:
        _csrf.protect()
    except CSRFError:
        raise errors.WrongOrigin from None
