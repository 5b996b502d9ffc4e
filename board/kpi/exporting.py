"""Values of KPIs as tables to take away, and one to fill in and bring back."""

from datetime import date

from flask_babel import gettext
from sqlmodel import Session

from board import clock
from board.documents.formats.xlsx import Cell, Sheet, workbook
from board.errors import N_
from board.kpi import queries
from board.kpi.drawing import judging
from board.kpi.models import MUNICIPALITY, Kpi, Source
from board.kpi.periods import first_day, last_day
from board.kpi.remarks import remark_on
from board.kpi.verdicts import expected, verdict
from board.kpi.words import COLOURS, name_of, period, unit_of
from board.people.rights import Viewer
from board.people.viewers import Terms

_MOST = 2000
_HEADS = (
    (N_("Period"), 26), (N_("First day"), 12), (N_("Last day"), 12), (N_("Value"), 12), (N_("Of how many"), 12),
    (N_("Target by then"), 14), (N_("Against the target"), 18), (N_("By whom"), 24), (N_("Where it comes from"), 34),
    (N_("Given on"), 12), (N_("Corrected on"), 12), (N_("Why it is so"), 50),
)  # fmt: skip
_TO_FILL = (
    ("Код", 24), ("Показатель", 46), ("Период", 14), ("Значение", 12), ("Из скольких", 12), ("Источник", 34),
    ("Почему", 34), ("Что делается", 34), ("Кто выполняет", 28), ("До какого дня", 14), ("Когда проверяют снова", 16),
)  # fmt: skip
"""The heads are what the table is read by again, and stay as they are in every language."""


def values_of(session: Session, kpi: Kpi, scope: str, *, today: date) -> bytes:
    """An XLSX with every value that a KPI was given in a scope, the newest first."""
    targets = {each.year: each for each in queries.targets(session, kpi.code)}
    reviews = queries.reviews_of(session, kpi.code, scope)
    rows: list[list[Cell]] = []
    for value in queries.history(session, kpi.code, scope, _MOST):
        last = last_day(value.first_day, kpi.frequency)
        target, day = judging(targets.get(last.year)), min(last, today)
        colour = verdict(kpi.rule, kpi.direction, value.value, target=target, day=day, base=value.base)
        remark = remark_on(reviews, value)
        rows.append(
            [
                period(value.first_day, kpi.frequency),
                value.first_day,
                last,
                value.value,
                value.base,
                expected(kpi.rule, target, day),
                gettext(COLOURS[colour]),
                value.author or gettext("computed"),
                value.source,
                clock.date_in(value.at, Terms.zone),
                clock.date_in(value.replaced_at, Terms.zone) if value.replaced_at else None,
                remark.comment if remark else None,
            ]
        )
    heads = [(gettext(head), width) for head, width in _HEADS]
    heads[3] = (f"{heads[3][0]}, {unit_of(kpi)}", heads[3][1])
    return workbook([Sheet(name_of(kpi), heads, rows)])


def table_to_fill(session: Session, who: Viewer, *, today: date) -> bytes:
    """An XLSX with a row for each KPI whose values the viewer types, for the period that runs."""
    rows: list[list[Cell]] = []
    for kpi in queries.computed(session, Source.TYPED):
        if not who.may_answer_for(kpi.owner_id):
            continue
        first = first_day(today, kpi.frequency)
        known = queries.value(session, kpi.code, MUNICIPALITY, first)
        newest = queries.values(session, kpi.code, MUNICIPALITY, 1)
        source = newest[-1].source if newest else None
        given: list[Cell] = [known.value, known.base] if known else [None, None]
        rows.append([kpi.code, name_of(kpi), first, *given, source])
    return workbook([Sheet(gettext("Values"), _TO_FILL, rows)])
