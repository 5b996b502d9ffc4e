"""Features that follow another room's events: each event once, in order, in a change of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlmodel import Session
from structlog.testing import capture_logs

from board import database
from board.live import followers, push
from board.live import queries as log
from board.live.change import change, record
from board.live.followers import Follower
from board.live.models import Event, FollowerCursor
from board.people import commands as people
from board.people.events import DIRECTORY_ROOM
from board.people.inputs import EditPerson
from board.people.models import Person, Unit
from board.tasks import queries
from board.tasks.events import BoardChanged, board_room
from board.tasks.models import Board
from tests.makers import NOON, Office, make_person, make_unit, who

Heard = list[int]


@pytest.fixture
def only(app: Flask, office: Office, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`only(follower, …)`: nobody else follows."""

    def follow(*given: Follower) -> None:
        monkeypatch.setattr(followers, "_followers", list(given))

    return follow


def found_units(count: int) -> None:
    """So many events in the directory, one change each."""
    for number in range(count):
        with change() as session:
            make_unit(session, f"Отдел {number}")


def version_of_directory() -> int:
    """The version of the directory's room."""
    with database.reading() as session:
        return log.version(session, DIRECTORY_ROOM)


def test_a_follower_is_woken_by_a_commit_and_hears_each_event_once_in_order(only: Any, office: Office) -> None:
    heard: Heard = []
    only(Follower("listener", DIRECTORY_ROOM, lambda _session, event: heard.append(event.version)))
    found_units(3)
    assert heard == list(range(1, version_of_directory() + 1))
    followers.catch_up()
    assert heard == list(range(1, version_of_directory() + 1))


def test_a_follower_is_not_woken_by_other_rooms(only: Any, office: Office) -> None:
    heard: Heard = []
    only(Follower("listener", board_room(office.other_board), lambda _session, event: heard.append(event.version)))
    found_units(1)
    assert heard == []


def test_what_a_follower_missed_while_it_was_away_is_made_up_for_by_the_job(only: Any, office: Office) -> None:
    heard: Heard = []
    only()
    found_units(3)
    only(Follower("listener", DIRECTORY_ROOM, lambda _session, event: heard.append(event.version)))
    followers.catch_up()
    assert heard == list(range(1, version_of_directory() + 1))


def test_each_event_is_followed_in_a_change_of_its_own_so_that_no_change_holds_the_rooms_of_two(
    only: Any, office: Office
) -> None:
    together: list[int] = []

    def listen(session: Session, event: Event) -> None:
        session.info["heard"] = session.info.get("heard", 0) + 1
        together.append(session.info["heard"])

    only(Follower("listener", DIRECTORY_ROOM, listen))
    followers.catch_up()
    assert together == [1] * version_of_directory()
    assert len(together) > 4


def test_a_failing_follower_keeps_nothing_of_that_event_tries_again_and_holds_up_nobody(
    only: Any, office: Office
) -> None:
    heard: Heard = []
    broken = [True]

    def stumble(session: Session, event: Event) -> None:
        board = session.get_one(Board, office.board)
        board.last_number += 1
        if broken[0] and event.version == 3:
            raise RuntimeError("stumbled")

    only(
        Follower("stumbler", DIRECTORY_ROOM, stumble),
        Follower("listener", DIRECTORY_ROOM, lambda _session, event: heard.append(event.version)),
    )
    with capture_logs() as logged:
        found_units(1)
    assert [entry["follower"] for entry in logged if entry["event"] == "follower failed"] == ["stumbler"]
    assert heard == list(range(1, version_of_directory() + 1))
    assert counted(office) == 2
    broken[0] = False
    followers.catch_up()
    assert counted(office) == version_of_directory()


def counted(office: Office) -> int:
    """What the stumbler has counted up to."""
    with database.reading() as session:
        return session.get_one(Board, office.board).last_number


def test_what_a_follower_does_is_told_and_stands_with_its_place_in_the_log(
    only: Any, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, int]] = []
    monkeypatch.setattr(push, "_send", lambda _name, body, to: sent.append((to, body["version"])))

    def answer(session: Session, event: Event) -> None:
        board = session.get_one(Board, office.board)
        body = BoardChanged(board_id=board.id, board=queries.board_card(board))
        record(session, body, by=None, at=event.at)

    only(Follower("answerer", DIRECTORY_ROOM, answer))
    followers.catch_up()
    last = version_of_directory()
    assert sent == [(board_room(office.board), version) for version in range(2, last + 2)]
    with database.reading() as session:
        assert session.get_one(FollowerCursor, ("answerer", DIRECTORY_ROOM)).version == last


def test_followers_that_are_woken_at_once_do_everything_once(only: Any, office: Office) -> None:
    def count(session: Session, event: Event) -> None:
        session.get_one(Board, office.board, with_for_update=True, populate_existing=True).last_number += 1

    only(Follower("counter", DIRECTORY_ROOM, count))
    followers.catch_up()
    only()
    found_units(6)
    only(Follower("counter", DIRECTORY_ROOM, count))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: followers.catch_up(), range(4)))
    followers.catch_up()
    assert counted(office) == version_of_directory()


def members(office: Office, board: str | None = None) -> dict[str, bool]:
    """Who is on a board, and whether they take tasks."""
    with database.reading() as session:
        return {person.name: person.active for person in queries.people(session, board or office.board)}


def test_a_new_colleague_appears_on_the_boards_of_the_unit(app: Flask, office: Office) -> None:
    with change() as session:
        make_person(session, "Зоя Яшина", "specialist", session.get_one(Unit, office.land))
    assert members(office) == {"Анна Ковалёва": True, "Борис Лапин": True, "Зоя Яшина": True}
    assert "Зоя Яшина" not in members(office, office.other_board)


def test_who_moves_to_another_unit_leaves_its_boards_and_joins_the_others(app: Flask, office: Office) -> None:
    with change() as session:
        boris = session.get_one(Person, office.boris)
        people.move_person(session, boris, office.archive, by=who(session, office.admin), at=NOON)
    assert members(office)["Борис Лапин"] is False
    assert members(office, office.other_board)["Борис Лапин"] is True
    with change() as session:
        boris = session.get_one(Person, office.boris)
        people.move_person(session, boris, office.land, by=who(session, office.admin), at=NOON)
    assert members(office)["Борис Лапин"] is True


def test_a_closed_account_takes_no_tasks_and_an_opened_one_does(app: Flask, office: Office) -> None:
    with change() as session:
        people.disable_person(
            session, session.get_one(Person, office.boris), by=who(session, office.admin), at=datetime.now(UTC)
        )
    assert members(office)["Борис Лапин"] is False
    with change() as session:
        people.enable_person(
            session, session.get_one(Person, office.boris), by=who(session, office.admin), at=datetime.now(UTC)
        )
    assert members(office)["Борис Лапин"] is True


def test_a_new_name_is_shown_on_every_board(client: Any, office: Office) -> None:
    with change() as session:
        anna = session.get_one(Person, office.anna)
        people.describe_person(session, anna, EditPerson(name="Анна Титова"), by=who(session, office.admin), at=NOON)
    assert "Анна Титова" in members(office)
    boris = client(office.boris)
    told = boris.get(f"/api/v1/rooms/board:{office.board}/events?since=1").get_json()["events"]
    assert [(event["kind"], event["body"]["person"]["initials"]) for event in told] == [("person.changed", "АТ")]
