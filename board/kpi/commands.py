"""The only writers of goals, KPIs, their values and what is said of them."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from board import clock, errors
from board.errors import N_
from board.ids import new_id
from board.kpi import checks, events, queries, unit_queries
from board.kpi.events import KPIS_ROOM, unit_room, wall_room
from board.kpi.inputs import EditKpi, NewReview, PublishValue, Review
from board.kpi.measures import Measure
from board.kpi.models import MUNICIPALITY, Goal, Kpi, KpiReview, KpiValue, Source
from board.kpi.periods import first_day
from board.kpi.verdicts import Colour, Target, verdict
from board.live.change import hold, keep_for_undo, record
from board.live.events import Actor
from board.people import queries as people
from board.people.viewers import Terms

NEEDS_REVIEW = N_("The value is far from the target. Say why, what is done about it, who does it and until when.")


def hold_all(session: Session, units: Collection[str] = ()) -> None:
    """Keep others from changing KPIs and walls, and the values of these units, until the transaction ends."""
    hold(session, KPIS_ROOM, *(unit_room(each) for each in units))
    hold(session, *(wall_room(each.id) for each in queries.walls(session)))


def kpi_to_work_on(session: Session, code: str) -> Kpi:
    """A KPI as it stands now, held until the transaction ends. Raises `NotFound`."""
    hold_all(session)
    return queries.kpi(session, code)


def set_goal(
    session: Session, goal_id: str, *, name_ru: str, name_en: str, position: int, by: Actor | None, at: datetime
) -> None:
    """Enter a strategic goal, or give it other names; the same again changes nothing."""
    hold_all(session)
    goal = session.get(Goal, goal_id)
    given: dict[str, Any] = {"name_ru": name_ru, "name_en": name_en, "position": position}
    if goal and goal.model_dump(exclude={"id"}) == given:
        return
    goal = goal or Goal(id=goal_id, **given)
    for name, value in given.items():
        setattr(goal, name, value)
    session.add(goal)
    session.flush()
    _tell_all(session, events.GoalSet, goal=queries.goal_card(goal), by=by, at=at)


def define_kpi(session: Session, code: str, given: dict[str, Any], *, by: Actor | None, at: datetime) -> None:
    """Enter a KPI of the catalogue, or correct what it says of it; the same again changes nothing.

    `given` has every field of `Kpi` but the code and the owner.
    """
    hold_all(session)
    kpi = session.get(Kpi, code)
    if kpi and kpi.model_dump(exclude={"code", "owner_id", "owner"}) == given:
        return
    kpi = kpi or Kpi(code=code, **given)
    for name, value in given.items():
        setattr(kpi, name, value)
    session.add(kpi)
    tell(session, kpi, by=by, at=at)


def edit_kpi(session: Session, kpi: Kpi, wanted: EditKpi, *, by: Actor | None, at: datetime) -> None:
    """Say who answers for a KPI. Raises `Invalid` for somebody who has no account any more."""
    owner = _active(session, "owner_id", wanted.owner_id) if wanted.owner_id else None
    if kpi.owner_id == wanted.owner_id:
        return
    keep_for_undo(session, _step(kpi, owner={"was": kpi.owner_id, "is": wanted.owner_id}))
    kpi.owner_id, kpi.owner = wanted.owner_id, owner.name if owner else None
    tell(session, kpi, by=by, at=at)


def rename_owner(session: Session, kpi: Kpi, name: str, *, by: Actor | None, at: datetime) -> None:
    """Follow another name of who answers for a KPI."""
    if kpi.owner == name:
        return
    kpi.owner = name
    tell(session, kpi, by=by, at=at)


def publish_value(session: Session, kpi: Kpi, wanted: PublishValue, *, by: Actor, at: datetime) -> None:
    """Type a value of the municipality; one that was there for the period is replaced and stays in the history.

    Raises `Refusal` for a KPI that is computed or a period that has not begun, `Invalid` for a value that cannot be,
    `Unreviewed` for a red value of which nothing is said.
    """
    if kpi.source != Source.TYPED:
        raise errors.Refusal(N_("This KPI is computed from data; nobody types its values."))
    today = clock.date_in(at, Terms.zone)
    if wanted.day > today:
        raise errors.Refusal(N_("This period has not begun yet."))
    checks.check_value(kpi, wanted, today)
    first = first_day(wanted.day, kpi.frequency)
    colour = colour_of(session, kpi, wanted.value, wanted.base, wanted.day)
    if colour is Colour.RED and wanted.review is None:
        raise errors.Unreviewed(NEEDS_REVIEW)
    typed = {"author_id": by.id, "author": by.name, "source": wanted.source}
    was = queries.value(session, kpi.code, MUNICIPALITY, first)
    same = was and (was.value, was.base, was.source) == (wanted.value, wanted.base, wanted.source)
    if same and wanted.review is None:
        return
    new = _put(session, kpi, MUNICIPALITY, first, Measure(wanted.value, wanted.base), at=at, **typed)
    review = _add_review(session, kpi, first, wanted.review, by=by, at=at) if wanted.review else None
    keep_for_undo(session, _step(kpi, value={"was": was and was.id, "is": new and new.id}, review=review))
    tell(session, kpi, by=by, at=at)


def take_values(
    session: Session, kpi: Kpi, measures: Mapping[date, Measure | None], *, at: datetime, scope: str = MUNICIPALITY
) -> bool:
    """Take over what was computed, by first days of periods; whether anything is another than it was.

    What cannot be measured any more is taken back; the value of a period that is still running is followed without
    keeping each of its states.
    """
    was = None if scope == MUNICIPALITY else unit_queries.newest_in_unit(session, kpi, scope)
    changed = [_take(session, kpi, scope, first, measure, at) for first, measure in sorted(measures.items())]
    if not any(changed):
        return False
    if scope == MUNICIPALITY:
        tell(session, kpi, by=None, at=at)
    else:
        _tell_unit(session, kpi, scope, was, at=at)
    return True


def _tell_unit(session: Session, kpi: Kpi, unit_id: str, was: KpiValue | None, *, at: datetime) -> None:
    session.flush()
    card = queries.unit_kpi_card(session, kpi, unit_id)
    record(session, events.UnitKpiChanged(to=unit_room(unit_id), unit_kpi=card), by=None, at=at)
    now = unit_queries.newest_in_unit(session, kpi, unit_id)
    told: type[events.UnitValueChanged | events.UnitValueRemoved] = events.UnitValueChanged
    if now is None:
        told, now = events.UnitValueRemoved, was
    if now is None:
        return
    value = unit_queries.unit_value_card(now, kpi)
    for wall in queries.walls(session):
        if wall.with_units and wall.shows(kpi.code):
            record(session, told(to=wall_room(wall.id), unit_value=value), by=None, at=at)


def _take(session: Session, kpi: Kpi, scope: str, first: date, measure: Measure | None, at: datetime) -> bool:
    known = queries.value(session, kpi.code, scope, first)
    if (known and (known.value, known.base)) == (measure and (measure.value, measure.base)):
        return False
    is_running = first == first_day(clock.date_in(at, Terms.zone), kpi.frequency)
    if known and measure and is_running:
        known.value, known.base, known.at = measure.value, measure.base, at
    else:
        _put(session, kpi, scope, first, measure, at=at)
    return True


def review_value(session: Session, kpi: Kpi, wanted: NewReview, *, by: Actor, at: datetime) -> None:
    """Say why a value is not as it should be, and what is done about it.

    Raises `NotFound` for a period without one, `Invalid` for days that are over.
    """
    if queries.value(session, kpi.code, MUNICIPALITY, wanted.first_day) is None:
        raise errors.NotFound
    faults = checks.review_faults(kpi, wanted.first_day, wanted, clock.date_in(at, Terms.zone))
    if faults:
        raise errors.Invalid(faults)
    review = _add_review(session, kpi, wanted.first_day, wanted, by=by, at=at)
    keep_for_undo(session, _step(kpi, review=review))
    tell(session, kpi, by=by, at=at)


def colour_of(session: Session, kpi: Kpi, value: float, base: float | None, day: date) -> Colour:
    """The colour that a value would have on a day by the target of its year; a mere proposal judges nothing."""
    known = queries.target(session, kpi.code, day.year)
    target = Target(known.value, known.green, known.yellow) if known and known.counts else None
    return verdict(kpi.rule, kpi.direction, value, target=target, day=day, base=base)


def _put(
    session: Session, kpi: Kpi, scope: str, first: date, measure: Measure | None, *, at: datetime, **typed: Any
) -> KpiValue | None:
    known = queries.value(session, kpi.code, scope, first)
    if known:
        known.replaced_at = at
        session.flush()
    if measure is None:
        return None
    new = KpiValue(id=new_id(), code=kpi.code, scope=scope, first_day=first, at=at, **typed, **vars(measure))
    session.add(new)
    return new


def _step(kpi: Kpi, **what: Any) -> dict[str, Any]:
    return {"feature": "kpis", "code": kpi.code, **{name: value for name, value in what.items() if value}}


def _add_review(session: Session, kpi: Kpi, first: date, wanted: Review, *, by: Actor, at: datetime) -> str:
    owner = _active(session, "owner_id", wanted.owner_id)
    said = wanted.model_dump(exclude={"first_day"})
    about: dict[str, Any] = {"code": kpi.code, "scope": MUNICIPALITY, "first_day": first}
    made = KpiReview(id=new_id(), **about, owner=owner.name, author_id=by.id, author=by.name, at=at, **said)
    session.add(made)
    return made.id


def _active(session: Session, field: str, person_id: str) -> Any:
    try:
        found = people.person(session, person_id)
    except errors.NotFound:
        found = None
    if found is None or not found.is_active:
        raise errors.Invalid([{"field": field, "type": "unknown", "message": N_("is nobody who has an account")}])
    return found


def tell(session: Session, kpi: Kpi, *, by: Actor | None, at: datetime) -> None:
    """Record that a KPI is another than it was, wherever it is seen."""
    session.flush()
    card = queries.kpi_card(session, kpi)
    record(session, events.KpiChanged(to=KPIS_ROOM, kpi=card), by=by, at=at)
    on_walls = unit_queries.card_on_walls(card)
    for wall in queries.walls(session):
        if wall.shows(kpi.code):
            record(session, events.KpiChanged(to=wall_room(wall.id), kpi=on_walls), by=by, at=at)


def _tell_all(session: Session, event: type[events.Told], *, by: Actor | None, at: datetime, **card: Any) -> None:
    for room in (KPIS_ROOM, *(wall_room(each.id) for each in queries.walls(session))):
        record(session, event(to=room, **card), by=by, at=at)
