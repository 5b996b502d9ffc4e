"""What formulas are fed with, source by source, read by the queries of the part of the program that has it."""

from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from board.calendar import queries as calendar
from board.decisions import measured as decisions
from board.kpi.formulas import DecisionsFacts, Facts, MeetingsFacts, TasksFacts
from board.kpi.from_tasks import CYCLE_WEEKS
from board.kpi.models import Source
from board.kpi.project_formulas import ProjectsFacts
from board.meetings import measured as meetings
from board.people.viewers import Terms
from board.projects import measured as projects
from board.tasks import measured as tasks

_A_YEAR = timedelta(days=366)
_ROOMS = {
    Source.TASKS: "board",
    Source.DECISIONS: "decisions",
    Source.MEETINGS: "meetings",
    Source.PROJECTS: "projects",
}


def _of_tasks(session: Session, today: date, since: date) -> TasksFacts:
    began = since - timedelta(weeks=CYCLE_WEEKS)
    return TasksFacts(
        tasks.tasks(session, Terms.zone, started_since=began),
        tasks.reviews(session, Terms.zone, since=datetime.combine(since, time(), ZoneInfo(Terms.zone))),
        tasks.loads(session),
        calendar.exceptions(session, began - _A_YEAR, today),
        today,
    )


def _of_decisions(session: Session, today: date, since: date) -> DecisionsFacts:
    return DecisionsFacts(
        decisions.decisions(session, Terms.zone, due_since=since),
        decisions.answers(session, Terms.zone, since=since),
        calendar.exceptions(session, since - _A_YEAR, today),
        today,
    )


def _of_meetings(session: Session, today: date, since: date) -> MeetingsFacts:
    return MeetingsFacts(meetings.meetings(session, first=since - timedelta(days=6), last=today))


def _of_projects(session: Session, today: date, since: date) -> ProjectsFacts:
    found = projects.projects(session, Terms.zone)
    # As long as the register is empty nobody is asked for a project.
    return ProjectsFacts(found, projects.departments(session) if found else frozenset(), today)


SOURCES: dict[Source, Callable[[Session, date, date], Facts]] = {
    Source.TASKS: _of_tasks,
    Source.DECISIONS: _of_decisions,
    Source.MEETINGS: _of_meetings,
    Source.PROJECTS: _of_projects,
}
"""The parts of the program that KPIs are computed from."""
ROOMS = tuple(_ROOMS[source] for source in SOURCES)
"""The kinds of rooms in which something happens that may change a number."""


def sources_of(rooms: Collection[str]) -> list[Source]:
    """The sources in whose rooms something has happened."""
    return [source for source in SOURCES if _ROOMS[source] in rooms]


def read(session: Session, source: Source, today: date, since: date) -> Facts:
    """The facts of a source for periods that begin on a day or later."""
    return SOURCES[source](session, today, since)
