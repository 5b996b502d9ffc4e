"""`create_app()`: what the program consists of, in the order in which it is put together."""

import hashlib
from datetime import timedelta

from flask import Flask, current_app, g
from flask_babel import gettext
from flask_socketio import SocketIO
from sqlmodel import Session
from werkzeug.middleware.proxy_fix import ProxyFix

import board.calendar.routes
import board.live.routes
import board.people.routes
import board.tasks.routes
from board import database, errors, logs
from board.bootstrap import places
from board.config import Settings
from board.live import change, followers, push, rooms, sockets, undo
from board.live.pulse import Pulse
from board.people import identity
from board.people import pages as people_pages
from board.people import queries as people
from board.people.models import Role
from board.tasks import members, undoing
from board.tasks import pages as tasks_pages
from board.tasks import queries as tasks
from board.web import answers, language, pages, service
from board.web.inputs import PathPart

MAX_BODY_BYTES = 1024 * 1024


def create_app(settings: Settings, *, secret_key: str, origins: list[str], demo: bool = False) -> Flask:
    """The application on the database in use; its Socket.IO server is `app.extensions["socketio"]`."""
    app = Flask("board", template_folder=str(places.TEMPLATES), static_folder=None)
    _configure(app, settings, secret_key, demo)
    listen_to_the_log()
    logs.note_requests(app)
    language.speak(app, default=settings.language, time_zone=settings.time_zone)
    identity.recognise(app)
    answers.answer_problems(app, stranger=people_pages.answer_stranger)
    app.context_processor(_who_is_asking)
    _register_routes(app)
    server = push.start(app, origins=origins)
    sockets.answer_sockets(server, identity.identify_socket)
    pages.furnish(app, https=settings.is_https)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.proxies)  # type: ignore[method-assign]
    return app


def listen_to_the_log() -> None:
    """Wire what follows from a committed change: the push, the followers, who may watch, what undoing means."""
    change.after_commit(push.tell)
    change.after_commit(followers.wake)
    followers.follow(members.FOLLOWER)
    undo.undoes("tasks", undoing.take_back)
    rooms.open_rooms("board", _may_watch_board)
    rooms.open_rooms("people", _may_watch_directory)


def pulse(app: Flask) -> Pulse:
    """The heartbeat of this process."""
    server: SocketIO = app.extensions["socketio"]
    return Pulse(server, people.stamps, app.config["BUILD"])


def build_id() -> str:
    """A short name of what was built, by which open pages notice that there is something newer."""
    manifest = places.STATIC / "manifest.json"
    return hashlib.sha256(manifest.read_bytes()).hexdigest()[:12] if manifest.exists() else "unbuilt"


def _configure(app: Flask, settings: Settings, secret_key: str, demo: bool) -> None:
    app.config.update(
        BOARD=settings,
        BUILD=build_id(),
        DEMO=demo,
        DEMO_ACCOUNTS=[],
        SECRET_KEY=secret_key,
        MAX_CONTENT_LENGTH=MAX_BODY_BYTES,
        MAX_FORM_MEMORY_SIZE=100_000,
        SESSION_COOKIE_NAME="board_session",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # The row of the sign-in decides when it ends; the cookie only has to outlast it.
        PERMANENT_SESSION_LIFETIME=timedelta(days=400),
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    app.url_map.converters["default"] = PathPart
    people.Terms.zone = settings.time_zone
    people.Terms.sitting = timedelta(days=settings.session_days)


def _register_routes(app: Flask) -> None:
    for module in (board.live.routes, board.people.routes, board.calendar.routes, board.tasks.routes):
        app.register_blueprint(module.api)
    app.register_blueprint(people_pages.pages)
    app.register_blueprint(tasks_pages.pages)
    app.register_blueprint(service.pages)


def _may_watch_board(session: Session, identity_: str, board_id: str) -> bool:
    try:
        return tasks.may_watch(session, people.viewer_of(session, identity_), board_id)
    except errors.NotSignedIn:
        return False


def _may_watch_directory(session: Session, identity_: str, name: str) -> bool:
    try:
        return name == "all" and people.viewer_of(session, identity_).is_admin
    except errors.NotSignedIn:
        return False


def _who_is_asking() -> dict[str, object]:
    return {"me": _me(), "demo": current_app.config["DEMO"]}


def _me() -> dict[str, object] | None:
    if g.get("person_id") is None:
        return None
    with database.reading() as session:
        person = people.person(session, g.person_id)
        unit = people.unit(session, person.unit_id) if person.unit_id else None
    return {
        "id": person.id,
        "name": person.name,
        "initials": people.initials(person.name),
        "email": person.email,
        "role": person.role,
        "role_name": gettext(people.ROLE_NAMES[Role(person.role)]),
        "unit": {"id": unit.id, "name": unit.name} if unit else None,
    }
