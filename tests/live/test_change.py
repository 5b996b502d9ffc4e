"""One transaction and one push: what stands, stands as a whole, in one order, and is told afterwards."""

import contextlib
import random
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import StatementError
from sqlmodel import Session, col, select
from structlog.testing import capture_logs

from board import database
from board.live import change as changes
from board.live import push
from board.live import queries as log
from board.live.change import after_commit, change, hold, record
from board.live.models import Event
from board.tasks import commands, queries
from board.tasks.events import BoardChanged, board_room
from board.tasks.inputs import NewTask
from board.tasks.models import Board, Task
from tests.makers import NOON, Office, make_task, token_of, who

API = "/api/v1"
Ask = Callable[[str, dict[str, Any]], int]
Sent = list[tuple[str, dict[str, Any], str]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """Everything that is pushed, in order."""
    pushed: Sent = []
    monkeypatch.setattr(push, "_send", lambda name, body, to: pushed.append((name, body, to)))
    return pushed


@pytest.fixture
def ask(app: Flask, office: Office) -> Ask:
    """`ask(path, body)`: Борис carries out a command, again while the program is busy; the status of the answer."""
    token = token_of(office.boris)

    def asked(path: str, body: dict[str, Any]) -> int:
        while True:
            answer = app.test_client().post(API + path, json=body, headers={"Authorization": f"Bearer {token}"})
            if answer.status_code != 503:
                return answer.status_code

    return asked


class Nevermind(Exception):
    """A change that thinks better of it."""


def tell(session: Session, office: Office, times: int = 1, board: str | None = None) -> None:
    """Record that nothing in particular has changed about a board."""
    found = session.get_one(Board, board or office.board)
    for _ in range(times):
        body = BoardChanged(board_id=found.id, board=queries.board_card(found))
        record(session, body, by=who(session, office.anna), at=NOON)


def version_of(office: Office) -> int:
    """The version of the land board's room."""
    with database.reading() as session:
        return log.version(session, board_room(office.board))


def at_once(work: Callable[[int], Any], count: int) -> list[Any]:
    """What so many threads get that begin at the same moment."""
    start = threading.Barrier(count)

    def begin(number: int) -> Any:
        start.wait(30)
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(begin, range(count)))


def test_versions_have_no_gaps_and_follow_the_commits_whoever_gives_up(app: Flask, office: Office) -> None:
    seen, over = [1], threading.Event()

    def read() -> None:
        while not over.is_set():
            with database.reading() as session:
                newer = log.events_since(session, board_room(office.board), seen[-1])
            seen.extend(event.version for event in newer or [])

    def write(number: int) -> int:
        chance, told = random.Random(number), 0
        for _ in range(12):
            times, gives_up = chance.randint(1, 3), chance.random() < 0.3
            with contextlib.suppress(Nevermind), change() as session:
                hold(session, board_room(office.board))
                tell(session, office, times)
                if gives_up:
                    raise Nevermind
            told += 0 if gives_up else times
        return told

    reader = threading.Thread(target=read)
    reader.start()
    told = sum(at_once(write, 8))
    over.set()
    reader.join()
    assert version_of(office) == 1 + told
    assert seen == list(range(1, len(seen) + 1))
    with database.reading() as session:
        every = session.exec(select(col(Event.version)).where(col(Event.room) == board_room(office.board))).all()
    assert sorted(every) == list(range(1, 2 + told))


def test_two_rooms_are_changed_together_without_waiting_for_each_other(app: Flask, office: Office) -> None:
    rooms = [board_room(office.board), board_room(office.other_board)]

    def write(number: int) -> None:
        for _ in range(5):
            with change() as session:
                hold(session, *(rooms if number % 2 else rooms[::-1]))
                tell(session, office)
                tell(session, office, board=office.other_board)

    at_once(write, 4)
    with database.reading() as session:
        assert log.versions(session, rooms) == dict.fromkeys(rooms, 21)


def test_of_fifty_moves_into_a_column_for_three_exactly_three_are_made(client: Any, ask: Ask, office: Office) -> None:
    planned = office.columns["planned"]
    anna: FlaskClient = client(office.anna)
    anna.patch(f"{API}/boards/{office.board}/columns/{planned}", json={"wip_limit": 3, "wip_scope": "column"})
    tasks = [make_task(office, str(number)) for number in range(50)]
    answers = at_once(lambda number: ask(f"/tasks/{tasks[number]}/move", {"column_id": planned}), 50)
    assert Counter(answers) == {200: 3, 409: 47}
    board = anna.get(f"{API}/boards/{office.board}").get_json()
    assert Counter(task["column_id"] for task in board["tasks"])[planned] == 3
    assert board["version"] == 1 + 1 + 50 + 3


def test_of_fifty_moves_to_a_person_who_takes_three_exactly_three_are_made(
    client: Any, ask: Ask, office: Office
) -> None:
    # The standard's column in progress holds three tasks for each person.
    tasks = [make_task(office, str(number)) for number in range(50)]
    body = {"column_id": office.columns["in_progress"], "assignee_id": office.anna}
    answers = at_once(lambda number: ask(f"/tasks/{tasks[number]}/move", body), 50)
    assert Counter(answers) == {200: 3, 409: 47}


def test_with_a_reason_everybody_passes_a_soft_limit_and_nobody_a_hard_one(
    client: Any, ask: Ask, office: Office
) -> None:
    anna: FlaskClient = client(office.anna)
    planned = office.columns["planned"]
    anna.patch(f"{API}/boards/{office.board}/columns/{planned}", json={"wip_limit": 3})
    body = {"column_id": planned, "override_reason": "срочно"}
    soft = [make_task(office, str(number)) for number in range(12)]
    assert Counter(at_once(lambda number: ask(f"/tasks/{soft[number]}/move", body), 12)) == {200: 12}
    reasons = [event["body"]["override_reason"] for event in news(anna, office) if event["kind"] == "task.moved"]
    assert Counter(reasons) == {None: 3, "срочно": 9}
    anna.patch(f"{API}/boards/{office.board}", json={"hard_limits": True})
    hard = make_task(office)
    assert ask(f"/tasks/{hard}/move", body) == 409
    assert anna.post(f"{API}/tasks/{hard}/move", json=body).status_code == 200


def news(anna: FlaskClient, office: Office) -> list[dict[str, Any]]:
    """Everything that was told on the land board."""
    events: list[dict[str, Any]] = anna.get(f"{API}/rooms/board:{office.board}/events").get_json()["events"]
    return events


def test_tasks_added_at_once_get_numbers_and_places_of_their_own(client: Any, ask: Ask, office: Office) -> None:
    added = at_once(lambda number: ask(f"/boards/{office.board}/tasks", {"title": str(number)}), 16)
    assert added == [201] * 16
    tasks = client(office.boris).get(f"{API}/boards/{office.board}").get_json()["tasks"]
    assert sorted(task["number"] for task in tasks) == list(range(1, 17))
    assert len({task["position"] for task in tasks}) == 16


def test_moves_at_once_leave_one_order_without_shared_places(client: Any, ask: Ask, office: Office) -> None:
    tasks = [make_task(office, str(number)) for number in range(6)]
    stages = [office.columns["backlog"], office.columns["planned"]]

    def shuffle(number: int) -> None:
        chance = random.Random(number)
        for _ in range(20):
            body = {"column_id": chance.choice(stages), chance.choice(["before_id", "after_id"]): chance.choice(tasks)}
            assert ask(f"/tasks/{chance.choice(tasks)}/move", body) == 200

    at_once(shuffle, 4)
    boris: FlaskClient = client(office.boris)
    found = boris.get(f"{API}/boards/{office.board}").get_json()["tasks"]
    assert sorted(task["id"] for task in found) == sorted(tasks)
    assert len({(task["column_id"], task["position"]) for task in found}) == len(tasks)
    told = {
        event["body"]["task"]["id"]: event["body"]["task"] for event in news(boris, office) if "task" in event["body"]
    }
    assert all(told[task["id"]]["column_id"] == task["column_id"] for task in found)


def test_what_is_rolled_back_was_never_recorded_nor_told(app: Flask, office: Office, sent: Sent) -> None:
    def give_up() -> None:
        with change() as session:
            tell(session, office)
            session.get_one(Board, office.board).name = "Иначе"
            raise Nevermind

    before = version_of(office)
    with pytest.raises(Nevermind):
        give_up()
    assert version_of(office) == before
    assert sent == []
    with database.reading() as session:
        assert session.get_one(Board, office.board).name == "Земельный отдел"


def test_a_change_is_told_only_when_it_stands(app: Flask, office: Office, sent: Sent) -> None:
    with change() as session:
        tell(session, office, 2)
        session.flush()
        assert sent == []
    assert [(name, body["version"], to) for name, body, to in sent] == [
        ("event", 2, board_room(office.board)),
        ("event", 3, board_room(office.board)),
    ]


def test_what_is_told_is_what_the_log_gives(client: Any, ask: Ask, office: Office, sent: Sent) -> None:
    before = version_of(office)
    ask(f"/boards/{office.board}/tasks", {"title": "Письмо"})
    path = f"{API}/rooms/board:{office.board}/events?since={before}"
    assert [body for _, body, _ in sent] == client(office.boris).get(path).get_json()["events"]


def test_who_listens_hears_of_a_committed_change_and_may_change_things_in_turn(
    app: Flask, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []

    def listen(events: list[Event], _epoch: str) -> None:
        with database.reading() as session:
            heard.append(log.version(session, events[0].room) - events[-1].version)
        if len(heard) < 3:
            with change() as session:
                tell(session, office)

    monkeypatch.setattr(changes, "_after_commit", [])
    after_commit(listen)
    after_commit(listen)
    with change() as session:
        tell(session, office)
    assert heard == [0, 0, 0]


def test_a_push_that_fails_takes_nothing_back(client: Any, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ConnectionError("nobody there")

    monkeypatch.setattr(push, "_send", fail)
    boris: FlaskClient = client(office.boris)
    with capture_logs() as logged:
        answer = boris.post(f"{API}/boards/{office.board}/tasks", json={"title": "Письмо"})
    assert answer.status_code == 201
    assert len(boris.get(f"{API}/boards/{office.board}").get_json()["tasks"]) == 1
    assert "push failed" in [entry["event"] for entry in logged]
    assert push.told.get(board_room(office.board), 0) < version_of(office)


def test_two_commands_in_one_change_stand_or_fall_together(app: Flask, office: Office, sent: Sent) -> None:
    def add_twice(second: str) -> None:
        with change() as session:
            board, by = session.get_one(Board, office.board), who(session, office.anna)
            commands.add_task(session, board, NewTask(title="раз"), by=by, at=NOON)
            commands.add_task(session, board, NewTask(title="два", column_id=second), by=by, at=NOON)

    before = version_of(office)
    with pytest.raises(Exception, match="invalid"):
        add_twice(office.other_columns["planned"])
    assert (version_of(office), sent) == (before, [])
    add_twice(office.columns["planned"])
    assert (version_of(office), len(sent)) == (before + 2, 2)


def test_a_moment_without_a_zone_is_no_moment(app: Flask, office: Office, sent: Sent) -> None:
    before = version_of(office)
    with pytest.raises(StatementError, match="naive"):
        tell_at(office, datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001 - what is refused
    assert (version_of(office), sent) == (before, [])


def tell_at(office: Office, at: datetime) -> None:
    """A change that is told as of that moment."""
    with change() as session:
        board = session.get_one(Board, office.board)
        record(session, BoardChanged(board_id=board.id, board=queries.board_card(board)), by=None, at=at)


def test_moments_come_back_in_utc_whatever_zone_they_had(app: Flask, office: Office) -> None:
    local = datetime.fromisoformat("2026-11-23T23:59:00+07:00")
    task = make_task(office)
    with change() as session:
        session.get_one(Task, task).moved_at = local
    with database.reading() as session:
        found = session.get_one(Task, task).moved_at
    assert (found, found.utcoffset()) == (local, NOON.utcoffset())


def test_what_is_read_belongs_to_one_moment(app: Flask, office: Office) -> None:
    room = board_room(office.board)
    with database.reading() as session:
        version = log.version(session, room)
        make_task(office)
        assert log.version(session, room) == version
        assert queries.snapshot(session, office.board)["tasks"] == []
    with database.reading() as session:
        assert (log.version(session, room), len(queries.snapshot(session, office.board)["tasks"])) == (version + 1, 1)


def test_a_snapshot_fits_its_version_while_others_write(
    client: Any, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = queries.columns

    def read_while_others_write(session: Session, board_id: str) -> Any:
        make_task(office, column_id=office.columns["planned"])
        return read(session, board_id)

    boris: FlaskClient = client(office.boris)
    monkeypatch.setattr(queries, "columns", read_while_others_write)
    for _ in range(3):
        found = boris.get(f"{API}/boards/{office.board}").get_json()
        assert found["version"] == 1 + len(found["tasks"])
    assert len(found["tasks"]) == 2
