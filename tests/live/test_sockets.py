"""The socket protocol against the real program, on both databases."""

import contextlib
import json
import shutil
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import socketio
from sqlmodel import col, select

from board import clock, database
from board.app import listen_to_the_log
from board.live import queries as log
from board.live.change import change, record
from board.people import access
from board.people import commands as people
from board.people.models import ApiToken, Person, Role, Sitting, Unit
from board.tasks import queries
from board.tasks.events import BoardChanged
from board.tasks.models import Board
from tests.live.house import KEY, House, Line, cookie_of, sign_out
from tests.live.raw_websocket import RawWebSocket
from tests.makers import NOON, make_office, make_person, make_task, token_of, who
from tests.postgresql import PostgreSQL
from tests.servers import Server

FRAME = {"room", "epoch", "version", "kind", "at", "by", "command_id", "body"}
SOON = 8
"""Seconds within which what is promised within five must have happened on a machine that does other things too."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server for all of this module."""
    folder = tmp_path_factory.mktemp("house")
    url = _fresh_database(request, folder)
    database.use(url)
    listen_to_the_log()
    with Server(url, folder, secret_key=KEY) as server:
        yield House(server, make_office())
    database.current().close()


def _fresh_database(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        return server.fresh()
    shutil.copy(request.getfixturevalue("empty_sqlite"), folder / "board.db")
    return f"sqlite:///{folder / 'board.db'}"


@pytest.fixture(scope="module", autouse=True)
def patience(house: House) -> Iterator[dict[str, Any]]:
    """What takes long, waited for beside the other tests: when strangers are cut off, and when a beat comes."""
    found: dict[str, Any] = {}

    def await_end(name: str, auth: str | None) -> None:
        began = time.monotonic()
        with RawWebSocket(house.server.port) as stranger:
            if auth is not None:
                stranger.send(f"40{auth}")
            found[name] = stranger.code_of_close(30), time.monotonic() - began

    def await_beat() -> None:
        with house.line(house.office.boris) as line:
            line.watch(house.land)
            began = time.monotonic()
            found["beat"] = line.next("beat", 30, past=("event",)), time.monotonic() - began

    with ThreadPoolExecutor(4) as pool:
        found["threads"] = [
            pool.submit(await_beat),
            pool.submit(await_end, "silent", None),
            pool.submit(await_end, "unknown", '{"token":"board_nobody"}'),
            pool.submit(await_end, "broken", '{"token":"\\ud800"}'),
        ]
        yield found


def changed(house: House, board_id: str, count: int = 1) -> None:
    """So many events on a board, made by this process and not by the server."""
    with change() as session:
        card = queries.board_card(session.get_one(Board, board_id))
        for _ in range(count):
            body = BoardChanged(board_id=board_id, board=card)
            record(session, body, by=who(session, house.office.anna), at=NOON)


def version_of(room: str) -> int:
    """The version of a room in the database."""
    with database.reading() as session:
        return log.version(session, room)


def test_who_watches_is_told_where_the_room_stands(house: House) -> None:
    with house.line(house.office.boris) as line:
        answer = line.ask("watch", {"room": house.land})
        with database.reading() as session:
            epoch = log.epoch(session)
    assert answer == {"ok": True, "room": house.land, "epoch": epoch, "version": version_of(house.land), "events": None}


def test_who_comes_back_gets_what_was_missed_and_nothing_else(house: House) -> None:
    with house.line(house.office.boris) as line:
        seen = line.watch(house.land)
        changed(house, house.office.board, 3)
        caught_up = line.watch(house.land, since=seen["version"], epoch=seen["epoch"])
        newest = caught_up["version"]
        assert [event["version"] for event in caught_up["events"]] == list(range(seen["version"] + 1, newest + 1))
        assert newest == seen["version"] + 3
        assert line.watch(house.land, since=newest, epoch=seen["epoch"])["events"] == []
        for more in (
            {"since": newest + 1, "epoch": seen["epoch"]},
            {"since": 0, "epoch": "another"},
            {"since": -1, "epoch": seen["epoch"]},
            {"since": "1", "epoch": seen["epoch"]},
            {"since": None, "epoch": None},
        ):
            assert line.watch(house.land, **more)["events"] is None, more


def test_more_than_a_thousand_missed_events_are_not_listed(house: House) -> None:
    changed(house, house.office.other_board, log.MOST_EVENTS + 1)
    with house.line(house.office.vera) as line:
        epoch = line.watch(house.archive)["epoch"]
        version = version_of(house.archive)
        assert line.watch(house.archive, since=version - log.MOST_EVENTS - 1, epoch=epoch)["events"] is None
        most = line.watch(house.archive, since=version - log.MOST_EVENTS, epoch=epoch)["events"]
    assert len(most) == log.MOST_EVENTS


def test_a_command_is_told_to_everybody_who_watches_just_as_the_log_gives_it(house: House) -> None:
    token, key = token_of(house.office.boris), str(uuid4())
    with house.line(house.office.boris) as mine, house.line(house.office.leader) as other:
        before = mine.watch(house.land)["version"]
        other.watch(house.land)
        path, body = f"boards/{house.office.board}/tasks", {"title": "Письмо"}
        status, answer = house.ask("POST", path, token, body, **{"Idempotency-Key": key})
        frames = [line.until(before + 1) for line in (mine, other)]
    given = house.ask("GET", f"rooms/{house.land}/events?since={before}", token)[1]["events"]
    assert (status, frames) == (201, given * 2)
    assert frames[0].keys() == FRAME
    assert frames[0]["command_id"] == answer["command_id"] == key
    assert frames[0]["by"] == {"id": house.office.boris, "name": "Борис Лапин"}
    assert (frames[0]["version"], frames[0]["body"]["task"]) == (answer["version"], answer["task"])


def test_what_another_process_changes_reaches_who_watches(house: House) -> None:
    with house.line(house.office.boris) as line:
        version = line.watch(house.land)["version"]
        make_task(house.office)
        event = line.until(version + 1, SOON)
    assert (event["kind"], event["version"]) == ("task.added", version + 1)


def test_who_has_stopped_watching_hears_no_more(house: House) -> None:
    with house.line(house.office.admin) as line:
        line.watch(house.land)
        line.watch(house.archive)
        assert line.ask("unwatch", {"room": house.land}) == {"ok": True}
        assert line.ask("unwatch", {"room": house.land}) == {"ok": True}
        changed(house, house.office.board)
        changed(house, house.office.other_board)
        assert line.next("event", SOON)["room"] == house.archive


def test_a_room_that_one_may_not_watch_is_refused_and_nothing_of_it_is_told(house: House) -> None:
    with house.line(house.office.vera) as line:
        line.watch(house.archive)
        for room in (house.land, "board:nobody-knows-it", "people:all", "wall:1", "", "board:", "board", ":", "*"):
            answer = line.ask("watch", {"room": room})
            assert answer == {"ok": False, "error": {"type": "not-found", "status": 404, "title": "Не найдено"}}, room
        changed(house, house.office.board)
        changed(house, house.office.other_board)
        assert line.next("event", SOON)["room"] == house.archive


UNREADABLE = (
    "1e309",
    "NaN",
    '"\\ud800"',
    '{"room":1e309}',
    '{"room":"board:\\ud800"}',
    "[" * 5_000 + "]" * 5_000,
    "1,",
    "{",
)
ODD = (
    *("{}", "[]", "null", "1e300", "-1", "true", '""', '"__proto__"', '{"room":{}}', '{"room":["board:x"]}'),
    *('{"room":null}', '{"room":1e300}', '{"room":"board:\\u0000"}', '{"room":"board: x"}', '{"__proto__":1}'),
    '"' + "x" * 10_000 + '"',
    '{"room":"board:' + "x" * 10_000 + '"}',
    '{"room":' + "[" * 500 + "]" * 500 + "}",
)


def test_odd_payloads_are_refused_and_the_line_goes_on(house: House) -> None:
    with house.line(house.office.boris) as line:
        for odd in ODD:
            assert line.ask_in_json(f'["watch",{odd}]')["ok"] is False, odd[:40]
            assert line.ask_in_json(f'["unwatch",{odd}]') == {"ok": True}, odd[:40]
        assert line.ask_in_json('["watch"]')["ok"] is False
        assert line.ask_in_json(f'["watch",{{"room":"{house.land}"}},1,null]')["ok"] is True
        for odd in ODD:
            answer = line.ask_in_json(f'["watch",{{"room":"{house.land}","since":{odd},"epoch":{odd}}}]')
            assert (answer["ok"], answer["events"]) == (True, None), odd[:40]


def test_what_is_no_json_is_not_heard_and_the_line_goes_on(house: House) -> None:
    with house.line(house.office.boris) as line:
        for odd in UNREADABLE:
            line.socket.send(f'42["watch",{odd}]')
            line.socket.send(f'42900["watch",{odd}]')
        assert line.watch(house.land)["version"] == version_of(house.land)


PACKETS = (
    *("40", "41", "42", "43", "44", "45", "46", "4", "42[", "42{}", "42[]", '42["watch"', "42[1]", '42["connect"]'),
    *('42["disconnect"]', '420["connect",{}]', "43[]", "430[]", "4399999999999[]", "40/admin,", '40{"token":1}', "1"),
    *("5", "6", "7", "9", "x", "", "\u20ac", "42" + "[" * 5_000, '451-["watch",{"_placeholder":true,"num":0}]'),
    '42["watch",' + "1" * 5_000 + "]",
)


def test_odd_packets_harm_nobody_else(house: House) -> None:
    token, path = token_of(house.office.boris), f"tasks/{make_task(house.office)}"
    with house.line(house.office.boris) as calm:
        calm.watch(house.land)
        for number, packet in enumerate(PACKETS):
            with house.line(house.office.boris) as odd:
                odd.watch(house.land)
                odd.socket.send(packet)
                version = house.ask("PATCH", path, token, {"title": f"№ {number}"})[1]["version"]
                assert calm.until(version)["version"] == version, packet[:40]


def test_a_program_with_the_usual_library_is_served_too(house: House) -> None:
    told: list[dict[str, Any]] = []
    heard = threading.Event()
    client = socketio.Client(reconnection=False)

    def hear(event: dict[str, Any]) -> None:
        told.append(event)
        if event["kind"] == "task.added":
            heard.set()

    client.on("event", hear)
    client.connect(
        house.server.url, auth={"token": token_of(house.office.boris)}, transports=["websocket"], wait_timeout=20
    )
    try:
        answer = client.call("watch", {"room": house.land}, timeout=20)
        make_task(house.office)
        assert heard.wait(SOON)
    finally:
        client.disconnect()
    assert answer["version"] + 1 in [event["version"] for event in told]


def test_a_browser_is_known_by_its_cookie(house: House) -> None:
    with Line(house.server.port, Cookie=cookie_of(house.office.boris), Origin=house.server.url) as line:
        assert line.watch(house.land)["version"] == version_of(house.land)


@pytest.mark.parametrize(
    "auth", ["", "{}", "null", "[]", "1", '"x"', '{"token":null}', '{"token":""}', '{"token":{"a":1}}']
)
def test_nobody_is_let_in_without_a_key(auth: str, house: House) -> None:
    with Line(house.server.port, auth) as line:
        assert line.greeting.startswith("44")
        assert json.loads(line.greeting[2:]) == {"message": "not-signed-in"}


def people_of(house: House) -> dict[str, str]:
    """People who may watch the land board for now."""
    with change() as session:
        land, archive = session.get_one(Unit, house.office.land), session.get_one(Unit, house.office.archive)
        colleagues = ("closed", "moved", "revoked", "left")
        made = {name: make_person(session, f"{uuid4()}", "specialist", land) for name in colleagues}
        made["demoted"] = make_person(session, f"{uuid4()}", "coordinator", archive)
        return {name: person.id for name, person in made.items()}


def withdraw_here(house: House, whose: dict[str, str], _cookie: str) -> None:
    """Take all their rights in this process."""
    with change() as session:
        by = who(session, house.office.admin)
        people.disable_person(session, session.get_one(Person, whose["closed"]), by=by, at=NOON)
        people.move_person(session, session.get_one(Person, whose["moved"]), house.office.archive, by=by, at=NOON)
        people.give_role(session, session.get_one(Person, whose["demoted"]), Role.SPECIALIST, by=by, at=NOON)
        for token in session.exec(select(ApiToken).where(col(ApiToken.person_id) == whose["revoked"])):
            access.revoke_token(session, token, at=clock.now())
        for sitting in session.exec(select(Sitting).where(col(Sitting.person_id) == whose["left"])):
            access.end_sitting(session, sitting.id, at=clock.now())


def withdraw_there(house: House, whose: dict[str, str], cookie: str) -> None:
    """Take all their rights by commands to the server; a key goes with its account."""
    token = token_of(house.office.admin)
    for name in ("closed", "revoked"):
        assert house.ask("POST", f"people/{whose[name]}/disable", token, {})[0] == 200
    assert house.ask("PATCH", f"people/{whose['moved']}", token, {"unit_id": house.office.archive})[0] == 200
    assert house.ask("PATCH", f"people/{whose['demoted']}", token, {"role": "specialist"})[0] == 200
    sign_out(house.server, cookie)


@pytest.mark.parametrize("withdraw", [withdraw_here, withdraw_there])
def test_withdrawn_rights_reach_sockets_within_seconds(withdraw: Any, house: House) -> None:
    whose = people_of(house)
    cookie = cookie_of(whose["left"])
    with contextlib.ExitStack() as stack:
        lines = {name: stack.enter_context(house.line(person)) for name, person in whose.items() if name != "left"}
        browser = Line(house.server.port, Cookie=cookie, Origin=house.server.url)
        lines["left"] = stack.enter_context(browser)
        for line in lines.values():
            line.watch(house.land)
        withdraw(house, whose, cookie)
        for name in ("closed", "revoked", "left"):
            assert lines[name].end(SOON) == [house.land], name
        for name in ("moved", "demoted"):
            assert_only_the_room_is_gone(house, lines[name])


def assert_only_the_room_is_gone(house: House, line: Line) -> None:
    """The line has lost the land board, is told so, hears no more of it, and is good for another."""
    # That colleagues leave is told on the board as well, until then.
    gone = line.next("gone", SOON, past=("beat", "event"))
    assert gone == {"room": house.land, "reason": "not-allowed"}
    line.watch(house.archive)
    changed(house, house.office.board)
    changed(house, house.office.other_board)
    assert line.next("event", SOON)["room"] == house.archive
    assert line.ask("watch", {"room": house.land})["ok"] is False


@pytest.mark.parametrize(
    "lie", ['["disconnect"]', '["disconnect","bye"]', '["connect"]', '["connect",0,{"token":"TOKEN"}]']
)
def test_no_lie_about_coming_or_going_escapes_the_withdrawal(lie: str, house: House) -> None:
    whose = people_of(house)
    with house.line(whose["closed"]) as line:
        line.watch(house.land)
        line.socket.send("42" + lie.replace("TOKEN", token_of(house.office.admin)))
        assert line.ask("unwatch", {"room": "x"}) == {"ok": True}
        withdraw_here(house, whose, "")
        assert line.end(SOON) == [house.land]


def test_a_stranger_is_cut_off_after_five_seconds(house: House, patience: dict[str, Any]) -> None:
    for thread in patience["threads"][1:]:
        thread.result(40)
    for name in ("silent", "unknown", "broken"):
        code, seconds = patience[name]
        assert 4.5 < seconds < 12, name
        assert code in (1008, None), name


def test_a_beat_comes_every_ten_seconds_with_the_versions_of_the_database(
    house: House, patience: dict[str, Any]
) -> None:
    patience["threads"][0].result(40)
    beat, seconds = patience["beat"]
    assert beat.keys() == {"epoch", "rooms", "now", "build"}
    assert beat["rooms"].keys() == {house.land}
    assert 0 < beat["rooms"][house.land] <= version_of(house.land)
    assert seconds < 16
