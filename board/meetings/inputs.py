"""What may come in about meetings, checked."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from board.errors import N_
from board.meetings.blocks import AGENDA
from board.web.inputs import Day, Id, Input, Line, Reason

Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


def _each_once(people: list[str]) -> list[str]:
    if len(set(people)) != len(people):
        raise PydanticCustomError("own", N_("names somebody twice"))
    return people


class SetSchedule(Input):
    """When a board has its meeting (Monday is 1), where, and who leads it in turn."""

    weekday: Annotated[int, Field(ge=1, le=7)]
    time: Clock
    place: Line | None = None
    facilitators: Annotated[list[Id], Field(max_length=50), AfterValidator(_each_once)] = []


class EditMeeting(Input):
    """Another day or time within the week, another place, another leader; what is not named stays."""

    day: Day | None = None
    time: Clock | None = None
    place: Line | None = None
    facilitator_id: Id | None = None


class CancelMeeting(Input):
    """Why it will not be held."""

    reason: Reason


class StepTo(Input):
    """Which block goes on now."""

    block: Annotated[int, Field(ge=0, lt=len(AGENDA))]


class ExtendBlock(Input):
    """How many minutes the present block takes from the next ones."""

    minutes: Annotated[int, Field(ge=1, le=10)] = 1


class PointAt(Input):
    """What everybody is to look at, or nothing."""

    kind: Literal["task", "decision", "kpi", "person"] | None = None
    id: Id | None = None


class Attend(Input):
    """Whether somebody, or all of several, are there."""

    person_ids: Annotated[list[Id], Field(min_length=1, max_length=100)]
    present: bool


class Rate(Input):
    """How good the meeting was, from 1 to 5."""

    rating: Annotated[int, Field(ge=1, le=5)]


class PutApart(Input):
    """What is talked through after the meeting, by whom and on which day: a minute in it is not enough."""

    text: Reason
    task_id: Id | None = None
    person_ids: Annotated[list[Id], Field(max_length=20), AfterValidator(_each_once)] = []
    day: Day | None = None


class Earlier(Input):
    """From which week back the archive is read: its Monday."""

    before: Day | None = None
