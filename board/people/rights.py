"""What each role may do: questions about a viewer, without a database."""

from dataclasses import dataclass

from board.live.events import Actor
from board.people.models import Role

_READ_ALL_UNITS = {Role.COORDINATOR, Role.CONTROLLER, Role.LEADERSHIP, Role.ADMIN}
_WORK_IN_OWN_UNIT = {Role.SPECIALIST, Role.UNIT_HEAD, Role.COORDINATOR, Role.ADMIN}
_HEAD_OWN_UNIT = {Role.UNIT_HEAD, Role.COORDINATOR, Role.ADMIN}


@dataclass(frozen=True)
class Viewer:
    """Somebody who asks, with what decides their rights. `deputises` holds units whose head they stand in for."""

    id: str
    name: str
    role: Role
    unit_id: str | None
    deputises: frozenset[str] = frozenset()

    @property
    def actor(self) -> Actor:
        """How history names them."""
        return Actor(self.id, self.name)

    @property
    def is_admin(self) -> bool:
        """Whether they manage people, roles and settings."""
        return self.role is Role.ADMIN

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

    def may_name_deputies(self, unit_id: str) -> bool:
        """Whether they say who stands in for that unit's head: who only stands in does not."""
        own = unit_id == self.unit_id and self.role in _HEAD_OWN_UNIT
        return own or self.is_admin
