"""How KPIs are spoken of on paper and in tables, in the reader's language."""

from datetime import date

from flask_babel import format_date, format_decimal, get_locale
from flask_babel import gettext as _gettext

from board.errors import N_
from board.kpi.models import Frequency, Kpi, KpiTarget, KpiValue, Rule
from board.kpi.periods import last_day
from board.kpi.verdicts import Colour, Target, expected

COLOURS = {
    Colour.GREEN: N_("as planned"),
    Colour.YELLOW: N_("a little behind"),
    Colour.RED: N_("far from the target"),
    Colour.GREY: N_("not judged"),
}


def gettext(message: str, **places: object) -> str:
    """A text of the catalogue in the reader's language."""
    return str(_gettext(message, **places))


def name_of(kpi: Kpi) -> str:
    """The name of a KPI."""
    return kpi.name_en if str(get_locale()) == "en" else kpi.name_ru


def unit_of(kpi: Kpi) -> str:
    """What its values are counted in."""
    return kpi.unit_en if str(get_locale()) == "en" else kpi.unit_ru


def figure(value: float, digits: int) -> str:
    """A number with at most so many decimals."""
    return str(format_decimal(round(value, digits)))


def period(first: date, frequency: str) -> str:
    """A period by its name: a day, a week, a month, a quarter, a year."""
    match Frequency(frequency):
        case Frequency.WEEK:
            last = last_day(first, frequency)
            return gettext("week of %(first)s – %(last)s", first=_short(first), last=_short(last))
        case Frequency.MONTH:
            return str(format_date(first, "LLLL y"))
        case Frequency.QUARTER:
            return gettext("quarter %(number)s of %(year)s", number=(first.month + 2) // 3, year=first.year)
        case Frequency.YEAR:
            return gettext("the year %(year)s", year=first.year)
    return str(format_date(first, "long"))


def short_period(first: date, frequency: str) -> str:
    """The same, as short as a mark on an axis."""
    match Frequency(frequency):
        case Frequency.MONTH:
            return str(format_date(first, "LLL yy"))
        case Frequency.QUARTER:
            return gettext("Q%(number)s %(year)s", number=(first.month + 2) // 3, year=f"{first.year % 100:02}")
        case Frequency.YEAR:
            return str(first.year)
    return str(format_date(first, "d MMM"))


def part(kpi: Kpi, value: KpiValue) -> str:
    """What the value is a share of, and how much of it that is, where it is one; else nothing."""
    if kpi.rule != Rule.SHARE or not value.base:
        return ""
    share = figure(value.value / value.base * 100, 0)
    return gettext("of %(base)s, that is %(share)s", base=figure(value.base, 0), share=f"{share}\u00a0%")


def aim(kpi: Kpi, target: KpiTarget | None, judging: Target | None, day: date) -> str:
    """What is aimed at, and by then; or that nobody has approved it."""
    if kpi.rule == Rule.INFO:
        return ""
    if judging is None:
        return gettext("the target is not approved") if target else gettext("no target is set")
    if kpi.rule == Rule.SHARE and judging.green:
        norm = N_("norm: at least %(value)s") if kpi.direction == "up" else N_("norm: at most %(value)s")
        return gettext(norm, value=f"{figure(judging.green, 0)}\u00a0%")
    wanted = judging.value if judging.value is not None else judging.green
    if wanted is None:
        return ""
    said = gettext("target %(value)s", value=figure(wanted, kpi.digits or 1))
    due = expected(kpi.rule, judging, day) if kpi.rule == Rule.PRO_RATA else None
    if due is None:
        return said
    by = gettext("expected by %(day)s: %(value)s", day=_short(day), value=figure(due, 1))
    return f"{said} · {by}"


def _short(day: date) -> str:
    return str(format_date(day, "d MMM"))
