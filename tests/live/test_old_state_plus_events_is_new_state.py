"""The law: an old snapshot and the events since make the new snapshot, for every command, in Python and in the browser."""

import copy
import inspect
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlmodel import Session

from board import database
from board.database import reading
from board.live import change as change_module
from board.live import queries as log
from board.live.change import change
from board.live.events import frame
from board.people.models import Unit
from board.projects import whole
from board.projects.events import project_room
from board.tasks import boards, queries
from board.tasks.events import board_room
from tests.live.case import LATER, Case
from tests.live.law import CASES, COMMAND_MODULES, NEW_BOARD, NO_COMMANDS, rooms_of, state
from tests.live.reducer import apply, canonical
from tests.makers import Office, make_task, who
from tests.projects import life

REPLAY = Path(__file__).with_name("replay.mjs")


def _ids(office: Office) -> dict[str, str]:
    return {"task": make_task(office), "second": make_task(office, "Справка о поддержке")}


def _snapshot(room: str, office: Office) -> dict[str, Any]:
    with reading() as session:
        return json.loads(json.dumps(state(session, room, office)))  # type: ignore[no-any-return]


def _frames(session: Session, room: str, since: int) -> list[dict[str, Any]]:
    epoch = log.epoch(session)
    return [frame(event, epoch) for event in log.events_since(session, room, since) or []]


def record_case(case: Case, office: Office) -> list[dict[str, Any]]:
    """What happened in a case, for each of its rooms: the snapshot before, the events, the snapshot after."""
    ids, rooms = _ids(office), rooms_of(case, office)
    if case.prepare:
        with change() as session:
            case.prepare(session, office, ids)
    before = {room: _snapshot(room, office) for room in rooms}
    with change() as session:
        case.call(session, office, ids)
    with reading() as session:
        events = {room: _frames(session, room, before[room]["version"]) for room in rooms}
    return [
        {
            "name": f"{case.name} in {room}",
            "before": before[room],
            "events": events[room],
            "after": _snapshot(room, office),
        }
        for room in rooms
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_old_state_plus_events_is_new_state(case: Case, office: Office) -> None:
    for happened in record_case(case, office):
        assert happened["events"], "nothing happened, so nothing was shown"
        assert canonical(happened["after"]) != canonical(happened["before"])
        found = happened["before"]
        for event in happened["events"]:
            found = apply(found, event)
        assert canonical(found) == canonical(happened["after"])
        assert [event["version"] for event in happened["events"]] == list(
            range(happened["before"]["version"] + 1, happened["after"]["version"] + 1)
        )


def record_new_board(office: Office) -> list[dict[str, Any]]:
    """The same of a board that was not there before."""
    with change() as session:
        unit = session.get_one(Unit, office.land)
        made = boards.add_board(
            session,
            unit,
            NEW_BOARD,
            time_zone="Asia/Novokuznetsk",
            by=who(session, office.anna),
            at=LATER.astimezone(UTC),
        )
    with reading() as session:
        after = json.loads(json.dumps(queries.snapshot(session, made.id)))
        events = _frames(session, board_room(made.id), 0)
    empty = {**after, "version": 0, "board": None, "columns": [], "people": []}
    return [{"name": "set up a board", "before": empty, "events": events, "after": after}]


def test_a_new_board_is_its_first_event(office: Office) -> None:
    (happened,) = record_new_board(office)
    assert len(happened["events"]) == 1
    assert canonical(apply(happened["before"], happened["events"][0])) == canonical(happened["after"])


def record_new_project(office: Office) -> list[dict[str, Any]]:
    """The same of a project that was not there before."""
    with change() as session:
        made = life.entered(session, office, LATER)
    with reading() as session:
        after = json.loads(json.dumps(whole.state(session, made.id)))
        events = _frames(session, project_room(made.id), 0)
    before = {**after, "version": 0, "project": None}
    return [{"name": "enter a project", "before": before, "events": events, "after": after}]


def test_a_new_project_is_its_first_event(office: Office) -> None:
    (happened,) = record_new_project(office)
    assert len(happened["events"]) == 1
    assert canonical(apply(happened["before"], happened["events"][0])) == canonical(happened["after"])


def test_the_browser_agrees(office_sqlite: tuple[Path, Office], tmp_path: Path) -> None:
    template, office = office_sqlite
    recorded: list[dict[str, Any]] = []
    calls: list[Callable[[Office], list[dict[str, Any]]]] = [
        record_new_board,
        record_new_project,
        *(partial(record_case, case) for case in CASES),
    ]
    for number, record in enumerate(calls):
        shutil.copy(template, tmp_path / f"{number}.db")
        database.use(f"sqlite:///{tmp_path}/{number}.db")
        recorded += record(copy.deepcopy(office))
    database.leave()
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(recorded))
    said = subprocess.run(["node", str(REPLAY), str(file)], capture_output=True, text=True, check=False)
    assert said.stderr == ""
    assert len(recorded) > len(calls)
    assert json.loads(said.stdout) == {"replayed": len(recorded), "wrong": []}


def _commands_of(module: ModuleType) -> set[Any]:
    functions = inspect.getmembers(module, inspect.isfunction)
    return {
        function
        for name, function in functions
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters), "") == "session"
    }


def test_every_command_has_a_case() -> None:
    every = {command for module in COMMAND_MODULES for command in _commands_of(module)}
    shown = {case.command for case in CASES} | {boards.add_board} | set(NO_COMMANDS)
    assert every - shown == set()


def test_every_module_that_records_is_under_the_law() -> None:
    known = {Path(str(module.__file__)) for module in COMMAND_MODULES} | {Path(str(change_module.__file__))}
    recording = {
        file for file in Path(boards.__file__).parents[1].rglob("*.py") if "record(session" in file.read_text()
    }
    assert recording - known == set()
