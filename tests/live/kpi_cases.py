"""The commands of goals, KPIs and walls, in the room of all KPIs and on a wall."""

from datetime import date
from typing import Any

from sqlmodel import Session

from board.kpi import commands, notes, owners, queries, targets, undoing, walls
from board.kpi.events import KPIS_ROOM, wall_room
from board.kpi.inputs import EditKpi, NewNote, NewReview, PublishValue, Review, SetTarget, SetWall
from board.kpi.measures import Measure
from board.kpi.models import Kpi, Wall
from board.people import queries as people
from tests.live.case import LATER, Call, Case, by_anna
from tests.makers import Office

CODE, COMPUTED, WALL = "SERVICE_IN_NORM_PCT", "TASK_ON_TIME_PCT", "wall1"
_GOAL: dict[str, Any] = {"name_ru": "Быстрее", "name_en": "Faster", "position": 1}
GIVEN: dict[str, Any] = {
    "goal_id": "service", "name_ru": "В срок", "name_en": "In time", "unit_ru": "%", "unit_en": "%",
    "formula_ru": "доля", "formula_en": "share", "direction": "up", "frequency": "month", "group": "S",
    "rule": "limits", "source": "typed", "digits": 1, "least": 0.0, "most": 100.0, "position": 1,
}  # fmt: skip
TARGET = SetTarget(value=100, green=99, yellow=95)
BAD = PublishValue(day=date(2026, 11, 3), value=90, source="Отчёт МФЦ")


def catalogue(session: Session, office: Office | None, ids: dict[str, str]) -> None:
    """A goal, a typed KPI and a computed one, and a wall."""
    session.add(Wall(id=WALL, name="Холл", codes=[], slide_seconds=20, with_units=True, position=0))
    session.flush()
    commands.set_goal(session, "service", **_GOAL, by=None, at=LATER)
    commands.define_kpi(session, CODE, GIVEN, by=None, at=LATER)
    computed = {"source": "tasks", "rule": "ratio", "frequency": "week"}
    commands.define_kpi(session, COMPUTED, GIVEN | computed, by=None, at=LATER)


def _kpi(session: Session, code: str = CODE) -> Kpi:
    return queries.kpi(session, code)


def _review(office: Office) -> Review:
    return Review(
        comment="Два отказа",
        countermeasure="Второе окно",
        owner_id=office.boris,
        due=date(2026, 12, 1),
        next_review=date(2026, 12, 7),
    )


def _propose(session: Session, office: Office, ids: dict[str, str]) -> None:
    targets.propose_target(session, _kpi(session), 2026, TARGET, **by_anna(session, office))


def _target(session: Session, office: Office, ids: dict[str, str]) -> None:
    catalogue(session, office, ids)
    _propose(session, office, ids)


def _send_back(session: Session, office: Office, ids: dict[str, str]) -> None:
    targets.return_target(session, _kpi(session), 2026, "Слишком много", **by_anna(session, office))


def _note(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted = NewNote(day=date(2026, 11, 5), text="Открыли второе окно")
    notes.add_note(session, _kpi(session), wanted, **by_anna(session, office))


def _remove_note(session: Session, office: Office, ids: dict[str, str]) -> None:
    (note,) = queries.notes_of(session, CODE)
    notes.remove_note(session, _kpi(session), note, **by_anna(session, office))


def _take_note_back(session: Session, office: Office, ids: dict[str, str]) -> None:
    (note,) = queries.notes_of(session, CODE)
    step = {"code": CODE, "note": {"is": note.id}}
    undoing.take_back(session, step, office.coordinator, LATER)


def _approve(session: Session, office: Office, ids: dict[str, str]) -> None:
    targets.approve_target(session, _kpi(session), 2026, **by_anna(session, office))


def _judged(session: Session, office: Office, ids: dict[str, str]) -> None:
    _target(session, office, ids)
    _approve(session, office, ids)


def _publish(value: float) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        review = _review(office) if value < 95 else None
        wanted = PublishValue(day=date(2026, 11, 3), value=value, source="Отчёт МФЦ", review=review)
        commands.publish_value(session, _kpi(session), wanted, **by_anna(session, office))

    return call


def _take(value: float | None, *, first: date = date(2026, 11, 23)) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        measure = None if value is None else Measure(value, 10)
        commands.take_values(session, _kpi(session, COMPUTED), {first: measure}, at=LATER)

    return call


def _explain(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted = NewReview(first_day=date(2026, 11, 1), **_review(office).model_dump())
    commands.review_value(session, _kpi(session), wanted, **by_anna(session, office))


def _set_wall(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted = SetWall(name="Приёмная", codes=[CODE, COMPUTED], slide_seconds=30, with_units=True)
    walls.set_wall(session, queries.wall(session, WALL), wanted, **by_anna(session, office))


def _both(*acts: Call) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        for act in acts:
            act(session, office, ids)

    return call


def _own(session: Session, office: Office, ids: dict[str, str]) -> None:
    commands.edit_kpi(session, _kpi(session), EditKpi(owner_id=office.boris), **by_anna(session, office))


def _owned(session: Session, office: Office, ids: dict[str, str]) -> None:
    catalogue(session, office, ids)
    _own(session, office, ids)


def _rename(session: Session, office: Office, ids: dict[str, str]) -> None:
    commands.rename_owner(session, _kpi(session), "Борис Ладин", **by_anna(session, office))


def _gone(session: Session, office: Office, ids: dict[str, str]) -> None:
    boris = people.person_card(people.person(session, office.boris)).model_copy(update={"active": False})
    owners.follow_owner(session, boris, None, **by_anna(session, office))


def _replaced(session: Session, office: Office, ids: dict[str, str]) -> None:
    boris = people.person_card(people.person(session, office.boris))
    owners.follow_owner(session, boris, office.anna, **by_anna(session, office))


def _goal(session: Session, office: Office, ids: dict[str, str]) -> None:
    commands.set_goal(session, "service", **(_GOAL | {"name_ru": "Проще"}), by=None, at=LATER)


def _define(session: Session, office: Office, ids: dict[str, str]) -> None:
    commands.define_kpi(session, CODE, GIVEN | {"digits": 0}, by=None, at=LATER)


def _remove_wall(session: Session, office: Office, ids: dict[str, str]) -> None:
    walls.remove_wall(session, queries.wall(session, WALL), **by_anna(session, office))


def _take_down(session: Session, office: Office, ids: dict[str, str]) -> None:
    walls.take_down(session, queries.wall(session, WALL), **by_anna(session, office))


def _put_wall_back(session: Session, office: Office, ids: dict[str, str]) -> None:
    walls.put_back(session, session.get_one(Wall, WALL), **by_anna(session, office))


def _propose_years(session: Session, office: Office, ids: dict[str, str]) -> None:
    targets.propose_targets(session, _kpi(session), {2026: TARGET, 2027: TARGET}, **by_anna(session, office))


_ON_BOTH = (
    ("name a goal anew", commands.set_goal, _goal, catalogue),
    ("define a KPI anew", commands.define_kpi, _define, catalogue),
    ("say who answers", commands.edit_kpi, _own, catalogue),
    ("follow a name", commands.rename_owner, _rename, _owned),
    ("free what somebody leaves", owners.follow_owner, _gone, _owned),
    ("give it to a successor", owners.follow_owner, _replaced, _owned),
    ("propose a target", targets.propose_target, _propose, catalogue),
    ("propose targets of two years", targets.propose_targets, _propose_years, catalogue),
    ("approve a target", targets.approve_target, _approve, _target),
    ("send a target back", targets.return_target, _send_back, _target),
    ("note an event", notes.add_note, _note, catalogue),
    ("remove a note", notes.remove_note, _remove_note, _both(catalogue, _note)),
    ("take a note back", undoing.take_back, _take_note_back, _both(catalogue, _note)),
    ("publish a value", commands.publish_value, _publish(99.1), _judged),
    ("publish a red value", commands.publish_value, _publish(90), _judged),
    ("correct a value", commands.publish_value, _publish(98), _both(_judged, _publish(99.1))),
    ("take over a value", commands.take_values, _take(40), catalogue),
    ("follow a value", commands.take_values, _take(50), _both(catalogue, _take(40))),
    ("correct a past value", commands.take_values, _take(50, first=date(2026, 11, 9)),
     _both(catalogue, _take(40, first=date(2026, 11, 9)))),
    ("take a value back", commands.take_values, _take(None), _both(catalogue, _take(40))),
    ("explain a value", commands.review_value, _explain, _both(_judged, _publish(90))),
    ("change a wall", walls.set_wall, _set_wall, catalogue),
)  # fmt: skip


def _take_in_unit(session: Session, office: Office, ids: dict[str, str]) -> None:
    measures = {date(2026, 11, 23): Measure(40, 10), date(2026, 11, 16): None}
    commands.take_values(session, _kpi(session, COMPUTED), measures, at=LATER, scope=office.land)


def _leave_unit(session: Session, office: Office, ids: dict[str, str]) -> None:
    commands.take_values(session, _kpi(session, COMPUTED), {date(2026, 11, 23): None}, at=LATER, scope=office.land)


KPI_CASES = (
    *(
        Case(f"{name} ({where})", command, room, call, prepare)
        for where, room in (("all", KPIS_ROOM), ("wall", wall_room(WALL)))
        for name, command, call, prepare in _ON_BOTH
    ),
    Case(
        "add a wall",
        walls.add_wall,
        KPIS_ROOM,
        lambda s, o, ids: walls.add_wall(s, SetWall(name="Холл"), **by_anna(s, o)),
    ),
    Case("remove a wall", walls.remove_wall, KPIS_ROOM, _remove_wall, catalogue),
    Case("take a wall down", walls.take_down, KPIS_ROOM, _take_down, catalogue),
    Case("put a wall back", walls.put_back, KPIS_ROOM, _put_wall_back, _both(catalogue, _remove_wall)),
    Case("take over a value of a unit", commands.take_values, "kpis", _take_in_unit, catalogue),
    Case("see a value of a unit on a wall", commands.take_values, wall_room(WALL), _take_in_unit, catalogue),
    Case(
        "see a value of a unit go from a wall",
        commands.take_values,
        wall_room(WALL),
        _leave_unit,
        _both(catalogue, _take_in_unit),
    ),
)
