"""A KPI's trend as a figure in the reader's language, and the same in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import format_date, format_decimal, get_locale, gettext
from sqlmodel import Session

from board.kpi import queries, signals
from board.kpi.charts import Point, Words, trend
from board.kpi.models import Kpi, KpiTarget
from board.kpi.periods import last_day
from board.kpi.verdicts import Target, expected

_MOST = 500
_SEPARATORS = {"ru": ",\u00a0", "en": ".,"}


def figure_of(session: Session, kpi: Kpi, scope: str, *, today: date, dark: bool) -> dict[str, Any]:
    """`{data, layout, description}` of the newest values of a scope; only approved targets are drawn."""
    points = _points(session, kpi, scope, today)
    natural = signals.limits([point.value for point in points])
    language = str(get_locale())
    unit = kpi.unit_en if language == "en" else kpi.unit_ru
    words = Words(gettext("Value"), gettext("Target"), gettext("natural limits"), unit, _SEPARATORS.get(language, ".,"))
    limits = (natural.lower, natural.upper) if natural else None
    notes = [(each.day, each.text) for each in queries.notes_of(session, kpi.code)]
    drawn = trend(points, words, limits=limits, notes=notes, dark=dark)
    return {**drawn, "description": _in_words(points, unit)}


def _points(session: Session, kpi: Kpi, scope: str, today: date) -> list[Point]:
    remarks = queries.remarks_of(session, kpi.code, scope)
    targets = {each.year: judging(each) for each in queries.targets(session, kpi.code)}
    found = []
    for value in queries.values(session, kpi.code, scope, _MOST):
        last = last_day(value.first_day, kpi.frequency)
        aim = expected(kpi.rule, targets.get(last.year), min(last, today)) if kpi.rule != "share" else None
        found.append(Point(value.first_day, last, value.value, aim, remarks.get(value.first_day)))
    return found


def judging(target: KpiTarget | None) -> Target | None:
    """What a target judges by; a mere proposal judges nothing."""
    if target is None:
        return None
    counts = target.by_decree or target.approved_at is not None
    return Target(target.value, target.green, target.yellow) if counts else None


def _in_words(points: Sequence[Point], unit: str) -> str:
    if not points:
        return str(gettext("There is no value yet."))
    values, last = [point.value for point in points], points[-1]
    said: str = gettext(
        "Values (%(unit)s) from %(first)s to %(last)s: the least %(least)s, the most %(most)s, the newest %(newest)s.",
        first=format_date(points[0].first, "long"),
        last=format_date(last.last, "long"),
        least=format_decimal(round(min(values), 2)),
        most=format_decimal(round(max(values), 2)),
        newest=format_decimal(round(last.value, 2)),
        unit=unit,
    )
    if last.aim is None:
        return said
    return f"{said} {gettext('The target by then is %(aim)s.', aim=format_decimal(round(last.aim, 2)))}"
