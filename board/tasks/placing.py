"""Where in a column a task goes: whole numbers, far apart, made by the server alone. Pure."""

from dataclasses import dataclass, field

STEP = 65_536


@dataclass(frozen=True)
class Place:
    """A position, and the new positions of the others where the column had to be numbered anew."""

    position: int
    renumbered: dict[str, int] = field(default_factory=dict)


def index_beside(order: list[tuple[str, int]], before: str | None, after: str | None, ghosts: dict[str, int]) -> int:
    """The index in `order` (id, position; ascending) that the anchors mean.

    An anchor that has gone counts at the position it had (`ghosts`), so the task lands at its nearest
    surviving neighbour; an unknown one means the end, as no anchor does.
    """
    ids = [task_id for task_id, _ in order]
    for anchor, offset in ((before, 0), (after, 1)):
        if anchor in ids:
            return ids.index(anchor) + offset
    for anchor in (before, after):
        if anchor in ghosts:
            return sum(position <= ghosts[anchor] for _, position in order)
    return len(order)


def place_after(last: int | None) -> Place:
    """A position behind the last one of a column, `None` for an empty one."""
    return Place((last or 0) + STEP)


def place_at(order: list[tuple[str, int]], index: int) -> Place:
    """A position at that index; where the gap is used up, everybody gets a new one in the same order."""
    below = order[index - 1][1] if index > 0 else None
    above = order[index][1] if index < len(order) else None
    if above is None:
        return place_after(below)
    if below is None:
        return Place(above - STEP)
    if above - below > 1:
        return Place((below + above) // 2)
    anew = {task_id: (rank + (rank > index - 1)) * STEP + STEP for rank, (task_id, _) in enumerate(order)}
    return Place((index + 1) * STEP, anew)
