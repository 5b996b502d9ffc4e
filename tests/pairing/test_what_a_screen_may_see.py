"""A screen sees what it was given to show, from when it is given until it is taken, and nothing else."""

import json
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from board import clock, database, errors
from board.kpi import queries as kpis
from board.kpi import targets
from board.kpi.inputs import SetTarget
from board.live import rooms
from board.live.change import change
from board.people.access import secret_hash
from board.people.identity import SCREEN_COOKIE
from board.people.viewers import stamps
from board.seeding import decree
from tests.access.house import sitting
from tests.makers import NOON, Office, who
from tests.pairing.conftest import API, WALL, let_in
from tests.pairing.makers import REPORT


def board(board_id: str) -> dict[str, str]:
    return {"kind": "board", "id": board_id}


def seen(tv: FlaskClient, office: Office) -> dict[str, int]:
    """What the TV is answered about two boards and a wall, their pages and their events."""
    return {
        path: tv.get(path).status_code
        for board_id in (office.board, office.other_board)
        for path in (f"{API}/boards/{board_id}", f"/boards/{board_id}/wall", f"{API}/rooms/board:{board_id}/events")
    } | {path: tv.get(path).status_code for path in (f"{API}/walls/{WALL}", f"/walls/{WALL}")}


def allowed(tv: FlaskClient, office: Office) -> set[str]:
    found = seen(tv, office)
    assert set(found.values()) <= {200, 404}
    return {path for path, status in found.items() if status == 200}


def of_board(board_id: str) -> set[str]:
    return {f"{API}/boards/{board_id}", f"/boards/{board_id}/wall", f"{API}/rooms/board:{board_id}/events"}


WALL_PATHS = {f"{API}/walls/{WALL}", f"/walls/{WALL}"}
PROJECTS = {"kind": "projects", "id": "all"}
PROJECTS_PATHS = (
    f"{API}/projects", f"{API}/projects/targets", "/projects/wall", f"{API}/rooms/projects:all/events",
)  # fmt: skip


def test_it_sees_what_its_list_and_its_calendar_name(admin: FlaskClient, tv: FlaskClient, office: Office) -> None:
    slot = {**board(office.board), "weekdays": [1], "begins": "09:00", "ends": "09:30"}
    screen = let_in(admin, tv, calendar=[slot])
    assert allowed(tv, office) == WALL_PATHS | of_board(office.board)
    changed = {"place": "Кабинет 214", "playlist": [board(office.other_board)]}
    assert admin.put(f"{API}/screens/{screen}", json=changed).status_code == 200
    assert allowed(tv, office) == of_board(office.other_board)


def test_the_wall_of_projects_is_seen_by_a_screen_that_was_given_it_and_by_no_other(
    admin: FlaskClient, tv: FlaskClient, office: Office
) -> None:
    def answers() -> list[int]:
        return [tv.get(path).status_code for path in PROJECTS_PATHS]

    assert answers() == [401, 401, 302, 401]
    screen = let_in(admin, tv)
    assert answers() == [404, 404, 404, 404]
    admin.post(f"{API}/screens/{screen}/show", json=PROJECTS)
    assert answers() == [200, 200, 200, 200]
    page = tv.get("/projects/wall", query_string={"screen": "1"}).get_data(as_text=True)
    assert '"role": "screen"' in page
    assert '"csrf": ""' in page
    assert allowed(tv, office) == WALL_PATHS
    more = ("/projects", "/projects/x", f"{API}/projects/x", f"{API}/projects/timeline", f"{API}/kpis")
    assert {tv.get(path).status_code for path in more} <= {302, 401}
    admin.post(f"{API}/screens/{screen}/go-on")
    assert answers() == [404, 404, 404, 404]


def test_the_wall_of_projects_tells_a_screen_what_the_year_is_to_bring(
    admin: FlaskClient, tv: FlaskClient, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_in(admin, tv, PROJECTS)
    decree.lay_down_all(at=NOON)

    def told() -> Any:
        page = tv.get("/projects/wall").get_data(as_text=True)
        on_the_page = json.loads(page.partition('id="page">')[2].partition("</script>")[0])["targets"]
        assert tv.get(f"{API}/projects/targets").get_json() == {"targets": on_the_page}
        return on_the_page

    monkeypatch.setattr(clock, "now", lambda: NOON)
    assert told() == {}
    with change() as session:
        kpi = kpis.kpi(session, "PILOT_CLOSED")
        by = who(session, office.coordinator)
        targets.propose_target(session, kpi, 2026, SetTarget(value=7), by=by, at=NOON)
    assert told() == {}
    with change() as session:
        targets.approve_target(session, kpis.kpi(session, "PILOT_CLOSED"), 2026, by=by, at=NOON)
    assert told() == {"2026": {"pilot": 7}}
    monkeypatch.setattr(clock, "now", lambda: NOON.replace(year=2020))
    assert told() == {"2020": {"pilot": 10, "replication": 20}, "2021": {"pilot": 15, "replication": 30}}


def test_what_is_shown_for_a_while_is_seen_until_the_list_is_shown_again(
    admin: FlaskClient, tv: FlaskClient, office: Office
) -> None:
    screen = let_in(admin, tv)
    assert allowed(tv, office) == WALL_PATHS
    shown = admin.post(f"{API}/screens/{screen}/show", json={**board(office.board), "minutes": 15}).get_json()["screen"]
    assert shown["shown_now"].items() >= board(office.board).items()
    assert allowed(tv, office) == WALL_PATHS | of_board(office.board)
    admin.post(f"{API}/screens/{screen}/go-on")
    assert allowed(tv, office) == WALL_PATHS


def test_once_sent_away_it_sees_nothing(admin: FlaskClient, tv: FlaskClient, office: Office) -> None:
    screen = let_in(admin, tv, board(office.board))
    assert admin.post(f"{API}/screens/{screen}/send-away").get_json()["screen"]["revoked"]
    assert tv.get(f"{API}/screen").status_code == 401
    assert tv.get(f"{API}/boards/{office.board}").status_code == 401
    assert tv.get(f"/boards/{office.board}/wall").headers["Location"].startswith("/sign-in")
    assert admin.get(f"{API}/screens").get_json()["screens"] == []
    for verb in ("show", "go-on", "identify", "reload", "send-away", "end-alarm"):
        body = {"kind": "wall", "id": WALL} if verb == "show" else {}
        assert admin.post(f"{API}/screens/{screen}/{verb}", json=body).status_code == 410
    assert tv.post(f"{API}/screen/report", json=REPORT).status_code == 401


def test_its_rights_have_a_stamp_that_changes_with_them(admin: FlaskClient, tv: FlaskClient, office: Office) -> None:
    screen = let_in(admin, tv)
    kept = tv.get_cookie(SCREEN_COOKIE)
    assert kept
    identity = f"screen:{secret_hash(kept.value)}"

    def stamp() -> str | None:
        with database.reading() as session:
            return stamps(session, [identity]).get(identity)

    before = stamp()
    admin.post(f"{API}/screens/{screen}/identify")
    assert stamp() == before
    admin.post(f"{API}/screens/{screen}/show", json=board(office.board))
    assert stamp() not in (before, None)
    admin.post(f"{API}/screens/{screen}/send-away")
    assert stamp() is None


@pytest.mark.parametrize(
    "room",
    [
        "people:all",
        "kpis:all",
        "projects:all",
        "project:x",
        "screens:all",
        "screen:other",
        "person:{boris}",
        "board:{other_board}",
    ],
)
def test_it_watches_no_other_room(room: str, admin: FlaskClient, tv: FlaskClient, office: Office) -> None:
    let_in(admin, tv)
    kept = tv.get_cookie(SCREEN_COOKIE)
    assert kept
    name = room.format(boris=office.boris, other_board=office.other_board)
    with database.reading() as session, pytest.raises(errors.NotFound):
        rooms.check(session, f"screen:{secret_hash(kept.value)}", name)


def test_its_page_tells_no_more_than_a_wall_needs(admin: FlaskClient, tv: FlaskClient, office: Office) -> None:
    let_in(admin, tv, board(office.board))
    page = tv.get(f"/boards/{office.board}/wall").get_data(as_text=True)
    assert '"may_write": false' in page
    assert '"csrf": ""' in page
    assert '"role": "screen"' in page


def test_whoever_is_signed_in_in_the_same_browser_stays_who_they_are(
    app: Flask, admin: FlaskClient, tv: FlaskClient, office: Office
) -> None:
    let_in(admin, tv)
    kept = tv.get_cookie(SCREEN_COOKIE)
    assert kept
    admin.set_cookie(SCREEN_COOKIE, kept.value)
    assert admin.get(f"{API}/me").get_json()["id"] == office.admin
    assert admin.get(f"{API}/screen").get_json()["screen"]["place"] == "Холл первого этажа"


def test_a_page_of_the_screen_is_the_screens_whoever_is_signed_in(
    app: Flask, admin: FlaskClient, tv: FlaskClient, office: Office
) -> None:
    let_in(admin, tv, board(office.board))
    kept = tv.get_cookie(SCREEN_COOKIE)
    assert kept
    mark = {"X-Board-Screen": "1"}
    for person in (office.admin, office.vera):
        browser = app.test_client()
        browser.set_cookie(SCREEN_COOKIE, kept.value)
        with browser.session_transaction() as cookie:
            cookie["secret"] = sitting(person, "own")
        assert browser.get(f"{API}/me").status_code == 200
        page = browser.get(f"/boards/{office.board}/wall", query_string={"screen": "1"})
        assert '"may_write": false' in page.get_data(as_text=True)
        assert "data-screen" in page.get_data(as_text=True)
        assert browser.get(f"{API}/boards/{office.board}", headers=mark).status_code == 200
        assert browser.get(f"{API}/boards/{office.other_board}", headers=mark).status_code == 404
        assert browser.get(f"{API}/me", headers=mark).status_code == 401
        assert browser.patch(f"{API}/boards/{office.board}", json={"name": "Чужая"}, headers=mark).status_code == 401
        assert browser.post(f"{API}/screen/report", json=REPORT).status_code == 200


def test_something_that_was_shown_for_a_while_ends_by_the_clock(
    admin: FlaskClient, tv: FlaskClient, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = let_in(admin, tv)
    admin.post(f"{API}/screens/{screen}/show", json={**board(office.board), "minutes": 15})
    at = clock.now() + timedelta(minutes=16)
    monkeypatch.setattr(clock, "now", lambda: at)
    assert allowed(tv, office) == WALL_PATHS
