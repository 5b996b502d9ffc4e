"""The commands of decisions, in the room of the unit that decides and in that of a unit that it asks."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlmodel import Session, select

from board.decisions import carriers, commands, escalating, following, subjects, undoing
from board.decisions.events import decisions_room
from board.decisions.inputs import About, AnswerTier, AskTier, EditDecision, JudgeDecision, NewDecision
from board.decisions.models import Decision, Escalation
from board.live.change import hold
from board.people import queries as people
from board.tasks import moving
from board.tasks.inputs import MoveTask
from board.tasks.models import Board, Task
from tests.live.case import LATER, Call, Case, by_anna
from tests.makers import Office


def wanted(office: Office, **more: Any) -> NewDecision:
    """What Анна decides for her unit."""
    given: dict[str, Any] = {
        "unit_id": office.land,
        "about": About(kind="board", id=office.board),
        "problem": "Стоят три договора",
        "what": "Позвонить в Росреестр и забрать ответы",
        "owner_id": office.boris,
        "due": date(2026, 11, 27),
        "check_on": date(2026, 12, 4),
    }
    return NewDecision(**given | more)


def make(session: Session, office: Office, *, on_board: bool = True, **more: Any) -> Decision:
    """Decide."""
    board = session.get_one(Board, office.board) if on_board else None
    hold(session, decisions_room(office.land))
    subject = subjects.Subject("Земельный отдел", office.board)
    given = wanted(office, **more)
    return commands.make_decision(session, given, subject, {"blocked": 3}, board=board, **by_anna(session, office))


def _make(session: Session, office: Office, ids: dict[str, str]) -> None:
    make(session, office)


def _make_alone(session: Session, office: Office, ids: dict[str, str]) -> None:
    make(session, office, on_board=False)


def the_one(session: Session) -> Decision:
    """The decision that was made."""
    return session.exec(select(Decision)).one()


def _does(command: Callable[..., None], *given: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        command(session, the_one(session), *given, **by_anna(session, office))

    return call


def _by_itself(command: Callable[..., None], *given: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        command(session, the_one(session), *given, at=LATER)

    return call


def _after(*calls: Call) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        for each in calls:
            each(session, office, ids)

    return call


def _ask(session: Session, office: Office, ids: dict[str, str]) -> None:
    question = AskTier(unit_id=office.top, question="Поторопить Росреестр?")
    escalating.ask_tier(session, the_one(session), question, **by_anna(session, office))


def _follow(session: Session, office: Office, ids: dict[str, str]) -> None:
    decision = the_one(session)
    following.follow_task(session, decision, session.get_one(Task, decision.task_id), at=LATER)


def _task_is_done(session: Session, office: Office, ids: dict[str, str]) -> None:
    task = session.get_one(Task, the_one(session).task_id)
    moving.move_task(session, task, MoveTask(column_id=office.columns["done"]), **by_anna(session, office))


def _give(session: Session, office: Office, ids: dict[str, str]) -> None:
    following.give_to(session, the_one(session), office.anna, "Анна Ковалёва", **by_anna(session, office))


def _gone(session: Session, office: Office, ids: dict[str, str]) -> None:
    boris = people.person_card(people.person(session, office.boris)).model_copy(update={"active": False})
    carriers.follow_carrier(session, boris, None, **by_anna(session, office))


def _take_back_making(session: Session, office: Office, ids: dict[str, str]) -> None:
    found = the_one(session)
    rows = [{"row": "decision", "id": found.id, "was": None, "is": commands.image(found)}]
    undoing.take_back(session, {"decision": found.id, "rows": rows}, office.anna, LATER)


def _take_back_asking(session: Session, office: Office, ids: dict[str, str]) -> None:
    found = session.exec(select(Escalation)).one()
    rows = [{"row": "escalation", "id": found.id, "was": None, "is": commands.image(found)}]
    undoing.take_back(session, {"decision": found.decision_id, "rows": rows}, office.anna, LATER)


_DONE = _after(_make_alone, _does(commands.finish_decision))
_EARLY = JudgeDecision(verdict="early", check_on=date(2026, 12, 11))
_CASES: tuple[tuple[str, Callable[..., Any], Call, Call | None], ...] = (
    ("decide, with a task", commands.make_decision, _make, None),
    ("decide, without one", commands.make_decision, _make_alone, None),
    ("say it in other words", commands.edit_decision, _does(commands.edit_decision, EditDecision(what="Поехать")), _make),
    ("finish", commands.finish_decision, _does(commands.finish_decision), _make_alone),
    ("drop", commands.drop_decision, _does(commands.drop_decision, "Уже не нужно"), _make),
    ("judge", commands.judge_decision, _does(commands.judge_decision, JudgeDecision(verdict="helped")), _DONE),
    ("judge too early", commands.judge_decision, _does(commands.judge_decision, _EARLY), _DONE),
    ("take its numbers", following.take_numbers, _by_itself(following.take_numbers, {"blocked": 1}), _make),
    ("follow its task", following.follow_task, _follow, _after(_make, _task_is_done)),
    ("archive", following.archive_decision, _by_itself(following.archive_decision), _make),
    ("give it to somebody else", following.give_to, _give, _make_alone),
    ("free what somebody leaves", carriers.follow_carrier, _gone, _make_alone),
    ("ask a higher tier", escalating.ask_tier, _ask, _make),
    ("answer", escalating.answer_tier, _does(escalating.answer_tier, AnswerTier(answer="Позвоню")), _after(_make, _ask)),
    ("take a decision back", undoing.take_back, _take_back_making, _make_alone),
    ("take a question back", undoing.take_back, _take_back_asking, _after(_make, _ask)),
)  # fmt: skip

DECISION_CASES = (
    *(Case(f"{name} (unit)", command, "decisions", call, before) for name, command, call, before in _CASES),
    *(
        Case(f"{name} (asked)", command, "asked", call, _after(before, _ask))
        for name, command, call, before in _CASES
        if before and command in (commands.edit_decision, following.take_numbers, following.archive_decision)
    ),
    Case("be asked", escalating.ask_tier, "asked", _ask, _make),
    Case("be asked no more", undoing.take_back, "asked", _take_back_asking, _after(_make, _ask)),
)
