"""What is written to somebody, in their language: outside of a request, by the same catalogues as the pages."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.support import NullTranslations, Translations

from board.notices.channels import Line, shortened
from board.people.viewers import Terms
from board.web.language import CATALOGUES

_LONGEST_TITLE, _LONGEST_LINE, MOST_LINES = 300, 300, 60


@dataclass(frozen=True)
class Words:
    """What somebody is told: what it is about, the things one by one, and the page where they stand."""

    title: str
    lines: tuple[Line, ...] = ()
    path: str = ""

    def cut(self) -> "Words":
        """The same where a title or a line is too long to be one, or there are too many lines."""
        lines = [
            Line(shortened(each.text, _LONGEST_LINE), shortened(each.detail, _LONGEST_LINE), each.path)
            for each in self.lines
        ]
        return Words(shortened(self.title, _LONGEST_TITLE), tuple(lines[:MOST_LINES]), self.path)


@dataclass(frozen=True)
class Speech:
    """A language: texts of the catalogue, numbers of things, days and times."""

    locale: str

    def gettext(self, text: str, **places: object) -> str:
        """The text in that language."""
        found: str = _catalogue(self.locale).ugettext(text)
        return found % places if places else found

    def ngettext(self, one: str, many: str, num: int, **places: object) -> str:
        """The same where it depends on a number."""
        found: str = _catalogue(self.locale).ungettext(one, many, num)
        return found % {"num": num, **places}

    def day(self, day: date) -> str:
        """Friday, 27 November."""
        return format_date(day, "EEEE, d MMMM", locale=self.locale)

    def short_day(self, day: date | str) -> str:
        """27 November."""
        known = date.fromisoformat(day) if isinstance(day, str) else day
        return format_date(known, "d MMMM", locale=self.locale)

    def time(self, moment: datetime, zone: str | None = None) -> str:
        """09:30 in a zone, else in the organisation's."""
        return format_time(moment.astimezone(ZoneInfo(zone or Terms.zone)), "HH:mm", locale=self.locale)


Say = Callable[[Speech], Words]
"""What is to be said, in whichever language."""


@functools.cache
def _catalogue(locale: str) -> NullTranslations:
    return Translations.load(CATALOGUES, [locale])
