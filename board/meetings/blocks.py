"""The blocks of half an hour. Pure: blocks go in, blocks come out, and their minutes always sum to 30 (domain, 4.1)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

Block = dict[str, Any]
"""`{"code": …, "minutes": …}`."""
AGENDA: tuple[tuple[str, int], ...] = (
    ("start", 2),
    ("kpis", 4),
    ("decisions", 4),
    ("board", 10),
    ("load", 5),
    ("improvements", 3),
    ("readback", 2),
)
LENGTH = timedelta(minutes=30)
CLOSES_BY_ITSELF_AFTER = timedelta(minutes=35)


def planned() -> list[Block]:
    """The blocks as every meeting begins with them."""
    return [{"code": code, "minutes": minutes} for code, minutes in AGENDA]


def extended(blocks: Sequence[Block], at: int, minutes: int = 1) -> list[Block] | None:
    """The block `at` with more minutes, which the ones after it have less; `None` where they have none to give."""
    found = [dict(block) for block in blocks]
    wanted = minutes
    for later in found[at + 1 :]:
        given = min(wanted, later["minutes"])
        later["minutes"] -= given
        wanted -= given
    if wanted:
        return None
    found[at]["minutes"] += minutes
    return found
