"""Every recurring job, one line each: when, what, why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from apscheduler.schedulers.base import BaseScheduler

from board.live import followers
from board.live.jobs import forget_old_commands
from board.people.jobs import forget_old_access
from board.tasks.jobs import archive_done_tasks


@dataclass(frozen=True)
class Entry:
    """A job, when it runs (APScheduler's words), and why."""

    job: Callable[[], None]
    when: dict[str, Any]
    why: str


TIMETABLE = (
    Entry(followers.catch_up, {"trigger": "interval", "minutes": 1}, "heals followers that a crash has left behind"),
    Entry(
        archive_done_tasks, {"trigger": "interval", "hours": 1}, "tasks leave the board 14 days after they were done"
    ),
    Entry(
        forget_old_commands, {"trigger": "cron", "hour": 3, "minute": 10}, "answers are kept for repeats for 30 days"
    ),
    Entry(forget_old_access, {"trigger": "cron", "hour": 3, "minute": 20}, "ended sign-ins, spent links and old tries"),
)


def schedule(scheduler: BaseScheduler) -> None:
    """Put the timetable into a scheduler; it is only a clock, each job is right however often it runs."""
    for entry in TIMETABLE:
        scheduler.add_job(entry.job, coalesce=True, misfire_grace_time=None, max_instances=1, **entry.when)
