"""The only writer of targets: proposed by the coordinator, counting once the programme controller has approved them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.kpi import possible, queries
from board.kpi.commands import tell
from board.kpi.inputs import SetTarget
from board.kpi.models import Kpi, KpiTarget, Rule
from board.live.change import keep_for_undo
from board.live.events import Actor

_Step = tuple[KpiTarget, dict[str, Any] | None]
"""A target as it is now, and as it was before, if it was."""


def propose_target(
    session: Session, kpi: Kpi, year: int, wanted: SetTarget, *, by: Actor | None, at: datetime, by_decree: bool = False
) -> None:
    """Say what is to be aimed at in a year; until it is approved it is a proposal. Raises `Refusal`, `Invalid`."""
    propose_targets(session, kpi, {year: wanted}, by=by, at=at, by_decree=by_decree)


def propose_targets(
    session: Session,
    kpi: Kpi,
    wanted: Mapping[int, SetTarget],
    *,
    by: Actor | None,
    at: datetime,
    by_decree: bool = False,
) -> None:
    """The same for several years, told once. Raises as `propose_target` does."""
    steps = [_propose(session, kpi, year, each, by=by, at=at, by_decree=by_decree) for year, each in wanted.items()]
    if any(steps):
        _tell(session, kpi, [step for step in steps if step], by=by, at=at)


def approve_target(session: Session, kpi: Kpi, year: int, *, by: Actor, at: datetime) -> None:
    """Let a proposal count, by the word of the programme controller; until then what counted before does.

    Raises `NotFound` where nothing was ever proposed.
    """
    target = queries.target(session, kpi.code, year)
    if target is None:
        raise errors.NotFound
    if target.proposal is None:
        return
    was = image(target)
    target.value, target.green, target.yellow = (target.proposal[name] for name in ("value", "green", "yellow"))
    target.proposal = target.returned = None
    target.approved_at, target.approved_by_id, target.approved_by = at, by.id, by.name
    _tell(session, kpi, [(target, was)], by=by, at=at)


def return_target(session: Session, kpi: Kpi, year: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Send a proposal back with a word why; what counted before goes on.

    Raises `NotFound` where nothing was ever proposed, `Refusal` where nothing waits.
    """
    target = queries.target(session, kpi.code, year)
    if target is None:
        raise errors.NotFound
    if target.proposal is None:
        raise errors.Refusal(N_("No proposal waits for a word."))
    was = image(target)
    target.returned = reason
    _tell(session, kpi, [(target, was)], by=by, at=at)


def image(target: KpiTarget | None) -> dict[str, Any] | None:
    """A target as it stands, to be put back or compared."""
    return target.model_dump(mode="json") if target else None


def _propose(
    session: Session, kpi: Kpi, year: int, wanted: SetTarget, *, by: Actor | None, at: datetime, by_decree: bool
) -> _Step | None:
    known = queries.target(session, kpi.code, year)
    if known and known.by_decree and not by_decree:
        raise errors.Refusal(N_("The decree itself gives this target."))
    _check_limits(kpi, wanted)
    given = wanted.model_dump()
    counts = known is not None and known.counts and known.model_dump(include=set(given)) == given
    # To propose what counts already withdraws another proposal.
    if known and not known.returned and known.proposal == (None if counts else given):
        return None
    was = image(known)
    target = known or KpiTarget(code=kpi.code, year=year, by_decree=by_decree)
    if by_decree:
        target.value, target.green, target.yellow = wanted.value, wanted.green, wanted.yellow
    else:
        target.proposal = None if counts else given
    target.returned = None
    target.proposed_at, target.proposed_by = (None, None) if counts or by_decree else (at, by.name if by else None)
    session.add(target)
    return target, was


def _check_limits(kpi: Kpi, wanted: SetTarget) -> None:
    faults = [*_missing(kpi, wanted), *_impossible(kpi, wanted), *_in_disorder(kpi, wanted)]
    if faults:
        raise errors.Invalid(faults)


def _missing(kpi: Kpi, wanted: SetTarget) -> Iterator[dict[str, str]]:
    for name, other in (("green", "yellow"), ("yellow", "green")):
        is_needed = kpi.rule in (Rule.LIMITS, Rule.SHARE) or getattr(wanted, other) is not None
        if is_needed and getattr(wanted, name) is None:
            yield {"field": name, "type": "missing", "message": N_("must be given")}


def _impossible(kpi: Kpi, wanted: SetTarget) -> Iterator[dict[str, str]]:
    # The limits of a share are in per cent of the whole, whatever its values are counted in.
    for name in ("value", "green", "yellow"):
        given = getattr(wanted, name)
        least, most = (0.0, 100.0) if kpi.rule == Rule.SHARE and name != "value" else (kpi.least, kpi.most)
        if wrong := possible.fault(given, least, most):
            yield {"field": name, "type": "impossible", "message": wrong}


def _in_disorder(kpi: Kpi, wanted: SetTarget) -> Iterator[dict[str, str]]:
    sign = 1 if kpi.direction == "up" else -1
    if wanted.green is not None and wanted.yellow is not None and (wanted.green - wanted.yellow) * sign < 0:
        yield {"field": "yellow", "type": "order", "message": N_("must be worse than green")}
    both = wanted.value is not None and wanted.green is not None and kpi.rule == Rule.LIMITS
    if both and ((wanted.value or 0) - (wanted.green or 0)) * sign < 0:
        yield {"field": "value", "type": "order", "message": N_("cannot be worse than what counts as “as planned”")}


def _tell(session: Session, kpi: Kpi, steps: Sequence[_Step], *, by: Actor | None, at: datetime) -> None:
    session.flush()
    for target, was in steps if by else ():
        changed = {"year": target.year, "was": was, "is": image(target)}
        keep_for_undo(session, {"feature": "kpis", "code": kpi.code, "target": changed})
    tell(session, kpi, by=by, at=at)
