"""What comes in about screens, and from them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from board.errors import N_
from board.web.inputs import Id, Input, Line, ShortText

Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


def _six_digits(text: str) -> str:
    digits = text.replace(" ", "")
    if not (len(digits) == 6 and digits.isascii() and digits.isdigit()):
        raise PydanticCustomError("own", N_("must be the six digits that the TV shows"))
    return digits


def _some_day(days: list[int]) -> list[int]:
    if not days:
        raise PydanticCustomError("own", N_("choose at least one day of the week"))
    return days


# Described by a pattern, which programs read, and refused in words of its own, which people do.
_CODE = {"type": "string", "maxLength": 20, "pattern": "^ *([0-9] *){6}$"}
Code = Annotated[str, StringConstraints(max_length=20), AfterValidator(_six_digits), WithJsonSchema(_CODE)]
Build = Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9A-Za-z_-]*$")]
Count = Annotated[int, Field(ge=0, le=1_000_000)]


class Thing(Input):
    """A board, a wall of KPIs, or the wall of lean projects, whose id is `all`."""

    kind: Literal["board", "wall", "projects"]
    id: Id


class Showing(Input):
    """What a screen shows: a board, a wall, or the meeting of a board."""

    kind: Literal["board", "wall", "projects", "meeting"]
    id: Id


class Item(Thing):
    """How long it is shown before the next one."""

    seconds: Annotated[int, Field(ge=10, le=3600)] = 60


class Slot(Thing):
    """On which days of the week (Monday is 1) and from when to when it is shown instead of everything else."""

    weekdays: Annotated[
        list[Annotated[int, Field(ge=1, le=7)]],
        Field(max_length=7, json_schema_extra={"minItems": 1}),
        AfterValidator(_some_day),
    ]
    begins: Clock
    ends: Clock

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Slot":
        if self.ends <= self.begins:
            raise PydanticCustomError("own", N_("must end after it begins"))
        return self


def _apart(slots: list[Slot]) -> list[Slot]:
    for place, one in enumerate(slots):
        for other in slots[:place]:
            is_same_day = bool(set(one.weekdays) & set(other.weekdays))
            if is_same_day and one.begins < other.ends and other.begins < one.ends:
                raise PydanticCustomError("own", N_("two times overlap: only one thing can be shown at a time"))
    return slots


class SetScreen(Input):
    """Where a screen hangs and what it shows."""

    place: ShortText
    playlist: Annotated[list[Item], Field(min_length=1, max_length=20)]
    calendar: Annotated[list[Slot], Field(max_length=20), AfterValidator(_apart)] = []


class PairScreen(SetScreen):
    """The same for the device that shows a code."""

    code: Code


class ShowNow(Thing):
    """What is shown instead of everything else, and for how many minutes."""

    minutes: Annotated[int, Field(ge=1, le=480)] = 30


class Report(Input):
    """How a screen is doing, as its page says; `run` is one loading of the page."""

    run: Id
    build: Build
    showing: Showing | None = None
    is_fresh: bool = True
    width: Count
    height: Count
    frames_per_second: Annotated[float, Field(ge=0, le=1000)] | None = None
    memory_mb: Annotated[float, Field(ge=0, le=1_000_000)] | None = None
    faults: Count = 0
    last_fault: Line | None = None
