"""How full somebody's week is: told by the very command that changes it, on every board where the person is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask.testing import FlaskClient

from board import clock, database
from board.live import push
from board.live.change import change
from board.people import commands as people
from board.people.models import Person
from board.tasks import commands
from board.tasks.inputs import EditTask
from board.tasks.models import BoardPerson
from tests.makers import NOON, Office, task_at, who
from tests.tasks.callers import Caller
from tests.tasks.weeks import FULL, HIS, NEXT_WEEK, NOBODYS, kinds, made

pytestmark = pytest.mark.usefixtures("it_is")


@dataclass(frozen=True)
class Deed:
    """What Борис does to a task that was so before; it makes his week full or gives it room."""

    name: str
    before: dict[str, Any]
    do: Callable[[Caller, Office, str], Any]
    event: str
    then: str
    column: str = "planned"


def edit(**fields: Any) -> Callable[[Caller, Office, str], Any]:
    """Write something else on the task."""

    def do(boris: Caller, office: Office, task: str) -> Any:
        given: dict[str, Any] = {name: office.boris if value == "boris" else value for name, value in fields.items()}
        return boris.patch(f"tasks/{task}", **given)

    return do


def into(column: str) -> Callable[[Caller, Office, str], Any]:
    """Move the task."""
    return lambda boris, office, task: boris.post(f"tasks/{task}/move", column_id=office.columns[column])


def archive(boris: Caller, office: Office, task: str) -> Any:
    """Take the task off the board."""
    return boris.post(f"tasks/{task}/archive")


DEEDS = [
    Deed("assign", NOBODYS, edit(assignee_id="boris"), "task.changed", "full"),
    Deed("give away", HIS, edit(assignee_id=None), "task.changed", "room"),
    Deed("estimate", {**HIS, "estimate_hours": None}, edit(estimate_hours=FULL), "task.changed", "full"),
    Deed("say what is left", HIS, edit(remaining_hours=0), "task.changed", "room"),
    Deed("bring forward", {**HIS, "due": NEXT_WEEK}, edit(due="2026-11-27"), "task.changed", "full"),
    Deed("put off", HIS, edit(due="2026-12-02"), "task.changed", "room"),
    Deed("plan", HIS, into("planned"), "task.moved", "full", "backlog"),
    Deed("start", {**HIS, "due": None}, into("in_progress"), "task.moved", "full"),
    Deed("hand in", HIS, into("review"), "task.moved", "room", "in_progress"),
    Deed("wait", HIS, into("approval"), "task.moved", "room"),
    Deed("finish", HIS, into("done"), "task.moved", "room"),
    Deed("archive", HIS, archive, "task.archived", "room"),
]


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_a_command_that_fills_or_empties_a_week_tells_so_on_every_board_and_takes_it_back(
    deed: Deed, boris: Caller, office: Office, second: str
) -> None:
    task = made(office, deed.column, **deed.before)
    before = boris.person(office.board, office.boris)["load"]
    assert {before, deed.then} == {"room", "full"}
    here, there = boris.version(office.board), boris.version(second)
    done = deed.do(boris, office, task)
    for level in (deed.then, before):
        told, elsewhere = boris.news(office.board, here), boris.news(second, there)
        if level == deed.then:
            assert kinds(told) == [deed.event, "person.load_changed"]
        assert (len(told), told[1]["kind"], kinds(elsewhere)) == (2, "person.load_changed", ["person.load_changed"])
        assert {event["command_id"] for event in (*told, *elsewhere)} == {done["command_id"]}
        for event, board in ((told[1], office.board), (elsewhere[0], second)):
            assert event["body"]["person"] == boris.person(board, office.boris)
            assert (event["body"]["person"]["load"], event["by"]) == (level, None)
        here, there = boris.version(office.board), boris.version(second)
        done = boris.undo(done) if level == deed.then else done


def test_the_answer_names_the_version_after_the_level(boris: Caller, office: Office) -> None:
    answer = boris.patch(f"tasks/{made(office, **NOBODYS)}", assignee_id=office.boris)
    assert answer["version"] == boris.version(office.board)


def test_a_new_task_and_taking_it_back_tell_of_the_level_too(boris: Caller, office: Office) -> None:
    since = boris.version(office.board)
    wanted: dict[str, Any] = {"due": "2026-11-27", "estimate_hours": FULL, "assignee_id": office.boris}
    added = boris.post(
        f"boards/{office.board}/tasks", 201, title="Торги", column_id=office.columns["planned"], **wanted
    )
    boris.undo(added)
    news = boris.news(office.board, since)
    assert kinds(news) == ["task.added", "person.load_changed", "task.removed", "person.load_changed"]
    assert boris.person(office.board, office.boris)["load"] == "room"


def test_a_restored_task_weighs_again(boris: Caller, office: Office) -> None:
    task = made(office, **HIS)
    boris.post(f"tasks/{task}/archive")
    since = boris.version(office.board)
    boris.post(f"tasks/{task}/restore")
    assert kinds(boris.news(office.board, since)) == ["task.restored", "person.load_changed"]


def test_a_task_that_changes_hands_is_told_of_both(boris: Caller, office: Office) -> None:
    task = made(office, **HIS)
    since = boris.version(office.board)
    boris.patch(f"tasks/{task}", assignee_id=office.anna)
    told = boris.news(office.board, since)
    assert kinds(told) == ["task.changed", "person.load_changed", "person.load_changed"]
    levels = {event["body"]["person"]["id"]: event["body"]["person"]["load"] for event in told[1:]}
    assert levels == {office.boris: "room", office.anna: "full"}


@pytest.mark.parametrize(
    "deed",
    [edit(estimate_hours=31), edit(title="Иначе"), edit(due="2026-11-29"), into("in_progress")],
    ids=["more", "title", "sunday", "started"],
)
def test_nothing_is_told_of_a_level_that_stays(
    deed: Callable[[Caller, Office, str], Any], boris: Caller, office: Office, second: str
) -> None:
    task = made(office, **HIS)
    here, there = boris.version(office.board), boris.version(second)
    deed(boris, office, task)
    assert [event["kind"].partition(".")[0] for event in boris.news(office.board, here)] == ["task"]
    assert boris.version(second) == there


def test_work_on_another_board_fills_the_same_week(boris: Caller, office: Office, second: str) -> None:
    made(office, **{**HIS, "estimate_hours": 20.0})
    columns = boris.get(f"boards/{second}")["columns"]
    planned = next(each["id"] for each in columns if each["kind"] == "planned")
    wanted: dict[str, Any] = {"due": "2026-11-27", "estimate_hours": 20.0, "assignee_id": office.boris}
    boris.post(f"boards/{second}/tasks", 201, title="Выезд", column_id=planned, **wanted)
    # 40 of 32 hours.
    assert [boris.person(board, office.boris)["load"] for board in (office.board, second)] == ["overload", "overload"]


def test_a_new_board_shows_from_the_start_how_full_the_weeks_are(anna: Caller, office: Office) -> None:
    made(office, **HIS)
    days: dict[str, Any] = {"from_day": "2026-12-07", "until_day": "2026-12-11"}
    anna.post(f"people/{office.anna}/absences", 201, **days, kind="vacation")
    before = anna.version(office.board)
    board = anna.post("boards", 201, name="Торги", unit_id=office.land)["board"]["id"]
    for person in (office.anna, office.boris):
        assert anna.person(board, person) == anna.person(office.board, person)
    assert (anna.person(board, office.boris)["load"], anna.person(board, office.anna)["away"]) == ("full", days)
    assert anna.version(office.board) == before


def test_no_hours_but_those_of_the_tasks_are_in_the_room(boris: Caller, anna: Caller, office: Office) -> None:
    since = boris.version(office.board)
    # One day away: 25.6 hours; 12.7 + 8.6 = 21.3 hours, which is 83 %.
    anna.post(f"people/{office.boris}/absences", 201, from_day="2026-11-26", until_day="2026-11-26")
    for hours in (12.7, 8.6):
        boris.patch(f"tasks/{made(office, **{**HIS, 'estimate_hours': 4.0})}", estimate_hours=hours)
    assert boris.person(office.board, office.boris)["load"] == "full"
    for told in (boris.get(f"boards/{office.board}"), boris.news(office.board, since)):
        found = list(walk(told))
        named = {name for name, _ in found if any(part in name for part in ("hours", "capacity", "percent"))}
        assert named <= {"estimate_hours", "remaining_hours"}
        assert not {21.3, 25.6, 83} & {value for _, value in found if isinstance(value, float | int)}


def walk(found: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in a JSON text with the name it stands under."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield from walk(value, key)
    elif isinstance(found, list):
        for value in found:
            yield from walk(value, name)
    else:
        yield name, found


def test_a_change_that_fails_leaves_the_level_and_tells_nobody(
    office: Office, boris: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    task, sent = made(office, **NOBODYS), list[Any]()
    monkeypatch.setattr(push, "_send", lambda name, body, to: sent.append(body))
    version = boris.version(office.board)

    def fail() -> None:
        with change() as session:
            wanted = EditTask(assignee_id=office.boris)
            commands.edit_task(session, task_at(session, task), wanted, by=who(session, office.anna), at=NOON)
            assert session.get_one(BoardPerson, (office.board, office.boris)).load == "full"
            raise RuntimeError("on second thoughts")

    with pytest.raises(RuntimeError, match="on second thoughts"):
        fail()
    with database.reading() as session:
        assert session.get_one(BoardPerson, (office.board, office.boris)).load == "room"
    assert (boris.version(office.board), sent) == (version, [])


def test_several_tasks_of_which_one_is_refused_change_no_level(boris: Caller, anna: Caller, office: Office) -> None:
    anna.patch(f"boards/{office.board}/columns/{office.columns['planned']}", wip_limit=1)
    tasks = [made(office, "backlog", **HIS), made(office, "backlog", **HIS)]
    version = boris.version(office.board)
    boris.post(f"boards/{office.board}/tasks/move", 409, task_ids=tasks, column_id=office.columns["planned"])
    assert (boris.version(office.board), boris.person(office.board, office.boris)["load"]) == (version, "room")


def test_work_on_a_closed_board_fills_no_week(anna: Caller, office: Office) -> None:
    made(office, "in_progress", **HIS)
    assert anna.person(office.board, office.boris)["load"] == "full"
    closed = anna.patch(f"boards/{office.board}", closed=True)
    assert anna.person(office.board, office.boris)["load"] == "room"
    assert kinds(anna.news(office.board, closed["version"] - 2)) == ["board.changed", "person.load_changed"]
    anna.undo(closed)
    assert anna.person(office.board, office.boris)["load"] == "full"


def test_a_board_shows_nothing_new_of_those_who_have_left_it_but_while_they_have_work_there(
    anna: Caller, client: Callable[[str], FlaskClient], office: Office
) -> None:
    task = made(office, "in_progress", **HIS)
    with change() as session:
        boris = session.get_one(Person, office.boris)
        people.move_person(session, boris, office.archive, by=who(session, office.admin), at=NOON)
    his = Caller(client(office.boris))
    shown = anna.person(office.board, office.boris)
    assert (shown["active"], shown["load"]) == (False, "full")
    anna.post(f"tasks/{task}/move", column_id=office.columns["done"])
    assert anna.person(office.board, office.boris)["load"] == "room"
    since = anna.version(office.board)
    today = clock.today("Asia/Novokuznetsk").isoformat()
    his.post(f"people/{office.boris}/absences", 201, kind="vacation", from_day=today, until_day=today)
    assert his.person(office.other_board, office.boris)["away"] is not None
    assert anna.person(office.board, office.boris)["away"] is None
    assert anna.news(office.board, since) == []
