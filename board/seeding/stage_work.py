"""What the team of a demonstration project works out in each stage: maps, the analysis, actions, results."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from board.documents.kinds import PNG, XLSX
from board.live.events import Actor
from board.projects import actions, filing, queries, results
from board.projects.inputs import FileFacts, NewAction, ResultInput, SetResults
from board.projects.lifecycle import State
from board.projects.models import OPEN_ACTIONS, LeanProject
from board.projects.schedule import Stage
from board.seeding.sketches import map_of, problems_of


class StageWork:
    """The work of one project by its plan, a row of `projects.json`."""

    def __init__(self, plan: dict[str, Any], people: dict[str, Actor], stages: list[Stage]) -> None:
        self._plan, self._people, self._stages = plan, people, stages

    def do(self, session: Session, project: LeanProject, state: State, by: Actor, at: datetime) -> None:
        """What a stage asks before it may be completed; nothing where it asks nothing."""
        if state in (State.MAPPING_CURRENT, State.MAPPING_TARGET):
            self._draw(session, project, by, at, is_target=state is State.MAPPING_TARGET)
        elif state is State.ANALYSIS:
            content = problems_of(self._plan["rationale"], [each["text"] for each in self._plan["actions"]])
            facts = FileFacts(name="Анализ проблем.xlsx", role="problem_table")
            filing.add_file(session, project, facts, XLSX, content, by=by, at=at)
        elif state is State.PLANNING:
            self._plan_actions(session, project, by, at)
        elif state is State.IMPLEMENTATION:
            for action in queries.actions(session, project.id):
                if action.state in OPEN_ACTIONS:
                    actions.report_action(session, project, action, None, by=by, at=at)
                    actions.confirm_action(session, project, action, by=by, at=at)
        elif state is State.RESULT_MONITORING:
            self._reach(session, project, by, at)

    def _draw(self, session: Session, project: LeanProject, by: Actor, at: datetime, *, is_target: bool) -> None:
        plan = self._plan
        goal = next((each for each in plan["goals"] if each["is_lead_time"]), plan["goals"][0])
        total = goal["target"] if is_target else goal["baseline"]
        borders = (plan["start_event"], plan["end_event"])
        content = map_of(plan["process"], borders, total, goal["unit"], is_target=is_target)
        name = "Карта целевого состояния.png" if is_target else "Карта текущего состояния.png"
        facts = FileFacts(name=name, role="target_map" if is_target else "current_map")
        filing.add_file(session, project, facts, PNG, content, by=by, at=at)

    def _plan_actions(self, session: Session, project: LeanProject, by: Actor, at: datetime) -> None:
        for copied in queries.actions(session, project.id):
            actions.cancel_action(session, project, copied, "Здесь не нужно", by=by, at=at, has_word=True)
        start = self._stages[6].plan_start
        for each in self._plan["actions"]:
            due = date.fromordinal(start.toordinal() + each["due_stage_day"]) if start else None
            wanted = NewAction(text=each["text"], owner_id=self._people[each["owner"]].id, due=due)
            actions.add_action(session, project, wanted, None, by=by, at=at)

    def _reach(self, session: Session, project: LeanProject, by: Actor, at: datetime) -> None:
        plan = self._plan
        labour, money = plan["labour"] or {}, plan["money"] or {}
        amounts = {f"labour_{name}": labour[name] for name in ("before", "after") if name in labour}
        wanted = SetResults(
            facts={f"g{number}": value for number, value in plan["facts"].items()},
            results=[ResultInput(id=f"r{number}", **row) for number, row in enumerate(plan["results"])],
            **amounts,
            **({"cases": labour["cases"]} if labour else {}),
            **({"money": money["krub"], "money_basis": money["basis"]} if money else {}),
        )
        results.set_results(session, project, wanted, by=by, at=at)
