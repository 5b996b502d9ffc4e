"""The demonstration's lean projects, told in the order in which everything happened."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from board.decree import commands as decree
from board.live.change import change
from board.people import queries as people
from board.projects import actions, defending, portfolios, queries
from board.projects.changing import changing
from board.projects.inputs import SetPortfolio
from board.projects.lifecycle import State
from board.projects.models import OPEN_ACTIONS
from board.projects.schedule import default_plan
from board.seeding.district import District, load
from board.seeding.project_acts import ProjectActs
from board.seeding.project_story import Moment, ProjectStory

_COORDINATOR = "tikhonova"
_BEGAN = timedelta(days=1000)
"""Before the first of them: then the portfolios were named."""
_WITH_TASKS = (State.IMPLEMENTATION,)


def begin_projects(founded: District, monday: date, zone: str, *, at: datetime) -> None:
    """Let all projects come as far as they are by a moment; those that are carried out now have tasks on boards."""
    plan = load("projects.json")
    with change() as session:
        _lay_down_tags(session, plan, at)
        told = _told(session, plan, founded, monday, zone)
        for moment in sorted(told, key=lambda each: each.at):
            if moment.at <= at:
                moment.act(session, moment.by, moment.at)
        _carry_out(session, plan, founded, at)


def _lay_down_tags(session: Session, plan: dict[str, Any], at: datetime) -> None:
    shown = plan["tag_set"]
    decree.lay_down(session, "tag_set", shown["code"], 100, _but_code(shown), by=None, at=at)
    for place, row in enumerate(plan["tags"], start=100):
        decree.lay_down(session, "tag", row["code"], place, _but_code(row), by=None, at=at)


def _told(session: Session, plan: dict[str, Any], founded: District, monday: date, zone: str) -> list[Moment]:
    coordinator, known = founded.people[_COORDINATOR], dict[str, str]()
    begun = datetime.combine(monday - _BEGAN, time(9), ZoneInfo(zone))
    named = [
        portfolios.set_portfolio(session, None, SetPortfolio(name=name), by=coordinator, at=begun).id
        for name in plan["portfolios"]
    ]
    units = {key: each.id for key, each in _units(session).items()}
    told = list[Moment]()
    for row in plan["projects"]:
        agreed = monday + timedelta(days=row["agreed"] if row["agreed"] is not None else 20)
        acts = ProjectActs(row, founded.people, units, known, named, default_plan(agreed))
        told += ProjectStory(row, founded.people, coordinator, acts, monday, zone).moments()
    return told


def _units(session: Session) -> dict[str, Any]:
    rows = load("organisation.json")["units"]
    by_name = {each.name: each for each in people.units(session)}
    return {row["key"]: by_name[row["name"]] for row in rows}


def _carry_out(session: Session, plan: dict[str, Any], founded: District, at: datetime) -> None:
    """Of the projects that are carried out now what is done is accepted, and the rest becomes tasks on boards."""
    done = {each["text"] for row in plan["projects"] for each in row["actions"] if each["done"]}
    for project in queries.projects(session):
        if project.stands not in _WITH_TASKS:
            continue
        leader = next(each for each in founded.people.values() if each.id == project.leader_id)
        boards = defending.boards_of(session, project, defending.owners_of(session, project.id))
        for action in queries.actions(session, project.id):
            if action.state not in OPEN_ACTIONS:
                continue
            if action.text in done:
                actions.report_action(session, project, action, None, by=leader, at=at)
                actions.confirm_action(session, project, action, by=leader, at=at)
            else:
                with changing(session, project, by=leader, at=at):
                    board = boards.get(action.owner_id or "")
                    actions.become_task(session, project, action, board, by=leader, at=at)


def _but_code(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "code"}
