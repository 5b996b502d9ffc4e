"""The only writer of targets: proposed by the coordinator, counting once the programme controller has approved them."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.kpi import queries
from board.kpi.commands import tell
from board.kpi.inputs import SetTarget
from board.kpi.models import Kpi, KpiTarget, Rule
from board.live.change import keep_for_undo
from board.live.events import Actor


def propose_target(
    session: Session, kpi: Kpi, year: int, wanted: SetTarget, *, by: Actor | None, at: datetime, by_decree: bool = False
) -> None:
    """Say what is to be aimed at in a year; until it is approved it is a proposal. Raises `Refusal`, `Invalid`."""
    known = queries.target(session, kpi.code, year)
    if known and known.by_decree and not by_decree:
        raise errors.Refusal(N_("The decree itself gives this target."))
    _check_limits(kpi, wanted)
    is_same = known is not None and known.model_dump(include=set(SetTarget.model_fields)) == wanted.model_dump()
    if known and is_same and not known.returned:
        return
    was = image(known)
    target = known or KpiTarget(code=kpi.code, year=year, by_decree=by_decree)
    for name, value in wanted.model_dump().items():
        setattr(target, name, value)
    target.approved_at = target.approved_by_id = target.approved_by = target.returned = None
    target.proposed_at, target.proposed_by = at, by.name if by else None
    session.add(target)
    _tell(session, kpi, target, was, by=by, at=at)


def approve_target(session: Session, kpi: Kpi, year: int, *, by: Actor, at: datetime) -> None:
    """Let a proposal count, by the word of the programme controller. Raises `NotFound` where there is none."""
    target = queries.target(session, kpi.code, year)
    if target is None:
        raise errors.NotFound
    if target.by_decree or target.approved_at:
        return
    was = image(target)
    target.approved_at, target.approved_by_id, target.approved_by, target.returned = at, by.id, by.name, None
    _tell(session, kpi, target, was, by=by, at=at)


def return_target(session: Session, kpi: Kpi, year: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Send a proposal back with a word why. Raises `NotFound` where there is none, `Refusal` where it counts."""
    target = queries.target(session, kpi.code, year)
    if target is None:
        raise errors.NotFound
    if target.by_decree or target.approved_at:
        raise errors.Refusal(N_("This target counts already."))
    was = image(target)
    target.returned = reason
    _tell(session, kpi, target, was, by=by, at=at)


def image(target: KpiTarget | None) -> dict[str, Any] | None:
    """A target as it stands, to be put back or compared."""
    return target.model_dump(mode="json") if target else None


def _check_limits(kpi: Kpi, wanted: SetTarget) -> None:
    has_limits = wanted.green is not None and wanted.yellow is not None
    if kpi.rule in (Rule.LIMITS, Rule.SHARE) and not has_limits:
        raise errors.Invalid([{"field": "green", "type": "missing", "message": N_("must be given with “yellow”")}])
    if has_limits and ((wanted.green or 0) - (wanted.yellow or 0)) * (1 if kpi.direction == "up" else -1) < 0:
        raise errors.Invalid([{"field": "yellow", "type": "order", "message": N_("must be worse than green")}])


def _tell(
    session: Session, kpi: Kpi, target: KpiTarget, was: dict[str, Any] | None, *, by: Actor | None, at: datetime
) -> None:
    session.flush()
    step = {"feature": "kpis", "code": kpi.code, "target": {"year": target.year, "was": was, "is": image(target)}}
    if by:
        keep_for_undo(session, step)
    tell(session, kpi, by=by, at=at)
