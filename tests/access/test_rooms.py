"""Who may watch which room, whatever asks: the socket's `watch`, the events by HTTP, and the heartbeat's second look."""

import pytest

from board import database, errors
from board.calendar.events import CALENDAR_ROOM
from board.decisions.events import decisions_room
from board.kpi.events import KPIS_ROOM, unit_room, wall_room
from board.live import rooms
from board.live.change import change
from board.meetings.events import meeting_room, meetings_room
from board.notices.events import notices_room
from board.people.events import DIRECTORY_ROOM, person_room
from board.people.rights import SCREEN
from board.projects.events import PROJECTS_ROOM, project_room
from board.projects.lifecycle import State
from board.screens.events import SCREENS_ROOM, screen_room
from board.tasks.events import TERMS_ROOM, board_room
from tests.access.house import House, identity, secret_key, sitting
from tests.access.matrix import ROOMS, Row, rows
from tests.live import kpi_cases, meeting_cases, project_makers

ROWS = rows(ROOMS)


def test_every_kind_of_room_has_a_row_and_every_row_a_kind(house: House) -> None:
    assert set(rooms._rules) == {row.what[0] for row in ROWS}


@pytest.mark.parametrize("way", ["key", "cookie"])
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_room_is_open_to_whom_the_matrix_says(house: House, row: Row, way: str) -> None:
    make = {"key": secret_key, "cookie": sitting}[way]
    identities = {who: identity(make(person, who), way) for who, person in house.people.items()}
    identities[SCREEN] = identity(house.screen_secret, SCREEN)
    found = {who: _may_watch(identities.get(who, f"{way}:nobody"), _room(house, row)) for who in row.answers}
    assert found == row.answers


@pytest.mark.parametrize(
    "room", [None, 7, {}, [], "", "board", "board:", ":", "people:", "people:some", "wall:1", "board:x", "x" * 1000]
)
def test_what_is_no_room_is_open_to_nobody(house: House, room: object) -> None:
    admin = identity(secret_key(house.people["admin"], "admin"), "key")
    assert _may_watch(admin, room) == "no"


@pytest.mark.parametrize("rough", ["board:\0", "board:\ud800", "people:all\0", "board:' OR 1=1 --", "board:%"])
def test_a_room_with_strange_signs_is_open_to_nobody(house: House, rough: str) -> None:
    admin = identity(secret_key(house.people["admin"], "admin"), "key")
    assert _may_watch(admin, rough) == "no"


def test_a_key_opens_nothing_as_a_cookie_and_a_cookie_nothing_as_a_key(house: House) -> None:
    room, admin = board_room(house.office.board), house.people["admin"]
    key, cookie = identity(secret_key(admin, "admin"), "key"), identity(sitting(admin, "admin"), "cookie")
    assert _may_watch(key.replace("token:", "session:"), room) == "no"
    assert _may_watch(cookie.replace("session:", "token:"), room) == "no"
    assert _may_watch(f"person:{admin}", room) == "no"


def _room(house: House, row: Row) -> str:
    by_kind = {
        "board": board_room(house.office.board),
        "people": DIRECTORY_ROOM,
        "person": person_room(house.office.boris),
        "terms": TERMS_ROOM,
        "calendar": CALENDAR_ROOM,
        "kpis": KPIS_ROOM,
        "wall": wall_room(kpi_cases.WALL),
        "decisions": decisions_room(house.office.land),
        "meetings": meetings_room(house.office.board),
        "meeting": meeting_room(_meeting(house)),
        "notices": notices_room(house.office.boris),
        "projects": PROJECTS_ROOM,
        "project": project_room(_project(house)),
        "screens": SCREENS_ROOM,
        "screen": screen_room(house.screen),
    }
    return unit_room(house.office.land) if row.variant == "unit" else by_kind[row.what[0]]


def _meeting(house: House) -> str:
    with change() as session:
        return meeting_cases.meeting_ahead(session, house.office).id


def _project(house: House) -> str:
    with change() as session:
        return project_makers.project_in(session, house.office, State.IDEA).id


def _may_watch(asker: str, room: object) -> str:
    with database.reading() as session:
        try:
            return "yes" if rooms.check(session, asker, room) == room else "another room"
        except errors.NotFound:
            return "no"
