"""The register and the words of passports by HTTP; steps, actions and documents are beside."""

from typing import Any

from flask import Blueprint
from sqlmodel import Session

from board import clock, database, errors
from board.live.asking import command
from board.live.events import instant
from board.people.identity import asker, looker
from board.people.viewers import Terms
from board.projects import (
    answers,
    checks,
    commands,
    drawing,
    portfolios,
    queries,
    replicating,
    results,
    stage_plan,
    stage_tasks,
    whole,
)
from board.projects.answers import DefaultPlan, Figure, PortfolioAnswer, ProjectAnswer, ProjectsState, ProjectState
from board.projects.asked import to_work_on
from board.projects.asking import DrawnFor, DrawnMany, PlanFrom
from board.projects.events import PROJECTS_ROOM
from board.projects.inputs import (
    EditProject,
    NewProject,
    Replicate,
    SetPlan,
    SetPortfolio,
    SetResults,
    ShiftPlan,
)
from board.projects.lines import written
from board.projects.schedule import default_plan
from board.web.endpoint import question

api = Blueprint("projects_api", __name__, url_prefix="/api/v1")


@api.get("/projects")
@question("The register of lean projects, with portfolios", answer=ProjectsState, problems=(404,), screens=True)
def projects() -> dict[str, Any]:
    """Everybody who is signed in, and a screen that was given the wall of projects."""
    with database.reading() as session:
        if not looker(session).may_look_at(PROJECTS_ROOM):
            raise errors.NotFound
        return {**queries.state(session), "at": instant(clock.now())}


@api.get("/projects/<project_id>")
@question("A lean project with everything that belongs to it", answer=ProjectState, problems=(404,))
def project(project_id: str) -> dict[str, Any]:
    """Everybody who is signed in."""
    with database.reading() as session:
        asker(session)
        return {**whole.state(session, project_id), "at": instant(clock.now())}


@api.get("/projects/default-plan")
@question("The dates that are offered for a passport agreed on a day", answer=DefaultPlan, query=PlanFrom)
def plan_offered(wanted: PlanFrom) -> DefaultPlan:
    """Everybody who is signed in; nothing is changed."""
    offered = default_plan(wanted.agreed)
    dates = [
        {"number": each.number, "plan_start": written(each.plan_start), "plan_end": written(each.plan_end)}
        for each in offered
    ]
    return DefaultPlan(stages=dates)


@api.get("/projects/timeline")
@question("The schedules of projects as a figure", answer=Figure, query=DrawnMany)
def timeline_of_many(wanted: DrawnMany) -> dict[str, Any]:
    """Everybody who is signed in; of all that go on where none is named."""
    with database.reading() as session:
        asker(session)
        ids = [each for each in wanted.ids.split(",") if each]
        return drawing.timeline_of_many(session, ids, today=clock.today(Terms.zone), dark=wanted.dark)


@api.get("/projects/<project_id>/timeline")
@question("The ten stages of a project as a figure", answer=Figure, query=DrawnFor, problems=(404,))
def timeline(wanted: DrawnFor, project_id: str) -> dict[str, Any]:
    """Everybody who is signed in."""
    with database.reading() as session:
        asker(session)
        found = queries.project(session, project_id)
        return drawing.timeline_of(session, found, today=clock.today(Terms.zone), dark=wanted.dark)


@api.post("/projects")
@command("Enter an idea in the register", body=NewProject, answers=ProjectAnswer, status=201)
def add_project(session: Session, wanted: NewProject) -> ProjectAnswer:
    """Whoever works in the unit, and the coordinator for any."""
    who = asker(session)
    checks.check_may_enter(who, wanted.unit_id)
    made = commands.add_project(session, wanted, by=who.actor, at=clock.now())
    return answers.project_answer(session, made)


@api.patch("/projects/<project_id>")
@command("Write about a project or in its passport", body=EditProject, answers=ProjectAnswer, problems=(409,))
def edit_project(session: Session, wanted: EditProject, project_id: str) -> ProjectAnswer:
    """Its leader and team, who heads its unit, the coordinator."""
    found, who = to_work_on(session, project_id)
    commands.edit_project(session, found, wanted, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/seen")
@command("Note that one has opened the passport", answers=ProjectAnswer)
def note_sight(session: Session, project_id: str) -> ProjectAnswer:
    """Everybody who is signed in."""
    found, who = to_work_on(session, project_id, lambda _who, _project: True)
    commands.note_sight(session, found, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.put("/projects/<project_id>/plan")
@command("Plan the dates of stages", body=SetPlan, answers=ProjectAnswer, problems=(409,))
def set_plan(session: Session, wanted: SetPlan, project_id: str) -> ProjectAnswer:
    """Its leader and team, who heads its unit, the coordinator."""
    stage_tasks.hold_work(session, project_id)
    found, who = to_work_on(session, project_id)
    stage_plan.set_plan(session, found, wanted, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/shift")
@command("Move the plan by working days", body=ShiftPlan, answers=ProjectAnswer, problems=(409,))
def shift_plan(session: Session, wanted: ShiftPlan, project_id: str) -> ProjectAnswer:
    """Its leader and team, who heads its unit, the coordinator."""
    stage_tasks.hold_work(session, project_id)
    found, who = to_work_on(session, project_id)
    stage_plan.shift_plan(session, found, wanted, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.put("/projects/<project_id>/results")
@command("Write down what was reached", body=SetResults, answers=ProjectAnswer, problems=(409,))
def set_results(session: Session, wanted: SetResults, project_id: str) -> ProjectAnswer:
    """Its leader and team, who heads its unit, the coordinator."""
    found, who = to_work_on(session, project_id)
    results.set_results(session, found, wanted, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/replicate")
@command("Apply a proven pilot in a unit", body=Replicate, answers=ProjectAnswer, status=201, problems=(409,))
def replicate(session: Session, wanted: Replicate, project_id: str) -> ProjectAnswer:
    """Whoever may enter a project of that unit."""
    who = asker(session)
    pilot = queries.project(session, project_id)
    checks.check_may_enter(who, wanted.unit_id)
    made = replicating.replicate(session, pilot, wanted, by=who.actor, at=clock.now())
    return answers.project_answer(session, made)


@api.post("/portfolios")
@command("Name a portfolio", body=SetPortfolio, answers=PortfolioAnswer, status=201)
def add_portfolio(session: Session, wanted: SetPortfolio) -> PortfolioAnswer:
    """The coordinator and administrators."""
    return _portfolio(session, None, wanted)


@api.put("/portfolios/<portfolio_id>")
@command("Rename, close or open a portfolio", body=SetPortfolio, answers=PortfolioAnswer)
def set_portfolio(session: Session, wanted: SetPortfolio, portfolio_id: str) -> PortfolioAnswer:
    """The coordinator and administrators."""
    return _portfolio(session, portfolio_id, wanted)


def _portfolio(session: Session, portfolio_id: str | None, wanted: SetPortfolio) -> PortfolioAnswer:
    who = checks.keeper(asker(session))
    found = queries.portfolio(session, portfolio_id) if portfolio_id else None
    made = portfolios.set_portfolio(session, found, wanted, by=who.actor, at=clock.now())
    return PortfolioAnswer(portfolio=queries.portfolio_card(made), version=answers.register_version(session))
