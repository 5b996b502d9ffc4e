"""What people write in tables of values: heads of columns, numbers, periods."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from flask_babel import gettext

from board.errors import N_
from board.kpi.inputs import MOST

HEADS: dict[str, tuple[str, ...]] = {
    "code": ("код", "code"),
    "name": ("показатель", "kpi", "name"),
    "day": ("период", "дата", "period", "date", "day"),
    "value": ("значение", "value"),
    "base": ("из скольких", "база", "base", "of"),
    "source": ("источник", "source"),
    "comment": ("почему", "причина", "why", "comment"),
    "countermeasure": ("что делается", "мера", "what is done", "countermeasure"),
    "owner": ("кто выполняет", "ответственный", "who", "owner"),
    "due": ("до какого дня", "срок", "until", "due"),
    "next_review": ("когда проверяют снова", "пересмотр", "next review"),
}
"""What each column may be called, in small letters."""
_MONTH = re.compile(r"(\d{1,2})\.(\d{4})|(\d{4})-(\d{2})")
_QUARTER = re.compile(r"([1-4IVXivx]+)\s*(?:кв|q)[^0-9]*(\d{4})")
_YEARS = (2000, 2099)
_MONTHS = (
    ("янв", "jan"), ("фев", "feb"), ("мар", "mar"), ("апр", "apr"), ("май", "мая", "may"), ("июн", "jun"),
    ("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "oct"), ("ноя", "nov"), ("дек", "dec"),
)  # fmt: skip
_NAMED_MONTH = re.compile(r"([а-яa-z]{3,9})\.?\s+(\d{4})(?:\s*г(?:\.|ода?)?)?")
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}


def columns_of(heads: Sequence[Any]) -> dict[str, int]:
    """Which column holds what, by the heads of the first row; what is not known is passed over."""
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        said = str(head or "").strip().lower().partition(",")[0]
        field = next((field for field, names in HEADS.items() if said in names), None)
        if field:
            found.setdefault(field, at)
    return found


def as_number(cell: Any) -> float:
    """A number, also one written with a comma and gaps. Raises `ValueError` saying what is wrong."""
    if isinstance(cell, bool) or cell is None:
        raise ValueError(gettext(N_("must be a number")))
    if isinstance(cell, int | float) and abs(cell) <= MOST:
        return float(cell)
    text = re.sub(r"[\s\u00a0\u202f]", "", str(cell)).replace(",", ".").removesuffix("%")
    try:
        return float(text[:60])
    except ValueError:
        raise ValueError(gettext(N_("must be a number"))) from None


def as_day(cell: Any) -> date:
    """A day of the period: a date, a month, a quarter or a year. Raises `ValueError` saying what is wrong."""
    found = _as_day(cell)
    if not _YEARS[0] <= found.year <= _YEARS[1]:
        raise ValueError(gettext(N_("is too far away")))
    return found


def _as_day(cell: Any) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell or "").strip()[:40]
    for pattern in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    try:
        return _of_a_longer_period(text)
    except (ValueError, KeyError, OverflowError):
        raise ValueError(gettext(N_("must be a day, a month (09.2026), a quarter (3 кв. 2026) or a year"))) from None


def _of_a_longer_period(text: str) -> date:
    month, quarter = _MONTH.fullmatch(text), _QUARTER.match(text.lower())
    named = _NAMED_MONTH.fullmatch(text.lower())
    if named:
        number = next((at for at, names in enumerate(_MONTHS, start=1) if named[1].startswith(names)), 0)
        return date(int(named[2]), number, 1)
    if month:
        return date(int(month[2] or month[3]), int(month[1] or month[4]), 1)
    if quarter:
        return date(int(quarter[2]), _QUARTERS[quarter[1]] * 3 - 2, 1)
    return date(int(text), 1, 1)
