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
from board.kpi.remarks import remark_on
from board.kpi.verdicts import Target, expected
from board.kpi.words import short_period

_MOST = 500
_SEPARATORS = {"ru": ",\u00a0", "en": ".,"}


def figure_of(session: Session, kpi: Kpi, scope: str, *, today: date, dark: bool) -> dict[str, Any]:
    """`{data, layout, description}` of the newest values of a scope; only approved targets are drawn."""
    points = _points(session, kpi, scope, today)
    natural = signals.limits([point.value for point in points])
    language = str(get_locale())
    unit = kpi.unit_en if language == "en" else kpi.unit_ru
    words = Words(
        value=gettext("Value"),
        aim=gettext("Target"),
        limits=gettext("the usual range"),
        unit=unit,
        separators=_SEPARATORS.get(language, ".,"),
        remark=gettext("with a comment"),
    )
    limits = _within(kpi, natural.lower, natural.upper) if natural else None
    notes = [(each.day, each.text) for each in queries.notes_of(session, kpi.code)]
    last = last_day(points[-1].first, kpi.frequency) if points else today
    drawn = trend(points, words, limits=limits, notes=notes, last=last, dark=dark)
    return {**drawn, "description": _in_words(points, last, unit)}


def _within(kpi: Kpi, lower: float, upper: float) -> tuple[float, float]:
    """The part of a band in which there can be values at all."""
    return (
        lower if kpi.least is None else max(lower, kpi.least),
        upper if kpi.most is None else min(upper, kpi.most),
    )


def _points(session: Session, kpi: Kpi, scope: str, today: date) -> list[Point]:
    reviews = queries.reviews_of(session, kpi.code, scope)
    targets = {each.year: judging(each) for each in queries.targets(session, kpi.code)}
    found = []
    for value in queries.values(session, kpi.code, scope, _MOST):
        last = last_day(value.first_day, kpi.frequency)
        aim = expected(kpi.rule, targets.get(last.year), min(last, today)) if kpi.rule != "share" else None
        remark = remark_on(reviews, value)
        label = short_period(value.first_day, kpi.frequency)
        found.append(Point(value.first_day, label, value.value, aim, remark.comment if remark else None))
    return found


def judging(target: KpiTarget | None) -> Target | None:
    """What a target judges by; a mere proposal judges nothing."""
    if target is None:
        return None
    return Target(target.value, target.green, target.yellow) if target.counts else None


def _in_words(points: Sequence[Point], until: date, unit: str) -> str:
    if not points:
        return str(gettext("There is no value yet."))
    values, last = [point.value for point in points], points[-1]
    said: str = gettext(
        "Values (%(unit)s) from %(first)s to %(last)s: the least %(least)s, the most %(most)s, the newest %(newest)s.",
        first=format_date(points[0].first, "long"),
        last=format_date(until, "long"),
        least=format_decimal(round(min(values), 2)),
        most=format_decimal(round(max(values), 2)),
        newest=format_decimal(round(last.value, 2)),
        unit=unit,
    )
    if last.aim is None:
        return said
    return f"{said} {gettext('The target by then is %(aim)s.', aim=format_decimal(round(last.aim, 2)))}"
