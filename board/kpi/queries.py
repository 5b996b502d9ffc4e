"""Questions about goals, KPIs, values and walls."""

from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from board import errors
from board.kpi import cards, signals
from board.kpi.events import KPIS_ROOM, wall_room
from board.kpi.formulas import is_computed
from board.kpi.models import MUNICIPALITY, Goal, Kpi, KpiNote, KpiReview, KpiTarget, KpiValue, Source, Wall
from board.kpi.periods import last_day
from board.live import queries as log
from board.live.events import instant
from board.people.rights import Looker

SHOWN_VALUES = 12


def kpi(session: Session, code: str) -> Kpi:
    """A KPI. Raises `NotFound`."""
    found = session.get(Kpi, code)
    if found is None:
        raise errors.NotFound
    return found


def wall(session: Session, wall_id: str) -> Wall:
    """A wall. Raises `NotFound`."""
    found = session.get(Wall, wall_id)
    if found is None or found.removed_at:
        raise errors.NotFound
    return found


def walls(session: Session) -> list[Wall]:
    """All walls in their order, without those that were taken down."""
    there = select(Wall).where(col(Wall.removed_at).is_(None))
    return list(session.exec(there.order_by(col(Wall.position), col(Wall.id))))


def target(session: Session, code: str, year: int) -> KpiTarget | None:
    """What is aimed at in a year."""
    return session.get(KpiTarget, (code, year))


def value(session: Session, code: str, scope: str, first_day: date) -> KpiValue | None:
    """The value of a period as it stands."""
    found: KpiValue | None = session.exec(_standing(code, scope).where(col(KpiValue.first_day) == first_day)).first()
    return found


def values(session: Session, code: str, scope: str, limit: int) -> list[KpiValue]:
    """The newest values as they stand, the oldest first."""
    newest = _standing(code, scope).order_by(col(KpiValue.first_day).desc()).limit(limit)
    return list(reversed(session.exec(newest).all()))


def newest_by_scope(session: Session, code: str) -> dict[str, KpiValue]:
    """The newest value of every scope."""
    standing = select(KpiValue).where(col(KpiValue.code) == code, col(KpiValue.replaced_at).is_(None))
    return {each.scope: each for each in session.exec(standing.order_by(col(KpiValue.first_day)))}


def history(session: Session, code: str, scope: str, limit: int) -> list[KpiValue]:
    """Every value that was ever given, those replaced too, the newest period and correction first."""
    given = select(KpiValue).where(col(KpiValue.code) == code, col(KpiValue.scope) == scope)
    return list(
        session.exec(
            given.order_by(col(KpiValue.first_day).desc(), col(KpiValue.at).desc(), col(KpiValue.id)).limit(limit)
        )
    )


def targets(session: Session, code: str) -> list[KpiTarget]:
    """What is aimed at, year by year."""
    return list(session.exec(select(KpiTarget).where(col(KpiTarget.code) == code).order_by(col(KpiTarget.year))))


def reviews_of(session: Session, code: str, scope: str) -> list[KpiReview]:
    """Every review, the earliest first."""
    given = select(KpiReview).where(col(KpiReview.code) == code, col(KpiReview.scope) == scope)
    return list(session.exec(given.order_by(col(KpiReview.at), col(KpiReview.id))))


def review_of(session: Session, code: str, scope: str) -> KpiReview | None:
    """The newest review."""
    given = select(KpiReview).where(col(KpiReview.code) == code, col(KpiReview.scope) == scope)
    return session.exec(given.order_by(col(KpiReview.at).desc(), col(KpiReview.id)).limit(1)).first()


def notes_of(session: Session, code: str) -> list[KpiNote]:
    """What happened, the earliest day first."""
    given = select(KpiNote).where(col(KpiNote.code) == code)
    return list(session.exec(given.order_by(col(KpiNote.day), col(KpiNote.id))))


def note(session: Session, code: str, note_id: str) -> KpiNote:
    """A note of that KPI. Raises `NotFound`."""
    found = session.get(KpiNote, note_id)
    if found is None or found.code != code:
        raise errors.NotFound
    return found


def owned_by(session: Session, person_id: str) -> list[Kpi]:
    """The KPIs for which somebody answers."""
    return list(session.exec(select(Kpi).where(col(Kpi.owner_id) == person_id).order_by(col(Kpi.position))))


def computed(session: Session, source: Source) -> list[Kpi]:
    """The KPIs whose values come from a part of the program."""
    return list(session.exec(select(Kpi).where(col(Kpi.source) == source).order_by(col(Kpi.position))))


def every(session: Session) -> list[Kpi]:
    """All KPIs in the order of the catalogue."""
    return list(session.exec(select(Kpi).order_by(col(Kpi.position), col(Kpi.code))))


def goals(session: Session) -> list[Goal]:
    """The strategic goals in their order."""
    return list(session.exec(select(Goal).order_by(col(Goal.position))))


def state(session: Session) -> dict[str, Any]:
    """The state of the room of all KPIs: those of the municipality."""
    return {
        "room": KPIS_ROOM,
        "epoch": log.epoch(session),
        "version": log.version(session, KPIS_ROOM),
        "goals": [goal_card(each).model_dump() for each in goals(session)],
        "kpis": [kpi_card(session, each).model_dump() for each in every(session)],
        "walls": [wall_card(each).model_dump() for each in walls(session)],
    }


def values_since(session: Session, first: date) -> dict[tuple[str, str, date], tuple[float, float | None]]:
    """Every value of the periods that begin on a day or later, with its base, by (code, scope, first day)."""
    standing = select(KpiValue).where(col(KpiValue.first_day) >= first, col(KpiValue.replaced_at).is_(None))
    return {(each.code, each.scope, each.first_day): (each.value, each.base) for each in session.exec(standing)}


def goal_card(goal: Goal) -> cards.GoalCard:
    """A goal as it stands."""
    return cards.GoalCard(**goal.model_dump())


def wall_to_look_at(session: Session, wall_id: str, who: Looker) -> Wall:
    """A wall that is everybody's who is signed in, and of a screen that was given it. Raises `NotFound`."""
    found = wall(session, wall_id)
    if not who.may_look_at(wall_room(found.id)):
        raise errors.NotFound
    return found


def wall_card(wall: Wall) -> cards.WallCard:
    """A wall as it stands."""
    return cards.WallCard(**wall.model_dump(exclude={"removed_at"}))


def kpi_card(session: Session, kpi: Kpi, scope: str = MUNICIPALITY) -> cards.KpiCard:
    """A KPI with what it is judged by and its newest values in a scope."""
    shown = values(session, kpi.code, scope, SHOWN_VALUES)
    review = review_of(session, kpi.code, scope)
    return cards.KpiCard(
        id=kpi.code,
        **kpi.model_dump(exclude={"code"}),
        has_source=kpi.source == Source.TYPED or is_computed(kpi.code),
        targets=[target_card(each) for each in targets(session, kpi.code)],
        **_line(kpi, shown),
        review=review_card(review) if review else None,
        notes=[note_card(each) for each in notes_of(session, kpi.code)],
    )


def unit_kpi_card(session: Session, kpi: Kpi, unit_id: str) -> cards.UnitKpiCard:
    """A KPI's newest values in a unit."""
    shown = values(session, kpi.code, unit_id, SHOWN_VALUES)
    return cards.UnitKpiCard(id=kpi.code, **_line(kpi, shown))


def target_card(target: KpiTarget) -> cards.TargetCard:
    """What is aimed at in a year, and by whose word."""
    return cards.TargetCard(
        **target.model_dump(
            include={
                "year",
                "value",
                "green",
                "yellow",
                "by_decree",
                "approved_by",
                "proposal",
                "proposed_by",
                "returned",
            }
        ),
        proposed_at=instant(target.proposed_at) if target.proposed_at else None,
        approved=target.counts,
        approved_at=instant(target.approved_at) if target.approved_at else None,
    )


def value_card(value: KpiValue, kpi: Kpi) -> cards.ValueCard:
    """A value with the days of its period written out."""
    return cards.ValueCard(
        **value.model_dump(include={"value", "base", "author", "source"}),
        first_day=value.first_day.isoformat(),
        last_day=last_day(value.first_day, kpi.frequency).isoformat(),
        at=instant(value.at),
    )


def note_card(note: KpiNote) -> cards.NoteCard:
    """A note with its day written out."""
    return cards.NoteCard(**note.model_dump(include={"id", "text", "author_id", "author"}), day=note.day.isoformat())


def review_card(review: KpiReview) -> cards.ReviewCard:
    """A review with its days written out."""
    return cards.ReviewCard(
        **review.model_dump(include={"comment", "countermeasure", "owner", "author"}),
        first_day=review.first_day.isoformat(),
        due=review.due.isoformat(),
        next_review=review.next_review.isoformat(),
        at=instant(review.at),
    )


def _line(kpi: Kpi, shown: list[KpiValue]) -> dict[str, Any]:
    series = [each.value for each in shown]
    natural = signals.limits(series)
    limits = cards.LimitsCard(lower=natural.lower, centre=natural.centre, upper=natural.upper) if natural else None
    return {
        "values": [value_card(each, kpi) for each in shown],
        "limits": limits,
        "signal": signals.signal(series),
    }


def _standing(code: str, scope: str) -> Any:
    return select(KpiValue).where(
        col(KpiValue.code) == code, col(KpiValue.scope) == scope, col(KpiValue.replaced_at).is_(None)
    )
