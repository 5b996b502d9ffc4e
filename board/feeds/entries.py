"""What stands in a calendar, before it is written down: plain facts with their texts."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Stamp:
    """When something last changed, and a number that has grown with that."""

    at: datetime
    number: int


@dataclass(frozen=True)
class AllDay:
    """What is due on a day."""

    uid: str
    title: str
    about: str
    address: str
    stamp: Stamp
    day: date


@dataclass(frozen=True)
class Timed:
    """What begins at an hour, in the zone of its `begins`; `reminds` a little before."""

    uid: str
    title: str
    about: str
    address: str
    stamp: Stamp
    begins: datetime
    place: str | None = None
    reminds: bool = True


@dataclass(frozen=True)
class Weekly:
    """What takes place every week from its first time on.

    `left_out` are usual times at which it does not; `instead` has what is at another time or place, by the usual one.
    """

    first: Timed
    left_out: tuple[datetime, ...] = ()
    instead: tuple[tuple[datetime, Timed], ...] = ()


@dataclass(frozen=True)
class Calendar:
    """A whole calendar as of a day, with the zone in which it is mostly looked at."""

    name: str
    zone: str
    today: date
    weekly: tuple[Weekly, ...] = ()
    timed: tuple[Timed, ...] = ()
    all_day: tuple[AllDay, ...] = ()
