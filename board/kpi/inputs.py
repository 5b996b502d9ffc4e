"""What comes in about KPIs."""

from typing import Annotated

from pydantic import Base64Bytes, Field, StringConstraints

from board.web.inputs import Day, Id, Input, Line, Reason, ShortText

MOST = 1e12
Figure = Annotated[float, Field(ge=-MOST, le=MOST)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{1,39}$")]


class Review(Input):
    """Why a value is not as it should be, what is done about it, by whom and until when, and when it is looked at."""

    comment: Reason
    countermeasure: Reason
    owner_id: Id
    due: Day
    next_review: Day


class NewReview(Review):
    """The same for the value of a period that has been published."""

    first_day: Day


class PublishValue(Input):
    """A typed value of the period in which a day lies, where it comes from, and what is said of it if it is red."""

    day: Day
    value: Figure
    base: Figure | None = None
    source: ShortText
    review: Review | None = None


class Scope(Input):
    """Of which unit, or of all."""

    unit_id: Id | None = None


class Drawing(Scope):
    """Of which unit a figure is, and whether it is for a dark page."""

    dark: bool = False


class SetTarget(Input):
    """What is aimed at in a year; limits where the KPI is judged by limits."""

    value: Figure | None = None
    green: Figure | None = None
    yellow: Figure | None = None


class EditKpi(Input):
    """Who answers for a KPI."""

    owner_id: Id | None


class ReturnTarget(Input):
    """Why a proposed target is sent back."""

    reason: Reason


class NewNote(Input):
    """What happened on a day."""

    day: Day
    text: ShortText


class Row(PublishValue):
    """A value of a table, with the code of its KPI."""

    code: Code


class PublishValues(Input):
    """Several typed values at once."""

    values: Annotated[list[Row], Field(min_length=1, max_length=500)]


class Table(Input):
    """A file with values: its name, and its bytes in base64."""

    name: ShortText
    content: Annotated[Base64Bytes, Field(max_length=700_000)]


class TriedWall(Input):
    """A wall that is tried out: its name, the codes of its KPIs with commas between, the seconds of a slide."""

    name: Line = ""
    codes: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9_,]*$", max_length=5000)] = ""
    seconds: Annotated[int, Field(ge=5, le=600)] = 20
    with_units: bool = False

    @property
    def chosen(self) -> list[str]:
        """The codes."""
        return [code for code in self.codes.split(",") if code]


class SetWall(Input):
    """What a wall is called, what it shows (nothing named: everything that has a value), how long a slide stays.

    `with_units`: the departments stand side by side on it, for everybody who passes.
    """

    name: ShortText
    codes: Annotated[list[Code], Field(max_length=100)] = []
    slide_seconds: Annotated[int, Field(ge=5, le=600)] = 20
    with_units: bool = False
