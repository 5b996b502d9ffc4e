"""What somebody has to do by a day: open tasks, decisions to carry out, and to see whether decisions have helped."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from flask_babel import gettext
from sqlmodel import Session

from board.decisions import queries as decisions
from board.decisions.events import decisions_room
from board.decisions.models import Decision
from board.feeds.entries import AllDay, Stamp
from board.live import queries as log
from board.people.rights import Viewer
from board.tasks import attention
from board.tasks.attention import DueTask
from board.tasks.events import board_room

_TITLE = 120


def days_of(session: Session, who: Viewer, base: str) -> list[AllDay]:
    """All of it that they may see now, by day."""
    tasks = [each for each in attention.due_tasks_of(session, who.id) if who.may_see_unit(each.unit_id)]
    theirs = {each.id for each in tasks}
    # What has become a task of theirs stands there as that task, and not twice.
    owned = [each for each in decisions.owned_by(session, who.id) if each.task_id not in theirs]
    checked = decisions.to_be_judged(session, _headed(who), who.id)
    seen = (_seen(owned, who), _seen(checked, who))
    found = [*_tasks(session, tasks, base), *_decisions(session, *seen, base)]
    return sorted(found, key=lambda each: (each.day, each.uid))


def _headed(who: Viewer) -> list[str]:
    """The units whose decisions are theirs to look at again: those whose people work under them."""
    units = {*who.deputises, *([who.unit_id] if who.unit_id else [])}
    return sorted(each for each in units if who.heads_people_of(each))


def _seen(found: Iterable[Decision], who: Viewer) -> list[Decision]:
    return [each for each in found if who.may_see_unit(each.unit_id)]


def _tasks(session: Session, tasks: list[DueTask], base: str) -> list[AllDay]:
    stamps = _stamps(session, [(board_room(each.board_id), each.id, each.created_at) for each in tasks])
    return [
        AllDay(
            uid=f"task-{each.id}@lean-board",
            title=gettext("Due: %(title)s", title=_short(each.title)),
            about=f"№ {each.number} · {each.board}",
            address=f"{base}/tasks/{each.id}",
            stamp=stamps[each.id],
            day=each.due,
        )
        for each in tasks
    ]


def _decisions(session: Session, owned: list[Decision], checked: list[Decision], base: str) -> Iterator[AllDay]:
    stamps = _stamps(session, [(decisions_room(each.unit_id), each.id, each.at) for each in (*owned, *checked)])
    for each in owned:
        if each.due:
            title = gettext("Decision: %(what)s", what=_short(each.what))
            yield _of_decision("due", each, each.due, title, stamps[each.id], base)
    for each in checked:
        if each.check_on:
            title = gettext("Did it help: %(what)s", what=_short(each.what))
            yield _of_decision("check", each, each.check_on, title, stamps[each.id], base)


def _of_decision(name: str, decision: Decision, day: date, title: str, stamp: Stamp, base: str) -> AllDay:
    return AllDay(
        uid=f"decision-{name}-{decision.id}@lean-board",
        title=title,
        about=f"№ {decision.number} · {decision.about_name}\n{decision.what}",
        address=f"{base}/units/{decision.unit_id}/decisions",
        stamp=stamp,
        day=day,
    )


def _stamps(session: Session, things: list[tuple[str, str, datetime]]) -> dict[str, Stamp]:
    """When each of these things last changed, by what its room tells of it; else since when it is there."""
    found = {id_: Stamp(at, 0) for _, id_, at in things}
    for room in {room for room, _, _ in things}:
        told = log.last_about(session, room, [id_ for where, id_, _ in things if where == room])
        found |= {id_: Stamp(event.at, event.version) for id_, event in told.items()}
    return found


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1].rstrip()}…"
