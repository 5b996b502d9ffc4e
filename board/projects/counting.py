"""Projects counted as the form REG-A1 asks (domain, 2.6). Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from board.projects.lifecycle import COMPLETED, COUNTED, State


@dataclass(frozen=True)
class Count:
    """Of a line of activity: all projects with an approved passport, and those of them that are completed."""

    total: int = 0
    completed: int = 0


def by_sector(projects: Iterable[tuple[str, State]], parents: Mapping[str, str | None]) -> dict[str, Count]:
    """Columns 2 and 3 for each sector of `parents`, which names the row a row is also counted in, if there is one.

    Cancelled and rejected projects count nowhere, nor do those whose passport was never approved.
    """
    total, completed = Counter[str](), Counter[str]()
    for sector, state in projects:
        if state not in COUNTED:
            continue
        for row in (sector, parents.get(sector)):
            if row:
                total[row] += 1
                completed[row] += state in COMPLETED
    return {sector: Count(total[sector], completed[sector]) for sector in parents}


def control_total(counts: Mapping[str, Count], parents: Mapping[str, str | None]) -> Count:
    """The sum of the rows of the first level; what is counted in another row too is not counted twice."""
    first = [count for sector, count in counts.items() if parents[sector] is None]
    return Count(sum(each.total for each in first), sum(each.completed for each in first))
