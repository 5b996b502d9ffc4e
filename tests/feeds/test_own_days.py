"""What is due in one's own calendar: open tasks with a day, decisions to carry out and to look at again."""

from datetime import date, timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session

from board.decisions import commands as decisions
from board.decisions.inputs import JudgeDecision
from board.decisions.models import Decision
from board.live.change import change
from board.tasks import commands as tasks
from board.tasks import moving
from board.tasks.inputs import EditTask, MoveTask
from board.tasks.models import Task
from tests.feeds.conftest import Look
from tests.feeds.reading import days, made, read
from tests.live import decision_cases
from tests.makers import NOON, Office, make_task, who
from tests.meetings.conftest import Client

FRIDAY = date(2026, 11, 27)


def decided(office: Office, *, on_board: bool = False, **more: Any) -> str:
    """A decision of the land unit that Борис carries out; its id."""
    with change() as session:
        return decision_cases.make(session, office, on_board=on_board, **more).id


def at(session: Session, decision_id: str) -> Decision:
    """A decision as it stands."""
    return session.get_one(Decision, decision_id)


def test_an_open_task_with_a_day_is_due_on_it(own: Look, office: Office) -> None:
    task = make_task(office, "Договор, аренда; ул. Полевая", assignee_id=office.boris, due=FRIDAY)
    make_task(office, "Без срока", assignee_id=office.boris)
    make_task(office, "Чужая", assignee_id=office.anna, due=FRIDAY)
    make_task(office, "Ничья", due=FRIDAY)
    assert days(own()) == [("2026-11-27", "Срок: Договор, аренда; ул. Полевая")]
    (event,) = own().walk("VEVENT")
    assert event["UID"] == f"task-{task}@lean-board"
    assert event["URL"] == f"http://localhost/tasks/{task}"
    assert str(event["DESCRIPTION"]).startswith("№ 1 · Земельный отдел\n")


def test_what_is_done_archived_or_handed_over_is_not_there(own: Look, office: Office) -> None:
    finished, archived, handed, kept = (
        make_task(office, name, assignee_id=office.boris, due=FRIDAY, column_id=office.columns["planned"])
        for name in ("Готовая", "Архивная", "Отданная", "Своя")
    )
    with change() as session:
        by: dict[str, Any] = {"by": who(session, office.anna), "at": NOON}
        wanted = MoveTask(column_id=office.columns["done"], result="Готово")
        moving.move_task(session, session.get_one(Task, finished), wanted, **by)
        tasks.archive_task(session, session.get_one(Task, archived), **by)
        tasks.edit_task(session, session.get_one(Task, handed), EditTask(assignee_id=office.anna), **by)
    assert days(own()) == [("2026-11-27", "Срок: Своя")]
    assert own().walk("VEVENT")[0]["UID"] == f"task-{kept}@lean-board"


def test_another_day_is_the_same_entry_with_a_greater_number(own: Look, office: Office) -> None:
    task = make_task(office, assignee_id=office.boris, due=FRIDAY)
    (before,) = own().walk("VEVENT")
    with change() as session:
        wanted = EditTask(due=FRIDAY + timedelta(days=7), due_reason="ждём")
        tasks.edit_task(
            session, session.get_one(Task, task), wanted, by=who(session, office.anna), at=NOON + timedelta(hours=1)
        )
    (after,) = own().walk("VEVENT")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt == NOON + timedelta(hours=1)
    assert after["DTSTART"].dt == date(2026, 12, 4)


def test_tasks_of_a_closed_board_are_not_there(own: Look, anna: FlaskClient, office: Office) -> None:
    make_task(office, assignee_id=office.boris, due=FRIDAY)
    anna.patch(f"/api/v1/boards/{office.board}", json={"closed": True})
    assert days(own()) == []


def test_a_decision_is_due_for_who_carries_it_out(own: Look, office: Office) -> None:
    decision = decided(office)
    with change() as session:
        found = at(session, decision)
        due, what = found.due, found.what
    assert due
    assert days(own()) == [(due.isoformat(), f"Решение: {what}")]
    assert own().walk("VEVENT")[0]["UID"] == f"decision-due-{decision}@lean-board"
    with change() as session:
        decisions.finish_decision(session, at(session, decision), by=who(session, office.anna), at=NOON)
    assert days(own()) == []


def test_a_decision_that_has_become_a_task_stands_there_once(own: Look, office: Office) -> None:
    decided(office, on_board=True)
    assert [title.partition(":")[0] for _, title in days(own())] == ["Срок"]


def test_the_head_and_who_has_decided_see_when_to_look_whether_it_helped(
    app: Flask, client: Client, own: Look, office: Office
) -> None:
    decision = decided(office)
    with change() as session:
        found = at(session, decision)
        found.check_on, found.author_id, found.owner_id = date(2026, 12, 11), office.admin, office.boris
        what = found.what
    seen = {name: days(read(app, made(client(getattr(office, name)))["address"])) for name in ("anna", "admin", "vera")}
    check = ("2026-12-11", f"Помогло ли: {what}")
    assert seen == {"anna": [check], "admin": [check], "vera": []}
    assert check not in days(own())
    with change() as session:
        by: dict[str, Any] = {"by": who(session, office.anna), "at": NOON}
        decisions.finish_decision(session, at(session, decision), **by)
        decisions.judge_decision(session, at(session, decision), JudgeDecision(verdict="helped"), **by)
    assert days(read(app, made(client(office.anna))["address"])) == []


def test_a_long_decision_is_short_in_the_title_and_whole_below(own: Look, office: Office) -> None:
    text = "Позвонить\nв Росреестр " + "ещё раз " * 40
    decided(office, what=text)
    (event,) = own().walk("VEVENT")
    assert str(event["SUMMARY"]).startswith("Решение: Позвонить в Росреестр ещё раз")
    assert str(event["SUMMARY"]).endswith("…")
    assert len(str(event["SUMMARY"])) <= 130
    assert "\nв Росреестр" in str(event["DESCRIPTION"])
