"""Catching up with a board by its room's events."""

from typing import Any

from board import database
from board.live import queries as log
from board.live.change import change, record
from board.tasks import queries
from board.tasks.events import BoardChanged, board_room
from board.tasks.models import Board
from tests.makers import NOON, Office, make_task, who
from tests.tasks.callers import Caller

FRAME = {"room", "epoch", "version", "kind", "at", "by", "command_id", "body"}


def events(caller: Caller, room: str, status: int = 200, **query: Any) -> Any:
    """What the room answers."""
    return caller.get(f"rooms/{room}/events", status, **query)


def many_changes(office: Office, count: int) -> None:
    """So many events on the land board, in one change."""
    with change() as session:
        card = queries.board_card(session.get_one(Board, office.board))
        for _ in range(count):
            record(session, BoardChanged(board_id=office.board, board=card), by=who(session, office.anna), at=NOON)


def test_everything_after_a_version_comes_in_order_and_without_gaps(boris: Caller, office: Office) -> None:
    for _ in range(3):
        make_task(office)
    room = board_room(office.board)
    found = events(boris, room)
    assert found.keys() == {"room", "epoch", "version", "events"}
    assert (found["room"], found["version"]) == (room, 4)
    assert [event["version"] for event in found["events"]] == [1, 2, 3, 4]
    assert events(boris, room, since=2)["events"] == found["events"][2:]
    assert events(boris, room, since=4, epoch=found["epoch"])["events"] == []


def test_an_event_has_exactly_what_is_promised(boris: Caller, office: Office) -> None:
    boris.post(f"boards/{office.board}/tasks", 201, title="Письмо")
    found = events(boris, board_room(office.board))
    assert [event.keys() for event in found["events"]] == [FRAME, FRAME]
    assert {event["epoch"] for event in found["events"]} == {found["epoch"]}
    assert found["epoch"] == boris.get(f"boards/{office.board}")["epoch"]
    assert found["events"][0]["command_id"] is None
    assert found["events"][0]["at"] == "2026-11-23T05:00:00.000Z"


def test_another_epoch_needs_a_new_snapshot(boris: Caller, office: Office) -> None:
    room = board_room(office.board)
    assert events(boris, room, 410, since=0, epoch="another")["type"] == "too-old"


def test_a_version_that_was_never_reached_needs_a_new_snapshot(boris: Caller, office: Office) -> None:
    room = board_room(office.board)
    for since in (2, 10**18, 10**30):
        assert events(boris, room, 410, since=since)["type"] == "too-old"


def test_a_thousand_events_are_given_and_one_more_is_too_far_back(boris: Caller, office: Office) -> None:
    many_changes(office, log.MOST_EVENTS)
    room = board_room(office.board)
    assert len(events(boris, room, since=1)["events"]) == log.MOST_EVENTS
    assert events(boris, room, 410, since=0)["type"] == "too-old"


def test_a_room_that_one_may_not_watch_is_no_room(boris: Caller, vera: Caller, office: Office) -> None:
    assert events(vera, board_room(office.board), 404)["type"] == "not-found"
    for room in (board_room("nobody-knows-it"), "people:all", "board:", "board", "wall:1", "__proto__:x", "board:.."):
        assert events(boris, room, 404)["type"] == "not-found"


def test_an_administrator_catches_up_with_the_directory(boris: Caller, client: Any, office: Office) -> None:
    admin = Caller(client(office.admin))
    kinds = {event["kind"] for event in events(admin, "people:all")["events"]}
    assert kinds == {"unit.added", "person.added"}


def test_what_is_told_by_nobody_has_no_name(boris: Caller, office: Office) -> None:
    with change() as session:
        card = queries.board_card(session.get_one(Board, office.board))
        record(session, BoardChanged(board_id=office.board, board=card), by=None, at=NOON)
    assert events(boris, board_room(office.board), since=1)["events"][0]["by"] is None
    with database.reading() as session:
        assert log.version(session, board_room(office.board)) == 2
