"""`create_app()`: what the program consists of, in the order in which it is put together."""

import hashlib
from collections.abc import Collection
from datetime import timedelta

from flask import Flask, current_app, g
from flask_babel import gettext
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

import board.calendar.routes
import board.decisions.routes
import board.feeds.routes
import board.kpi.routes
import board.kpi.target_routes
import board.live.routes
import board.meetings.routes
import board.notices.routes
import board.people.own_routes
import board.people.routes
import board.projects.action_routes
import board.projects.routes
import board.projects.step_routes
import board.screens.device_routes
import board.screens.routes
import board.status.routes
import board.tasks.board_routes
import board.tasks.capacity_routes
import board.tasks.detail_routes
import board.tasks.routes
import board.tasks.team_routes
import board.tasks.term_routes
from board import clock, database, logs, may_watch
from board.bootstrap import places
from board.calendar import pages as calendar_pages
from board.config import Settings
from board.decisions import carriers, subjects
from board.decisions import pages as decisions_pages
from board.decisions import undoing as decisions_undoing
from board.feeds import closed_accounts
from board.feeds import pages as feeds_pages
from board.kpi import deciding, owners
from board.kpi import pages as kpi_pages
from board.kpi import queries as kpis
from board.kpi import undoing as kpi_undoing
from board.live import change, followers, push, sockets, undo
from board.live.bus import Bus
from board.live.pulse import Pulse
from board.live.watching import watchers
from board.meetings import leading
from board.meetings import pages as meetings_pages
from board.meetings import undoing as meetings_undoing
from board.notices import pages as notices_pages
from board.people import admin_pages, identity, viewers
from board.people import pages as people_pages
from board.people import queries as people
from board.people.models import Role
from board.projects import following as project_following
from board.projects import pages as projects_pages
from board.projects import paper_pages as project_papers
from board.projects import undoing as projects_undoing
from board.screens import addresses as screen_addresses
from board.screens import pages as screens_pages
from board.screens import queries as screens
from board.status import heart
from board.status import pages as status_pages
from board.tasks import capacity, checklists, comments, levels, members, setup_pages, undoing
from board.tasks import pages as tasks_pages
from board.web import answers, language, pages, service
from board.web.inputs import PathPart

_APIS = (
    board.live.routes,
    board.people.routes,
    board.people.own_routes,
    board.calendar.routes,
    board.decisions.routes,
    board.projects.routes,
    board.projects.step_routes,
    board.projects.action_routes,
    board.feeds.routes,
    board.kpi.routes,
    board.kpi.target_routes,
    board.meetings.routes,
    board.notices.routes,
    board.screens.routes,
    board.screens.device_routes,
    board.tasks.board_routes,
    board.tasks.routes,
    board.tasks.detail_routes,
    board.tasks.capacity_routes,
    board.tasks.term_routes,
    board.tasks.team_routes,
    board.status.routes,
)
_PAGES = (
    people_pages,
    admin_pages,
    calendar_pages,
    setup_pages,
    tasks_pages,
    kpi_pages,
    decisions_pages,
    projects_pages,
    project_papers,
    meetings_pages,
    notices_pages,
    feeds_pages,
    screens_pages,
    status_pages,
    service,
)
MAX_BODY_BYTES = 1024 * 1024


def create_app(settings: Settings, *, secret_key: str, origins: list[str], demo: bool = False) -> Flask:
    """The application on the database in use; its Socket.IO server is `app.extensions["socketio"]`."""
    app = Flask("board", template_folder=str(places.TEMPLATES), static_folder=None)
    _configure(app, settings, secret_key, demo)
    heart.begin()
    listen_to_the_log()
    if settings.redis_url:
        app.extensions["board_bus"] = bus = Bus(settings.redis_url, _heal_watched)
        change.after_commit(bus.tell)
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
    followers.follow(members.CALENDAR_FOLLOWER)
    followers.follow(owners.FOLLOWER)
    followers.follow(carriers.FOLLOWER)
    followers.follow(leading.FOLLOWER)
    followers.follow(project_following.FOLLOWER)
    followers.follow(closed_accounts.FOLLOWER)
    undo.undoes("tasks", undoing.take_back, around=levels.told_once)
    undo.undoes("boards", undoing.take_back_setting, around=levels.told_once)
    undo.undoes("comments", comments.take_back)
    undo.undoes("checklists", checklists.take_back)
    undo.undoes("capacity", capacity.take_back)
    undo.undoes("kpis", kpi_undoing.take_back)
    undo.undoes("decisions", decisions_undoing.take_back)
    undo.undoes("projects", projects_undoing.take_back, around=levels.told_once)
    undo.undoes("meetings", meetings_undoing.take_back)
    subjects.know("kpi", deciding.SORT)
    projects_pages.know_targets(kpis.target)
    may_watch.open_all_rooms()
    viewers.know_screens(viewers.Screens(screens.onlooker, screens.stamps, screen_addresses.seen))


def pulse(app: Flask) -> Pulse:
    """The heartbeat of this process."""
    server: SocketIO = app.extensions["socketio"]
    return Pulse(server, viewers.stamps, app.config["BUILD"])


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
    viewers.Terms.zone = settings.time_zone
    viewers.Terms.sitting = timedelta(days=settings.session_days)


def _register_routes(app: Flask) -> None:
    for module in _APIS:
        app.register_blueprint(module.api)
    for module in _PAGES:
        app.register_blueprint(module.pages)


def _heal_watched(rooms_: Collection[str]) -> None:
    watched = watchers.rooms().intersection(rooms_)
    if watched:
        push.heal(watched)


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
        "today": clock.today(viewers.Terms.zone).isoformat(),
        "time_zone": viewers.Terms.zone,
    }
