"""Who is asking: from the cookie of a browser, the key of a program, or the cookie of a screen on a wall."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog
from flask import Flask, g, request
from flask import session as cookie
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf
from sqlmodel import Session

from board import clock, database, errors
from board.live.change import change
from board.people import access, viewers
from board.people.models import Person
from board.people.rights import SCREEN, Looker, Viewer

SCREEN_COOKIE = "board_screen"
SCREEN_MARK = "X-Board-Screen"
"""What a page of a screen sends along, so that it is a screen whoever is signed in in the same browser."""
_OF_DEVICES = "/api/v1/screen/"
_BY_LINK = "/stop-letters/"
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
        g.is_screen = False
        says_so = SCREEN_MARK in request.headers or request.args.get("screen") == "1"
        g.identity, g.person_id = (None, None) if says_so else _known(_identity_of_request)
        if g.person_id is None and "Authorization" not in request.headers:
            _note_screen()
        structlog.contextvars.bind_contextvars(person=g.person_id)
        if request.method in _UNSAFE and not _proves_itself():
            _refuse_forgery()


def identify_socket(auth: object) -> str | None:
    """The identity of a connecting socket: `{"token": …}` of a program, else the browser's cookie; `None`: nobody.

    With `{"screen": true}` a page says that it is a screen's, whoever else is signed in in that browser.
    """
    told = auth if isinstance(auth, Mapping) else {}
    token = told.get("token")

    def claimed(session: Session) -> str | None:
        return _identity_of_token(session, token) if isinstance(token, str) else _identity_of_cookie()

    if told.get("screen") is True:
        return _known_screen()
    identity, person_id = _known(claimed)
    if person_id:
        return identity
    return None if isinstance(token, str) else _known_screen()


def asker(session: Session) -> Viewer:
    """The viewer who is asking, as the database knows them in this transaction. Raises `NotSignedIn`."""
    if g.person_id is None or g.identity is None:
        raise errors.NotSignedIn
    return viewers.viewer_of(session, g.identity)


def looker(session: Session) -> Looker:
    """Who is asking, be it a person or a screen on a wall. Raises `NotSignedIn`."""
    if g.identity is None or (g.person_id is None and not g.is_screen):
        raise errors.NotSignedIn
    return viewers.looker_of(session, g.identity)


def admin(session: Session) -> Viewer:
    """The asker, who is an administrator. Raises `NotAllowed`."""
    who = asker(session)
    if not who.is_admin:
        raise errors.NotAllowed
    return who


def keeper(session: Session) -> Viewer:
    """The asker, who keeps the organisation's lists and calendar. Raises `NotAllowed`."""
    who = asker(session)
    if not who.keeps_lists:
        raise errors.NotAllowed
    return who


def sign_in(person: Person, *, at: datetime, by_link: bool = False) -> None:
    """Begin a sign-in in this browser, with a new cookie and a new form token."""
    with change() as session:
        _end_this(session, at)
        secret = access.begin_sitting(session, person, at=at, agent=_printable(request.user_agent.string))
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


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())


def _end_this(session: Session, at: datetime) -> None:
    sitting = this_sitting()
    if sitting:
        access.end_sitting(session, sitting, at=at)


def _known(claimed: Callable[[Session], str | None]) -> tuple[str | None, str | None]:
    """What is claimed, and whose identity that is; nobody's where it is not valid any more."""
    with database.reading() as session:
        identity = claimed(session)
        holder = viewers.holder_of(session, identity) if identity else None
    if identity is None or holder is None:
        return identity, None
    now = clock.now()
    if holder.seen_at and now - holder.seen_at > _NOTE_USE_EVERY:
        with change() as writing:
            access.extend_sitting(writing, identity.partition(":")[2], at=now)
    return identity, holder.person_id


def _identity_of_request(session: Session) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme:
        return _identity_of_token(session, token.strip()) if scheme.lower() == "bearer" else None
    return _identity_of_cookie()


def _identity_of_cookie() -> str | None:
    sitting = this_sitting()
    return f"session:{sitting}" if sitting else None


def screen_identity() -> str | None:
    """What the cookie of a screen claims."""
    secret = request.cookies.get(SCREEN_COOKIE)
    return f"{SCREEN}:{access.secret_hash(secret)}" if secret else None


def _known_screen() -> str | None:
    identity = screen_identity()
    if identity is None:
        return None
    with database.reading() as session:
        found = viewers.screen(session, identity)
    if found is None:
        return None
    viewers.screen_seen(identity, request.remote_addr or "")
    return identity


def _note_screen() -> None:
    identity = _known_screen()
    if identity:
        g.identity, g.is_screen = identity, True


def _identity_of_token(session: Session, secret: str) -> str | None:
    # The secret is too long to be found bit by bit from how long the look-up takes.
    key = viewers.token_with(session, access.secret_hash(secret))
    return f"token:{key}" if key else None


def _proves_itself() -> bool:
    # What a device says for itself changes nothing of a person's, whoever is signed in in its browser.
    if request.path.startswith(_OF_DEVICES) and request.mimetype == "application/json":
        return True
    # Here the address is the proof, and the mail program that posts to it knows no form of ours.
    if request.path.startswith(_BY_LINK):
        return True
    # A key is not sent by a browser on its own; and who is nobody to the API gets nothing from it anyway.
    by_token = g.identity is not None and g.identity.startswith("token:")
    return by_token or (g.person_id is None and request.path.startswith("/api/"))


def _refuse_forgery() -> None:
    try:
        _csrf.protect()
    except CSRFError:
        raise errors.WrongOrigin from None
