"""What a unit's meeting has to hear of its KPIs: those that are not as planned (domain, 4.1)."""

from datetime import date
from typing import Any

from sqlmodel import Session

from board.kpi import commands, queries
from board.kpi.models import KpiTarget, KpiValue, Rule
from board.kpi.periods import last_day
from board.kpi.remarks import remark_on
from board.kpi.verdicts import Colour

_BEHIND = (Colour.RED, Colour.YELLOW)


def not_as_planned(session: Session, unit_id: str, today: date) -> list[dict[str, Any]]:
    """The KPIs of a unit that are red or yellow, the worst first, in both languages, with what was said of them.

    `{code, name_ru, name_en, unit_ru, unit_en, value, aim, colour, comment}`; `aim` is a level of the value or nothing.
    """
    found = []
    for kpi in queries.every(session):
        newest = queries.values(session, kpi.code, unit_id, 1)
        if not newest:
            continue
        value = newest[-1]
        day = min(today, last_day(value.first_day, kpi.frequency))
        colour = commands.colour_of(session, kpi, value.value, value.base, day)
        if colour in _BEHIND:
            target = queries.target(session, kpi.code, day.year)
            aim = _aim(target) if kpi.rule != Rule.SHARE else None
            same = kpi.model_dump(include={"code", "name_ru", "name_en", "unit_ru", "unit_en"})
            said = _comment(session, kpi.code, unit_id, value)
            found.append({**same, "value": value.value, "aim": aim, "colour": colour.value, "comment": said})
    return sorted(found, key=lambda each: _BEHIND.index(Colour(each["colour"])))


def _aim(target: KpiTarget | None) -> float | None:
    if target is None or not target.counts:
        return None
    return target.value if target.value is not None else target.green


def _comment(session: Session, code: str, unit_id: str, value: KpiValue) -> str | None:
    remark = remark_on(queries.reviews_of(session, code, unit_id), value)
    return f"{remark.comment} {remark.countermeasure}" if remark else None
