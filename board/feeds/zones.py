"""How a zone is written into a calendar. Pure: the zone's own data go in, a component comes out.

Each change of the clocks is a part of its own, since not every program understands lists of dates here. The library's
own way tells the hour of a change to summer time by the clock that begins, where RFC 5545 (3.6.5) wants the one that
ends.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=64)
def zone_of_years(name: str, first: int, last: int) -> Timezone:
    """A zone as it is in these years, both included, wherever on earth they begin."""
    begin, end = datetime(first, 1, 1, tzinfo=UTC) - _DAY, datetime(last + 1, 1, 1, tzinfo=UTC) + _DAY
    found = Timezone()
    found.add("tzid", name)
    found.add_component(_part(name, begin, begin))
    for change in _changes(ZoneInfo(name), begin, end):
        found.add_component(_part(name, change - _SECOND, change))
    return found


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The instants at which the clocks begin to show something else."""
    day = begin
    while day < end:
        earlier, later = day, day + _DAY
        if _state(zone, earlier) != _state(zone, later):
            while later - earlier > _SECOND:
                middle = earlier + (later - earlier) // 2
                middle -= timedelta(microseconds=middle.microsecond)
                earlier, later = (middle, later) if _state(zone, middle) == _state(zone, day) else (earlier, middle)
            yield later
        day += _DAY


def _state(zone: ZoneInfo, at: datetime) -> tuple[timedelta | None, str | None]:
    here = at.astimezone(zone)
    return here.utcoffset(), here.tzname()


def _part(name: str, before: datetime, since: datetime) -> TimezoneStandard | TimezoneDaylight:
    """What holds since an instant; of the one `before`, the clock counts that is then left."""
    was, here = (at.astimezone(ZoneInfo(name)) for at in (before, since))
    made: TimezoneStandard | TimezoneDaylight = TimezoneDaylight() if here.dst() else TimezoneStandard()
    left, begun = was.utcoffset() or timedelta(0), here.utcoffset() or timedelta(0)
    made.add("dtstart", (since + left).replace(tzinfo=None))
    made.add("tzoffsetfrom", left)
    made.add("tzoffsetto", begun)
    made.add("tzname", here.tzname() or name)
    return made
