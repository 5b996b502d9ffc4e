"""The only place that asks what time it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def today(zone: str) -> date:
    """The date people in that IANA zone have on their calendars now."""
    return date_in(now(), zone)


def date_in(instant: datetime, zone: str) -> date:
    """The date of an instant in an IANA zone."""
    return instant.astimezone(ZoneInfo(zone)).date()
