"""One project of the demonstration, from idea to wherever it has come: each step as a moment with its command."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from board.live.events import Actor
from board.projects.lifecycle import ACTIVE, State
from board.projects.schedule import Stage, default_plan
from board.seeding.project_acts import ProjectActs

Act = Callable[[Session, Actor, datetime], None]
_ORDER = (*ACTIVE, State.STABILITY_MONITORING, State.SUSTAINED)
_REACHED = {State.REGRESSED: State.STABILITY_MONITORING, State.SUSTAINED: State.STABILITY_MONITORING}
_CHECKS, _LAST = (30, 60, 90), 125
_CANCELLED_IN = State.PLANNING
_EARLY = 40


@dataclass(frozen=True)
class Moment:
    """When something happens, by whom, and the command; moments of one time keep their order."""

    at: datetime
    by: Actor
    act: Act


class ProjectStory:
    """The moments of one project; days count from the Monday of the current week."""

    def __init__(
        self,
        plan: dict[str, Any],
        people: dict[str, Actor],
        coordinator: Actor,
        acts: ProjectActs,
        monday: date,
        zone: str,
    ) -> None:
        self._plan, self._acts, self._zone = plan, acts, ZoneInfo(zone)
        self._leader = people[plan["leader"]]
        self._head, self._coordinator = people[plan["customer_head"]], coordinator
        agreed = plan["agreed"] if plan["agreed"] is not None else _unborn(plan["state"])
        self._agreed = monday + timedelta(days=agreed)
        self._stages: list[Stage] = default_plan(self._agreed)
        self._is_approved = plan["agreed"] is not None
        self._early = _EARLY if plan["agreement"] else 0
        self._letters = (acts.write_to_committee, acts.hear_remarks, acts.hear_agreement)

    def moments(self) -> list[Moment]:
        """Everything that happens, in order."""
        return sorted(self._all(), key=lambda each: each.at)

    def _all(self) -> Iterator[Moment]:
        state, acts = State(self._plan["state"]), self._acts
        yield self._moment(-22, 9, self._leader, acts.enter)
        if state is State.REJECTED:
            yield self._moment(-19, 15, self._coordinator, acts.reject)
        if state in (State.IDEA, State.REJECTED):
            return
        yield self._moment(-20, 10, self._leader, acts.start)
        yield self._moment(-16, 11, self._leader, acts.fill)
        if state is State.PASSPORT_DRAFT:
            if self._plan["returned"]:
                yield self._moment(-14, 14, self._leader, acts.submit)
                yield self._moment(-10, 16, self._head, acts.send_back_passport)
            return
        yield from self._approval(state)
        if self._is_approved:
            yield from self._work(state)

    def _approval(self, state: State) -> Iterator[Moment]:
        acts = self._acts
        yield self._moment(-12, 14, self._leader, acts.submit)
        if self._plan["returned"]:
            yield self._moment(-10, 16, self._head, acts.send_back_passport)
            yield self._moment(-7, 12, self._leader, acts.submit)
        letters = self._plan["agreement"]
        if letters:
            sent, answered = -letters["sent_days_before"], -letters["answered_days_before"]
            yield self._moment(sent, 9, self._leader, acts.write_to_committee)
            if letters["remarks"]:
                middle = sent + (answered - sent) // 2
                yield self._moment(middle, 9, self._leader, acts.hear_remarks)
                yield self._moment(middle + 2, 10, self._leader, acts.write_to_committee)
            if state is not State.PASSPORT_REVIEW or self._is_approved:
                yield self._moment(answered, 9, self._leader, acts.hear_agreement)
        if self._is_approved:
            yield self._moment(0, 10, self._head, acts.approve)

    def _work(self, state: State) -> Iterator[Moment]:
        acts, late = self._acts, self._plan["late"]
        aim = {State.CANCELLED: _CANCELLED_IN, State.SUSPENDED: State.ANALYSIS}.get(state, state)
        aim = _REACHED.get(aim, aim)
        reached = _ORDER[: _ORDER.index(aim)]
        rest = self._plan["suspended"]
        for number, done in enumerate(reached, start=2):
            stage = self._stages[number - 1]
            day = (stage.plan_end or self._agreed) + timedelta(days=late.get(str(number), 0))
            by = self._head if done in (State.DEFENCE, State.CLOSING) else self._leader
            yield self._on(day, 15, by, acts.complete(done))
        if rest:
            begins = self._agreed + timedelta(days=rest["days_after_agreed"])
            yield self._on(begins, 12, self._leader, acts.suspend(begins + timedelta(days=rest["resume_after_days"])))
            if rest["resumed"]:
                yield self._on(begins + timedelta(days=rest["resume_after_days"]), 9, self._leader, acts.resume)
        if state is State.CANCELLED:
            yield self._on(self._agreed + timedelta(days=39), 17, self._head, acts.cancel)
        if aim is State.STABILITY_MONITORING:
            closed = (self._stages[8].plan_end or self._agreed) + timedelta(days=late.get("9", 0))
            for days, check in zip(_CHECKS, self._plan["checks"], strict=False):
                yield self._on(closed + timedelta(days=days), 11, self._leader, acts.check(check))
            if state is not State.STABILITY_MONITORING:
                yield self._on(closed + timedelta(days=_LAST), 11, self._leader, acts.check_last)

    def _moment(self, days: int, hour: int, by: Actor, act: Act) -> Moment:
        """Counted from the approval; a pilot's passport is written earlier, because the committee takes its time."""
        early = self._early if days < 0 and act not in self._letters else 0
        return self._on(self._agreed + timedelta(days=days - early), hour, by, act)

    def _on(self, day: date, hour: int, by: Actor, act: Act) -> Moment:
        return Moment(datetime.combine(day, time(hour), self._zone), by, act)


def _unborn(state: str) -> int:
    """Days from the Monday to the day on which a passport that is not approved yet could be."""
    return {State.IDEA: 12, State.PASSPORT_DRAFT: 8, State.PASSPORT_REVIEW: 4, State.REJECTED: -60}[State(state)]
