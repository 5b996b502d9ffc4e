"""Every recurring job, one line each: when, what, why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from apscheduler.schedulers.base import BaseScheduler

from board.decisions.jobs import (
    archive_over,
    follow_tasks,
    look_at_tasks,
    measure_checked,
    remind_of_decisions,
    remind_tiers,
)
from board.kpi.jobs import bring_to_meetings, follow_sources, recompute_all
from board.live import followers
from board.live.jobs import forget_old_commands
from board.meetings.jobs import keep_time, plan_meetings, remind_of_meetings
from board.notices.jobs import forget_old_notices, send_letters, send_messages, write_mornings
from board.people.jobs import forget_old_access
from board.projects.jobs import follow_actions, look_at_actions, remind_of_projects, tell_of_passports
from board.screens.jobs import follow_meetings, forget_old_pairings
from board.status.jobs import beat
from board.tasks.assignments import follow_assignments
from board.tasks.jobs import archive_done_tasks, remind_of_tasks, tell_turned_levels


@dataclass(frozen=True)
class Entry:
    """A job, when it runs (APScheduler's words), and why."""

    job: Callable[[], None]
    when: dict[str, Any]
    why: str


TIMETABLE = (
    Entry(beat, {"trigger": "interval", "seconds": 15}, "shows that the timetable is run; /readyz fails without it"),
    Entry(followers.catch_up, {"trigger": "interval", "minutes": 1}, "heals followers that a crash has left behind"),
    Entry(
        archive_done_tasks, {"trigger": "interval", "hours": 1}, "tasks leave the board 14 days after they were done"
    ),
    Entry(
        tell_turned_levels,
        {"trigger": "interval", "minutes": 2},
        "levels of load turn with the week and with absences; heals what was missed",
    ),
    Entry(follow_sources, {"trigger": "interval", "seconds": 1}, "computed KPIs follow what they are computed from"),
    Entry(bring_to_meetings, {"trigger": "interval", "seconds": 5}, "meetings hear of KPIs that are not as planned"),
    Entry(
        follow_tasks, {"trigger": "interval", "seconds": 1}, "decisions are done, due and somebody's as their tasks are"
    ),
    Entry(look_at_tasks, {"trigger": "cron", "minute": 2}, "heals what following tasks has missed"),
    Entry(measure_checked, {"trigger": "interval", "minutes": 5}, "takes the numbers of decisions on their check date"),
    Entry(
        archive_over,
        {"trigger": "cron", "hour": 3, "minute": 5},
        "decisions that are over leave the list after 90 days",
    ),
    Entry(follow_actions, {"trigger": "interval", "seconds": 1}, "actions of projects are as far as their tasks are"),
    Entry(look_at_actions, {"trigger": "cron", "minute": 3}, "heals what following actions has missed"),
    Entry(tell_of_passports, {"trigger": "interval", "seconds": 30}, "passports submitted, returned and approved"),
    Entry(
        remind_of_projects, {"trigger": "interval", "minutes": 2}, "stages that end or are late, checks of stability"
    ),
    Entry(plan_meetings, {"trigger": "interval", "minutes": 1}, "every week ahead has its meeting, by the calendar"),
    Entry(keep_time, {"trigger": "interval", "seconds": 5}, "meetings are prepared, closed, missed and confirmed"),
    Entry(follow_meetings, {"trigger": "interval", "seconds": 1}, "screens open the meetings of their boards"),
    Entry(remind_of_meetings, {"trigger": "interval", "seconds": 10}, "cards the day before, ten minutes, minutes"),
    Entry(remind_of_tasks, {"trigger": "interval", "minutes": 2}, "what is due next, and what holds tasks up"),
    Entry(remind_of_decisions, {"trigger": "interval", "minutes": 2}, "decisions to do, due, and to be judged"),
    Entry(remind_tiers, {"trigger": "interval", "seconds": 30}, "questions put to a tier, and their answers"),
    Entry(follow_assignments, {"trigger": "interval", "seconds": 10}, "tasks given, handed over and sent back"),
    Entry(write_mornings, {"trigger": "interval", "minutes": 1}, "one letter in the morning of working days"),
    Entry(send_letters, {"trigger": "interval", "seconds": 2}, "sends what is in the outbox, and tries again"),
    Entry(send_messages, {"trigger": "interval", "seconds": 2}, "the same by messenger"),
    Entry(forget_old_notices, {"trigger": "cron", "hour": 3, "minute": 25}, "old notices leave people's lists"),
    Entry(recompute_all, {"trigger": "cron", "minute": 1}, "days turn, and what a KPI missed is made good"),
    Entry(
        forget_old_commands, {"trigger": "cron", "hour": 3, "minute": 10}, "answers are kept for repeats for 30 days"
    ),
    Entry(forget_old_pairings, {"trigger": "cron", "hour": 3, "minute": 15}, "codes of screens last ten minutes"),
    Entry(forget_old_access, {"trigger": "cron", "hour": 3, "minute": 20}, "ended sign-ins, spent links and old tries"),
)


def schedule(scheduler: BaseScheduler) -> None:
    """Put the timetable into a scheduler; it is only a clock, each job is right however often it runs."""
    for entry in TIMETABLE:
        scheduler.add_job(entry.job, coalesce=True, misfire_grace_time=None, max_instances=1, **entry.when)
