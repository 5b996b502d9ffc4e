"""What each role may do: questions about a viewer, or about a screen on a wall, without a database."""

from dataclasses import dataclass

from board.live.events import Actor
from board.people.models import Role

SCREEN = "screen"
_READ_ALL_UNITS = {Role.COORDINATOR, Role.CONTROLLER, Role.LEADERSHIP, Role.ADMIN}
_WORK_IN_OWN_UNIT = {Role.SPECIALIST, Role.UNIT_HEAD, Role.COORDINATOR, Role.ADMIN}
_KEEP_LISTS = {Role.COORDINATOR, Role.ADMIN}
_HEAD_OWN_UNIT = {Role.UNIT_HEAD, Role.COORDINATOR, Role.ADMIN}


@dataclass(frozen=True)
class Viewer:
    """Somebody who asks, with what decides their rights.

    `deputises` holds units whose head they stand in for; `unit_has_head` says that a coordinator's own unit has one.
    """

    id: str
    name: str
    role: Role
    unit_id: str | None
    deputises: frozenset[str] = frozenset()
    unit_has_head: bool = False

    @property
    def actor(self) -> Actor:
        """How history names them."""
        return Actor(self.id, self.name)

    @property
    def is_admin(self) -> bool:
        """Whether they manage people, roles and settings."""
        return self.role is Role.ADMIN

    @property
    def keeps_lists(self) -> bool:
        """Whether they keep what the whole organisation shares: its lists and its calendar."""
        return self.role in _KEEP_LISTS

    @property
    def keeps_kpis(self) -> bool:
        """Whether they answer for what is measured as a whole: owners, proposed targets, walls."""
        return self.role in _KEEP_LISTS

    @property
    def keeps_projects(self) -> bool:
        """Whether they answer for the lean projects of all units."""
        return self.role in _KEEP_LISTS

    @property
    def approves_targets(self) -> bool:
        """Whether a proposed target counts by their word: the programme controller's."""
        return self.role in (Role.CONTROLLER, Role.ADMIN)

    def may_answer_for(self, owner_id: str | None) -> bool:
        """Whether values of a KPI are theirs to give and to explain: its owner's, and the coordinator's."""
        return self.keeps_kpis or (owner_id == self.id and self.role is not Role.LEADERSHIP)

    def may_look_at(self, _room: str, unit_id: str | None = None) -> bool:
        """Whether what is told in a room of that unit is theirs to see; what is no unit's is everybody's."""
        return unit_id is None or self.may_see_unit(unit_id)

    def may_see_unit(self, unit_id: str) -> bool:
        """Whether that unit's boards are open to them."""
        return self.role in _READ_ALL_UNITS or unit_id == self.unit_id or unit_id in self.deputises

    def may_read_details(self, unit_id: str) -> bool:
        """Whether they may read what is written inside that unit's tasks, beyond what stands on the board."""
        return self.may_see_unit(unit_id) and (self.role is not Role.LEADERSHIP or unit_id == self.unit_id)

    def may_work_in(self, unit_id: str) -> bool:
        """Whether they may change what is on that unit's boards."""
        own = unit_id == self.unit_id and self.role in _WORK_IN_OWN_UNIT
        return own or self.is_admin or unit_id in self.deputises

    def may_head(self, unit_id: str) -> bool:
        """Whether they have the rights of that unit's head: limits, overrides."""
        return self.may_name_deputies(unit_id) or unit_id in self.deputises

    def may_speak_for(self, unit_id: str) -> bool:
        """Whether an answer to what that unit is asked is theirs to give.

        Who leads there, be it the district, and the coordinator on their behalf.
        """
        leads = unit_id == self.unit_id and self.role is not Role.SPECIALIST
        return leads or self.keeps_kpis or unit_id in self.deputises

    def may_name_deputies(self, unit_id: str) -> bool:
        """Whether they say who stands in for that unit's head: who only stands in does not."""
        own = unit_id == self.unit_id and self.role in _HEAD_OWN_UNIT
        return own or self.is_admin

    def may_plan_for(self, person_id: str, unit_id: str | None) -> bool:
        """Whether absences, schedule and hours of somebody of that unit are theirs to know: one's own, or as its head.

        Not as an administrator: who runs the program does not thereby learn how much somebody works.
        """
        if person_id == self.id:
            return self.role is not Role.LEADERSHIP
        return unit_id is not None and self.heads_people_of(unit_id)

    def heads_people_of(self, unit_id: str) -> bool:
        """Whether the people of that unit work under them, or under whom they stand in for.

        Those of a coordinator's own unit do where it has no head.
        """
        heads = self.role is Role.UNIT_HEAD or (self.role is Role.COORDINATOR and not self.unit_has_head)
        return (unit_id == self.unit_id and heads) or unit_id in self.deputises


@dataclass(frozen=True)
class Onlooker:
    """A screen on a wall: it looks at the rooms that it was given to show, and may do nothing else."""

    id: str
    name: str
    rooms: frozenset[str]

    @property
    def role(self) -> str:
        """What it is called beside people's roles."""
        return SCREEN

    def may_look_at(self, room: str, _unit_id: str | None = None) -> bool:
        """Whether it was given that room to show, whosever it is."""
        return room in self.rooms


Looker = Viewer | Onlooker
"""Whoever may look at a wall."""
