"""A wall of KPIs on a sheet of A3: the same truth as on the screen, for a board of cork."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import format_date, format_datetime, get_locale, gettext, ngettext
from sqlmodel import Session, select

from board.bootstrap import places
from board.documents.formats.pdf import pdf
from board.kpi import queries
from board.kpi.drawing import judging
from board.kpi.models import MUNICIPALITY, Goal, Kpi, KpiReview, KpiValue, Wall
from board.kpi.periods import last_day
from board.kpi.remarks import remark_on
from board.kpi.verdicts import Colour, verdict
from board.kpi.words import COLOURS, aim, figure, name_of, part, unit_of

_TEMPLATE = places.TEMPLATES / "kpi" / "wall.typ"
_COLUMNS = 3
_URGENT = (Colour.RED, Colour.YELLOW)


@dataclass(frozen=True)
class _Shown:
    kpi: Kpi
    value: KpiValue
    colour: Colour
    aim: str
    trend: list[float]
    review: KpiReview | None
    today: date


def on_paper(session: Session, wall: Wall, *, at: datetime, today: date) -> dict[str, Any]:
    """What stands on the sheet, in the reader's language, as `print_sheet` takes it."""
    shown = list(_shown(session, wall, today))
    urgent = sorted((each for each in shown if each.colour in _URGENT), key=lambda each: _URGENT.index(each.colour))
    count = gettext("%(count)s of %(total)s", count=len(urgent), total=len(shown))
    need = ngettext("is in need of attention", "are in need of attention", len(urgent))
    return {
        "language": str(get_locale()),
        "title": wall.name,
        "as_of": gettext("data as of %(time)s", time=format_datetime(at, "d MMMM y, HH:mm")),
        "attention": f"{count} {need}",
        "calm": not urgent,
        "urgent": [_urgent(each) for each in urgent],
        "columns": _in_columns(_goals(session, shown)),
        "empty": gettext("There is nothing to show yet"),
    }


def print_sheet(data: dict[str, Any]) -> bytes:
    """The PDF, A3 across."""
    return pdf(_TEMPLATE, data)


def _shown(session: Session, wall: Wall, today: date) -> Sequence[_Shown]:
    found = []
    for kpi in session.exec(select(Kpi).order_by(Kpi.position, Kpi.code)):  # type: ignore[arg-type]
        trend = queries.values(session, kpi.code, MUNICIPALITY, queries.SHOWN_VALUES)
        if not trend or (wall.codes and kpi.code not in wall.codes):
            continue
        value = trend[-1]
        last = last_day(value.first_day, kpi.frequency)
        day = min(last, today)
        target = queries.target(session, kpi.code, day.year)
        counts = judging(target)
        colour = verdict(kpi.rule, kpi.direction, value.value, target=counts, day=day, base=value.base)
        reviews = queries.reviews_of(session, kpi.code, MUNICIPALITY)
        review = remark_on(reviews, value)
        if review is None and reviews and reviews[-1].first_day != value.first_day:
            # What was begun about an earlier value goes on until it is looked at again.
            review = reviews[-1] if reviews[-1].next_review >= today else None
        said = aim(kpi, target, counts, day)
        found.append(_Shown(kpi, value, colour, said, [each.value for each in trend], review, today))
    return found


def _urgent(each: _Shown) -> dict[str, Any]:
    review = each.review
    if review is None:
        owner = each.kpi.owner
        without = gettext("without a comment")
        said = gettext("%(since)s · waiting for %(owner)s", since=without, owner=owner) if owner else without
        return {**_row(each), "why": said, "act": ""}
    day = format_date(review.due, "d MMM")
    due = gettext("overdue since %(day)s", day=day) if review.due < each.today else gettext("by %(day)s", day=day)
    act = gettext(
        "%(owner)s · %(due)s · next look %(next)s",
        owner=review.owner,
        due=due,
        next=format_date(review.next_review, "d MMM"),
    )
    done = gettext("What is done")
    return {**_row(each), "why": f"{review.comment} {done}: {review.countermeasure}", "act": act}


def _goals(session: Session, shown: Sequence[_Shown]) -> list[dict[str, Any]]:
    goals = session.exec(select(Goal).order_by(Goal.position)).all()  # type: ignore[arg-type]
    is_english = str(get_locale()) == "en"
    found = [
        {
            "name": goal.name_en if is_english else goal.name_ru,
            "rows": [_row(each) for each in shown if each.kpi.goal_id == goal.id],
        }
        for goal in goals
    ]
    return [goal for goal in found if goal["rows"]]


def _in_columns(goals: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The goals in their order, in columns of about the same length."""
    columns: list[list[dict[str, Any]]] = [[] for _ in range(_COLUMNS)]
    whole = sum(_length(goal) for goal in goals)
    past = 0
    for goal in goals:
        columns[min(_COLUMNS - 1, (past + _length(goal) // 2) * _COLUMNS // max(1, whole))].append(goal)
        past += _length(goal)
    return columns


def _length(goal: dict[str, Any]) -> int:
    return len(goal["rows"]) + 1


def _row(each: _Shown) -> dict[str, Any]:
    kpi, value = each.kpi, each.value
    return {
        "name": name_of(kpi),
        "value": figure(value.value, kpi.digits),
        "unit": unit_of(kpi),
        "colour": each.colour.value,
        "word": gettext(COLOURS[each.colour]),
        "aim": " · ".join(filter(None, (part(kpi, value), each.aim))),
        "trend": each.trend,
    }
