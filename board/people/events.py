"""What is told in the room `people:all`: units, people and deputies, whole after each change."""

from typing import ClassVar

from pydantic import BaseModel

from board.live.events import EventBody
from board.live.rooms import room_name

DIRECTORY_ROOM = room_name("people", "all")


class UnitCard(BaseModel):
    """A unit as others see it."""

    id: str
    name: str
    short_name: str
    kind: str
    parent_id: str | None
    is_coordinator: bool
    position: int
    closed: bool = False


class PersonCard(BaseModel):
    """A person as administrators see them."""

    id: str
    name: str
    email: str
    post: str
    role: str
    unit_id: str | None
    active: bool


class DeputyCard(BaseModel):
    """Who stands in for a unit's head, from which day to which."""

    id: str
    unit_id: str
    person_id: str
    from_day: str
    until_day: str | None


class DirectoryEvent(EventBody):
    """Something that changed in the directory."""

    @property
    def room(self) -> str:
        """All of the directory is one room."""
        return DIRECTORY_ROOM


class UnitAdded(DirectoryEvent):
    """A unit was founded."""

    kind: ClassVar[str] = "unit.added"
    unit: UnitCard


class UnitChanged(DirectoryEvent):
    """A unit has another name or place."""

    kind: ClassVar[str] = "unit.changed"
    unit: UnitCard


class PersonAdded(DirectoryEvent):
    """Somebody has an account now."""

    kind: ClassVar[str] = "person.added"
    person: PersonCard


class PersonChanged(DirectoryEvent):
    """Somebody's name, post, role, unit or access changed; `successor_id` takes over what they leave behind."""

    kind: ClassVar[str] = "person.changed"
    person: PersonCard
    successor_id: str | None = None


class DeputyNamed(DirectoryEvent):
    """Somebody stands in for a unit's head."""

    kind: ClassVar[str] = "deputy.named"
    deputy: DeputyCard


class DeputyEnded(DirectoryEvent):
    """Somebody stands in no longer than that day."""

    kind: ClassVar[str] = "deputy.ended"
    deputy: DeputyCard


class AbsenceCard(BaseModel):
    """Days on which somebody does not work, both included."""

    id: str
    person_id: str
    from_day: str
    until_day: str
    kind: str


class ScheduleCard(BaseModel):
    """The hours of somebody's ordinary week, Monday to Sunday; the person is its id. `null`: the usual ones."""

    id: str
    hours: list[float] | None


def person_room(person_id: str) -> str:
    """The room of what only a person and the head may know."""
    return room_name("person", person_id)


class AbsenceAdded(EventBody):
    """Somebody will not work on some days."""

    kind: ClassVar[str] = "absence.added"
    absence: AbsenceCard

    @property
    def room(self) -> str:
        """The person's own room."""
        return person_room(self.absence.person_id)


class AbsenceChanged(AbsenceAdded):
    """The days of an absence, or its kind, are others."""

    kind: ClassVar[str] = "absence.changed"


class AbsenceRemoved(AbsenceAdded):
    """Somebody does work on those days."""

    kind: ClassVar[str] = "absence.removed"


class ScheduleChanged(EventBody):
    """Somebody's ordinary week has other hours."""

    kind: ClassVar[str] = "schedule.changed"
    schedule: ScheduleCard

    @property
    def room(self) -> str:
        """The person's own room."""
        return person_room(self.schedule.id)
