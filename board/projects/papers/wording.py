"""How numbers, days and names are written in the documents of projects."""

import functools
import re
from datetime import date
from typing import Any

import orjson
from babel.dates import get_month_names
from babel.numbers import format_decimal as official_decimal
from flask_babel import format_date, format_decimal
from flask_babel import gettext as _gettext

from board.bootstrap import places
from board.projects.lifecycle import STAGE_OF, State

NOTHING = "—"
_PRECISE = "#,##0.######"
_NO_SIGNS = dict.fromkeys((0xFFFE, 0xFFFF))
_BLANK_DAY = re.compile(r"(?:\b(?P<from_or_to>\w{1,2}) )?«_+»[ _]+г\.")


def gettext(message: str, **named: object) -> str:
    """A text of the catalogue in the reader's language."""
    return str(_gettext(message, **named))


def plain(text: str | None) -> str:
    """A text with one sign for the end of a line, and without the two signs that no XML may hold."""
    return "\n".join((text or "").splitlines()).translate(_NO_SIGNS)


def figure(value: float | None) -> str:
    """A number in the reader's language with at most six decimals; a dash where it is not known."""
    return NOTHING if value is None else str(format_decimal(value, _PRECISE))


def share(value: float | None) -> str:
    """Per cent, whole."""
    return NOTHING if value is None else f"{format_decimal(round(value))}\u00a0%"


def as_date(day: str | None) -> date | None:
    """A day of a card as a date."""
    return date.fromisoformat(day) if day else None


def short_day(day: str | date | None) -> str:
    """A day as a table shows it, in the reader's language."""
    return _day(day, "d MMM y")


def long_day(day: str | date | None) -> str:
    """A day with its month in full."""
    return _day(day, "d MMMM y")


def period(first: str | None, last: str | None) -> str:
    """From one day to another; of a single date that date."""
    one, other = as_date(first), as_date(last)
    if one == other or not (one and other):
        return short_day(one or other)
    begins = _day(one, "d MMM") if one.year == other.year else short_day(one)
    return f"{begins} – {short_day(other)}"


def named(name: str, unit: str) -> str:
    """What is measured and in which unit, as the passport has it: «Наименование цели, единицы измерения»."""
    return f"{name}, {unit}" if name and unit else name or unit


def stage_in_work(state: str, resume_state: str | None) -> int | None:
    """The stage a project is in; of one that rests that where it goes on."""
    stands = State(resume_state) if state == State.SUSPENDED and resume_state else State(state)
    return STAGE_OF.get(stands)


@functools.cache
def official_form() -> dict[str, Any]:
    """The passport's form REG-A2 as decreed: `{labels, stages, filled}`; `filled` is how what is entered is written."""
    form: dict[str, Any] = orjson.loads((places.SEED / "decree" / "passport_form.json").read_bytes())
    return form


def official_figure(value: float | None) -> str:
    """A number in an official form, which is in Russian; nothing where it is not known."""
    return "" if value is None else str(official_decimal(value, _PRECISE, locale="ru"))


def official_day(day: date) -> str:
    """A day as the form writes it: «21» мая 2019 г."""
    month = get_month_names("wide", locale="ru")[day.month]
    written: str = official_form()["filled"]["day"].format(day=day.day, month=month, year=day.year)
    return written


def with_days(line: str, *days: date | None) -> str:
    """A line of the form with its blank dates filled in from the left; one that is not known stays blank."""
    left = iter(days)

    def fill(blank: re.Match[str]) -> str:
        day, word = next(left, None), blank["from_or_to"]
        if day is None:
            return blank.group()
        return f"{word}\u00a0{official_day(day)}" if word else official_day(day)

    return _BLANK_DAY.sub(fill, line)


def _day(day: str | date | None, pattern: str) -> str:
    found = as_date(day) if isinstance(day, str) else day
    return str(format_date(found, pattern)) if found else NOTHING
