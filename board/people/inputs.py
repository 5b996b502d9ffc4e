"""What may come in about people and units, checked."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from board.errors import N_
from board.web.inputs import Day, Id, Input, Line, ShortText, Title

_ADDRESS = re.compile(r"[^@\s<>\"',;:\\]+@[^@\s<>\"',;:\\]+\.[^@\s<>\"',;:\\]+")


def _address(text: str) -> str:
    address = text.strip().casefold()
    if not (_ADDRESS.fullmatch(address) and address.isprintable()):
        raise PydanticCustomError("own", N_("is not an e-mail address"))
    return address


# Small letters may be longer than capitals, so it is measured again.
Email = Annotated[str, StringConstraints(max_length=254), AfterValidator(_address), Field(max_length=254)]
RoleName = Literal["specialist", "unit_head", "coordinator", "controller", "leadership", "admin"]
AbsenceKind = Literal["vacation", "sick_leave", "business_trip", "training", "other"]
DayHours = Annotated[float, Field(ge=0, le=24)]
KindName = Literal["department", "settlement", "subordinate", "leadership"]


class NewUnit(Input):
    """A unit to be founded; without a short name it gets the beginning of its name."""

    name: Title
    short_name: Annotated[ShortText, StringConstraints(max_length=60)] | None = None
    kind: KindName = "department"
    parent_id: Id | None = None
    is_coordinator: bool = False
    position: int = Field(0, ge=0, le=10_000)


class EditUnit(Input):
    """What may change about a unit; `parent_id: null` lets it stand at the top."""

    name: Title | None = None
    short_name: Annotated[ShortText, StringConstraints(max_length=60)] | None = None
    kind: KindName | None = None
    parent_id: Id | None = None
    is_coordinator: bool | None = None
    position: int | None = Field(None, ge=0, le=10_000)


class NewPerson(Input):
    """An account to be made."""

    name: ShortText
    email: Email
    role: RoleName = "specialist"
    unit_id: Id | None = None
    post: Line = ""


class EditPerson(Input):
    """What may change about a person; another role or unit ends their sign-ins.

    Who goes to another unit hands their open tasks there over to `successor_id`, or leaves them where they are.
    """

    name: ShortText | None = None
    email: Email | None = None
    post: Line | None = None
    role: RoleName | None = None
    unit_id: Id | None = None
    successor_id: Id | None = None


class ClosePerson(Input):
    """Who takes over the open tasks of somebody whose account is closed; nobody: they stay as they are."""

    successor_id: Id | None = None


class NewDeputy(Input):
    """Who is to stand in, from which day to which, both included."""

    person_id: Id
    from_day: Day
    until_day: Day | None = None


class EndDeputy(Input):
    """The last day of standing in."""

    until_day: Day


class NewAbsence(Input):
    """Days on which somebody does not work, both included."""

    from_day: Day
    until_day: Day
    kind: AbsenceKind = "vacation"


class EditAbsence(Input):
    """What may change about an absence."""

    from_day: Day | None = None
    until_day: Day | None = None
    kind: AbsenceKind | None = None


class SetSchedule(Input):
    """The hours of an ordinary week, Monday to Sunday; `null`: eight hours on five days."""

    hours: Annotated[list[DayHours], Field(min_length=7, max_length=7)] | None


class Password(Input):
    """One's own password, entered once more."""

    password: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class NewToken(Input):
    """What a key for programs is to be called."""

    name: ShortText
