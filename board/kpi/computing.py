"""Computed values: facts are read, formulas asked, and what has changed is taken over."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from sqlmodel import Session

from board import clock, database
from board.kpi import commands, facts, queries
from board.kpi.formulas import FORMULAS, Formula
from board.kpi.measures import Measure
from board.kpi.models import MUNICIPALITY, Kpi, Source
from board.kpi.periods import before, first_day, last_day
from board.live.change import change
from board.people import queries as people
from board.people.viewers import Terms
from board.tasks import measured

Due = tuple[str, str, date, Measure | None]
"""The code of a KPI, a scope, the first day of a period, and what was measured."""


def recompute(*, at: datetime, periods: int, sources: Collection[Source] = tuple(facts.SOURCES)) -> int:
    """Compute the newest so many periods of every computed KPI, for all and for each unit; how many changed.

    One that is the same in a scope as it was is neither written nor told.
    """
    new: dict[tuple[str, str], dict[date, Measure | None]] = defaultdict(dict)
    with database.reading() as session:
        due = list(_due(session, at, periods, sources))
        known = queries.values_since(session, min((first for _, _, first, _ in due), default=date.max))
        for code, scope, first, measure in due:
            if known.get((code, scope, first)) != (measure and (measure.value, measure.base)):
                new[code, scope][first] = measure
    if not new:
        return 0
    with change() as session:
        commands.hold_all(session, {scope for _, scope in new if scope != MUNICIPALITY})
        return sum(
            commands.take_values(session, queries.kpi(session, code), measures, at=at, scope=scope)
            for (code, scope), measures in new.items()
        )


def _due(session: Session, at: datetime, periods: int, sources: Collection[Source]) -> Iterator[Due]:
    today = clock.date_in(at, Terms.zone)
    for source in sources:
        kpis = [kpi for kpi in queries.computed(session, source) if kpi.code in FORMULAS]
        if kpis:
            yield from _due_of(session, source, kpis, today, periods)


def _due_of(session: Session, source: Source, kpis: Sequence[Kpi], today: date, periods: int) -> Iterator[Due]:
    since = min(before(first_day(today, kpi.frequency), kpi.frequency, periods) for kpi in kpis)
    of_all = facts.read(session, source, today, since)
    measured_units = [unit.id for unit in people.units(session) if unit.id in of_all.units()]
    scopes = {MUNICIPALITY: of_all, **{unit_id: of_all.of_unit(unit_id) for unit_id in measured_units}}
    for scope, own in scopes.items():
        for kpi in kpis:
            formula = FORMULAS[kpi.code]
            for first in _periods(kpi, formula, today, periods):
                yield kpi.code, scope, first, formula.measure(own, first, last_day(first, kpi.frequency))


def _periods(kpi: Kpi, formula: Formula, today: date, periods: int) -> Sequence[date]:
    now = first_day(today, kpi.frequency)
    return [before(now, kpi.frequency, back) for back in range(1 if formula.only_now else periods)]


def tasks_behind(session: Session, kpi: Kpi, scope: str, *, at: datetime) -> list[measured.NamedTask]:
    """The tasks behind the number of the period that runs now; none where tasks are not what it is about."""
    formula = FORMULAS.get(kpi.code)
    if formula is None or formula.behind is None:
        return []
    today = clock.date_in(at, Terms.zone)
    first = first_day(today, kpi.frequency)
    of_all = facts.read(session, formula.source, today, first)
    own = of_all if scope == MUNICIPALITY else of_all.of_unit(scope)
    ids = formula.behind(own, first, last_day(first, kpi.frequency))
    return measured.named(session, ids)
