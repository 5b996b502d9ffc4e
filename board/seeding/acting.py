"""The demonstration's people at work: each moment of a story becomes the command that a person would have given."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.live.events import Actor
from board.seeding.district import District
from board.seeding.story import Moment, day_of, instant_of
from board.tasks import checklists, commands, comments, detail_queries, levels, moving, queries
from board.tasks.inputs import BlockTask, EditTask, MoveTask, NewTask, UnblockTask, WriteComment, WriteItem
from board.tasks.models import Board, BoardPerson, ColumnKind, Task


class Stage:
    """One unit's board while its story is played."""

    def __init__(
        self, unit: str, founded: District, tasks: list[dict[str, Any]], excuses: list[str], monday: date, zone: str
    ) -> None:
        self.monday, self._zone, self._excuses = monday, zone, excuses
        self._plans, self._people, self._head = tasks, founded.people, founded.heads[unit]
        self._board_id = founded.boards[unit]
        self._ids: dict[int, str] = {}
        self._columns: dict[str, str] = {}
        self._loaded: list[object] = []

    def open(self, session: Session) -> None:
        """Hold the board, and keep what is on it loaded, because a session forgets what nobody holds."""
        levels.hold_board(session, self._board_id)
        stages = queries.columns(session, self._board_id)
        self._columns = {stage.kind: stage.id for stage in stages}
        self._loaded = [session.get_one(Board, self._board_id), *stages, *queries.people(session, self._board_id)]

    def act(self, session: Session, moment: Moment) -> None:
        """Let one moment happen."""
        at, plan = instant_of(moment, self.monday, self._zone), self._plans[moment.task]
        by = self._people[plan["assignee"]] if plan["assignee"] else self._head
        if moment.action == "add":
            self._add(session, moment.task, plan, at)
        else:
            getattr(self, f"_{moment.action}")(session, self._task(session, moment.task), moment.more, by, at)

    def _add(self, session: Session, number: int, plan: dict[str, Any], at: datetime) -> None:
        fields = {name: plan[name] for name in ("title", "kind", "estimate_hours", "priority", "labels", "description")}
        board = session.get_one(Board, self._board_id)
        queue, excuse = self._columns[ColumnKind.BACKLOG], self._excuse(number)
        wanted = NewTask(**fields, column_id=queue, override_reason=excuse)
        task = commands.add_task(session, board, wanted, by=self._head, at=at)
        self._ids[number] = task.id
        self._loaded.append(task)

    def _plan(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        commands.edit_task(
            session, task, EditTask(due=day_of(more["due"], self.monday), assignee_id=by.id), by=self._head, at=at
        )
        self._move(session, task, ColumnKind.PLANNED, self._head, at)

    def _start(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        self._move(session, task, ColumnKind.IN_PROGRESS, by, at, comment=more.get("comment"))

    def _postpone(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        wanted = EditTask(due=day_of(more["due"], self.monday), due_reason=more["reason"])
        commands.edit_task(session, task, wanted, by=by, at=at)

    def _approve(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        until = day_of(more["until"], self.monday)
        self._move(session, task, ColumnKind.APPROVAL, by, at, waiting_for=more["who"], expected_on=until)

    def _review(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        self._move(session, task, ColumnKind.REVIEW, by, at, result=more["result"])

    def _return(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        self._move(session, task, ColumnKind.IN_PROGRESS, self._head, at, comment=more["comment"])

    def _finish(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        self._move(session, task, ColumnKind.DONE, self._head, at)

    def _archive(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        commands.archive_task(session, task, by=None, at=at)

    def _block(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        wanted = BlockTask(
            reason=more["reason"],
            category=more["category"],
            waiting_for=more["waiting_for"],
            check_on=day_of(more["check"], self.monday),
        )
        commands.block_task(session, task, wanted, by=by, at=at)

    def _unblock(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        commands.unblock_task(session, task, UnblockTask(note=more["note"]), by=by, at=at)

    def _list(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        for text in more["steps"]:
            checklists.add_item(session, task, WriteItem(text=text), by=by, at=at)

    def _tick(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        item = detail_queries.checklist(session, task.id)[more["place"]]
        checklists.tick_item(session, task, item, by=by, at=at)

    def _say(self, session: Session, task: Task, more: dict[str, Any], by: Actor, at: datetime) -> None:
        speaker = self._asker(by) if more["asks"] else by
        comments.add_comment(session, task, WriteComment(text=more["text"]), by=speaker, at=at)

    def _move(self, session: Session, task: Task, kind: ColumnKind, by: Actor, at: datetime, **more: Any) -> None:
        wanted = MoveTask(column_id=self._columns[kind], **more)
        try:
            moving.move_task(session, task, wanted, by=by, at=at, heads=by == self._head)
        except errors.WipLimit:
            excused = wanted.model_copy(update={"override_reason": self._excuse(task.number)})
            moving.move_task(session, task, excused, by=by, at=at, heads=by == self._head)

    def _asker(self, assignee: Actor) -> Actor:
        if assignee.id != self._head.id:
            return self._head
        colleagues = [each for each in self._loaded if isinstance(each, BoardPerson) and each.person_id != assignee.id]
        return Actor(colleagues[0].person_id, colleagues[0].name) if colleagues else assignee

    def _task(self, session: Session, number: int) -> Task:
        return session.get_one(Task, self._ids[number])

    def _excuse(self, number: int) -> str:
        return self._excuses[number % len(self._excuses)]
