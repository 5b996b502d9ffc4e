"""What the people of a demonstration project do, each as the command that they would have given."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from board.live.events import Actor
from board.projects import approving, commands, defending, ending, queries, replicating, stage_plan, steps
from board.projects.changing import day_of
from board.projects.inputs import (
    ApprovePassport,
    CommitteeAnswer,
    EditProject,
    GoalInput,
    MemberInput,
    NewProject,
    RemarkInput,
    Replicate,
    ReturnPassport,
    SendToCommittee,
    SetPlan,
    StabilityCheck,
    StagePlan,
)
from board.projects.lifecycle import State
from board.projects.models import LeanProject
from board.projects.schedule import Stage
from board.seeding.stage_work import StageWork

Act = Callable[[Session, Actor, datetime], None]


class ProjectActs:
    """The deeds of one project of the demonstration; `known` holds the ids of all projects by their keys."""

    def __init__(
        self,
        plan: dict[str, Any],
        people: dict[str, Actor],
        units: dict[str, str],
        known: dict[str, str],
        portfolios: list[str],
        stages: list[Stage],
    ) -> None:
        self._plan, self._people, self._units, self._known = plan, people, units, known
        self._portfolios, self._stages = portfolios, stages
        self._work = StageWork(plan, people, stages)
        self.state = State(plan["state"])

    def project(self, session: Session) -> LeanProject:
        """The project itself."""
        return queries.project(session, self._known[self._plan["key"]])

    def enter(self, session: Session, by: Actor, at: datetime) -> None:
        """An idea, or a pilot's solution for another unit."""
        plan = self._plan
        leader = self._people[plan["leader"]].id
        if plan["source"]:
            wanted = Replicate(unit_id=self._units[plan["unit"]], title=plan["title"], leader_id=leader)
            pilot = queries.project(session, self._known[plan["source"]])
            made = replicating.replicate(session, pilot, wanted, by=by, at=at)
        else:
            given = {name: plan[name] for name in ("title", "kind", "sector", "tags", "external_source")}
            new = NewProject(unit_id=self._units[plan["unit"]], leader_id=leader, **given)
            made = commands.add_project(session, new, by=by, at=at)
        self._known[plan["key"]] = made.id

    def reject(self, session: Session, by: Actor, at: datetime) -> None:
        """It is not to be."""
        steps.reject(session, self.project(session), self._plan["ended"]["reason"], by=by, at=at)

    def start(self, session: Session, by: Actor, at: datetime) -> None:
        """Begin the passport."""
        plan, project = self._plan, self.project(session)
        performer = self._units[plan["performed_at"]] if plan["performed_at"] else None
        portfolio = self._portfolios[plan["portfolio"]] if plan["portfolio"] is not None else None
        more = EditProject(
            sector=plan["sector"], tags=plan["tags"], portfolio_id=portfolio, performed_at_unit_id=performer
        )
        commands.edit_project(session, project, more, by=by, at=at)
        steps.start_passport(session, project, by=by, at=at)

    def fill(self, session: Session, by: Actor, at: datetime) -> None:
        """Write the passport and plan its dates."""
        plan, project = self._plan, self.project(session)
        written = EditProject(
            customer_unit_id=self._units[plan["customer"]],
            customer_head_id=self._people[plan["customer_head"]].id,
            customer_post=plan["customer_post"],
            process=plan["process"],
            start_event=plan["start_event"],
            end_event=plan["end_event"],
            rationale=plan["rationale"],
            goals=[GoalInput(id=f"g{number}", **goal) for number, goal in enumerate(plan["goals"])],
            effects_text=plan["effects"],
            team=[self._member(number, each) for number, each in enumerate(plan["team"])],
        )
        commands.edit_project(session, project, written, by=by, at=at)
        dates = [
            StagePlan(number=each.number, plan_start=each.plan_start, plan_end=each.plan_end) for each in self._stages
        ]
        stage_plan.set_plan(session, project, SetPlan(stages=dates), by=by, at=at)

    def submit(self, session: Session, by: Actor, at: datetime) -> None:
        """Put it before the customer."""
        approving.submit_passport(session, self.project(session), by=by, at=at)

    def send_back_passport(self, session: Session, by: Actor, at: datetime) -> None:
        """The customer asks for more."""
        said = self._plan["returned"]
        remarks = [RemarkInput(**each) for each in said["remarks"]]
        wanted = ReturnPassport(reason=said["reason"], remarks=remarks)
        approving.return_passport(session, self.project(session), wanted, by=by, at=at)

    def write_to_committee(self, session: Session, by: Actor, at: datetime) -> None:
        """The letter goes."""
        wanted = SendToCommittee(sent_on=day_of(at), letter=self._plan["agreement"]["letter"])
        approving.send_to_committee(session, self.project(session), wanted, by=by, at=at)

    def hear_remarks(self, session: Session, by: Actor, at: datetime) -> None:
        """The committee has remarks."""
        wanted = CommitteeAnswer(answered_on=day_of(at), agreed=False, remarks=self._plan["agreement"]["remarks"])
        self._hear(session, wanted, by, at)

    def hear_agreement(self, session: Session, by: Actor, at: datetime) -> None:
        """The committee agrees."""
        letter = self._plan["agreement"]["answer_letter"]
        self._hear(session, CommitteeAnswer(answered_on=day_of(at), agreed=True, letter=letter), by, at)

    def approve(self, session: Session, by: Actor, at: datetime) -> None:
        """The customer's head signs."""
        approving.approve_passport(session, self.project(session), ApprovePassport(proof="-"), None, by=by, at=at)

    def complete(self, state: State) -> Act:
        """Do what a stage asks, and complete it."""

        def act(session: Session, by: Actor, at: datetime) -> None:
            project = self.project(session)
            self._work.do(session, project, state, by, at)
            if state is State.DEFENCE:
                # What is still to be done becomes tasks at the end: boards are told in the order of time.
                defending.accept_plan(session, project, None, {}, by=by, at=at)
            elif state is State.CLOSING:
                ending.close_project(session, project, None, by=by, at=at)
            else:
                steps.complete_stage(session, project, None, by=by, at=at)

        return act

    def suspend(self, until: date) -> Act:
        """Let it rest."""

        def act(session: Session, by: Actor, at: datetime) -> None:
            steps.suspend(session, self.project(session), self._plan["suspended"]["reason"], until, by=by, at=at)

        return act

    def resume(self, session: Session, by: Actor, at: datetime) -> None:
        """Go on."""
        stage_plan.resume(session, self.project(session), None, by=by, at=at)

    def cancel(self, session: Session, by: Actor, at: datetime) -> None:
        """End it early."""
        steps.cancel(session, self.project(session), self._plan["ended"]["reason"], by=by, at=at)

    def check(self, found: dict[str, Any]) -> Act:
        """See whether the result holds."""

        def act(session: Session, by: Actor, at: datetime) -> None:
            values = {f"g{number}": value for number, value in found["values"].items()}
            wanted = StabilityCheck(values=values, note=found["note"])
            ending.check_stability(session, self.project(session), wanted, None, by=by, at=at)

        return act

    def check_last(self, session: Session, by: Actor, at: datetime) -> None:
        """One that has rested is looked at once more: its last day has moved."""
        if self.project(session).stands is State.STABILITY_MONITORING:
            self.check(self._plan["checks"][-1])(session, by, at)

    def _hear(self, session: Session, wanted: CommitteeAnswer, by: Actor, at: datetime) -> None:
        project = self.project(session)
        sent = next(each for each in queries.agreements(session, project.id) if each.agreed is None)
        approving.note_answer(session, project, sent, wanted, None, by=by, at=at)

    def _member(self, number: int, member: dict[str, Any]) -> MemberInput:
        person = self._people[member["person"]].id if member["person"] else None
        return MemberInput(id=f"m{number}", person_id=person, name=member["name"], duty=member["duty"])
