"""Every command with a case that shows what it does: the room it speaks in, and a call of it.

`test_old_state_plus_events_is_new_state` compares this list with the command modules: a command without a
case fails the build, and so does a case in which nothing happens.
"""

from datetime import date
from typing import Any

from sqlmodel import Session

from board.calendar import commands as calendar
from board.calendar import queries as calendar_queries
from board.calendar.events import CALENDAR_ROOM
from board.decisions import carriers, escalating, following, making
from board.decisions import commands as decisions
from board.decisions import queries as decision_queries
from board.decisions import undoing as decisions_undoing
from board.decisions.events import decisions_room
from board.decree import commands as decree
from board.decree import queries as decree_queries
from board.decree.events import DECREE_ROOM
from board.kpi import commands as kpis
from board.kpi import notes, owners, targets, unit_queries, walls
from board.kpi import queries as kpi_queries
from board.kpi import undoing as kpi_undoing
from board.kpi.events import KPIS_ROOM, unit_room
from board.live import queries as log
from board.meetings import apart, leading, occurrences, scheduling
from board.meetings import commands as meetings
from board.meetings import queries as meeting_queries
from board.meetings import undoing as meetings_undoing
from board.meetings.events import meetings_room
from board.notices import commands as notices
from board.notices import queries as notice_queries
from board.notices.events import notices_room
from board.people import availability, closing, working_hours
from board.people import commands as people
from board.people import queries as people_queries
from board.people.events import DIRECTORY_ROOM, PersonCard, person_room
from board.people.inputs import EditPerson, EditUnit, NewDeputy, NewPerson, NewUnit
from board.people.models import Deputy, Person, Role, Unit
from board.projects import queries as project_queries
from board.projects import whole
from board.projects.events import PROJECTS_ROOM
from board.screens import commands as screens
from board.screens import queries as screen_queries
from board.screens.events import SCREENS_ROOM
from board.tasks import (
    boards,
    capacity,
    checklists,
    columns,
    commands,
    comments,
    details,
    handing_over,
    labels,
    levels,
    members,
    moving,
    queries,
    terms,
    together,
    undoing,
    vocabulary,
)  # fmt: skip
from board.tasks.events import TERMS_ROOM, board_room
from board.tasks.inputs import (
    BlockTask,
    EditBoard,
    EditTask,
    MoveTask,
    NewBoard,
    NewTask,
    UnblockTask,
)
from board.tasks.models import Board
from tests.live.case import LATER, Call, Case, by_anna, move, the_task
from tests.live.closing_cases import CLOSING_CASES
from tests.live.decision_cases import DECISION_CASES
from tests.live.detail_cases import DETAIL_CASES
from tests.live.kpi_cases import KPI_CASES
from tests.live.meeting_cases import MEETING_CASES
from tests.live.notice_cases import NOTICE_CASES
from tests.live.planning_cases import PLANNING_CASES
from tests.live.project_cases import NO_PROJECT_COMMANDS, PROJECT_CASES, PROJECT_MODULES
from tests.live.screen_cases import SCREEN_CASES
from tests.live.settings_cases import SETTINGS_CASES
from tests.makers import Office

COMMAND_MODULES = (
    people, availability, closing, calendar, decree, commands, moving, boards, columns, labels, together, terms,
    capacity, members, handing_over, levels, undoing, details, comments, checklists, kpis, walls, owners, targets, notes,
    kpi_undoing, screens, decisions, following, escalating, carriers, decisions_undoing, making, meetings, scheduling,
    occurrences, leading, apart, meetings_undoing, notices, *PROJECT_MODULES,
)  # fmt: skip
"""Where commands are; `people.access` and `feeds.commands` are not among them: nothing of them may enter a room."""
NO_COMMANDS = {
    commands.tell: "records what a command did",
    boards.change_board: "sets the fields for describe_board and its undoing",
    columns.change_column: "sets the fields for describe_column and its undoing",
    columns.check_kind: "only asks",
    columns.take_away: "the last step of remove_column",
    columns.put_back: "shown by taking a removal back",
    capacity.person_to_plan_for: "only asks",
    levels.begin_with: "a part of setting up a board",
    capacity.person_planned_by: "only asks",
    handing_over.open_tasks_of: "only asks",
    columns.why_it_stays: "only asks",
    levels.hold_board: "only holds",
    levels.hold_boards: "only holds",
    levels.told_once: "only waits with refresh_levels",
    levels.hold_boards_of: "only holds",
    levels.is_anybody_out_of_date: "only asks",
    availability.take_back_absence: "shown by capacity.take_back",
    kpis.hold_all: "only holds",
    screens.screen_to_work_on: "only holds",
    kpis.kpi_to_work_on: "only asks",
    kpis.tell: "records what a command did",
    targets.image: "only asks",
    walls.tell_wall: "records what a command did",
    decisions.unit_to_decide_in: "only asks and holds",
    decisions.decision_to_work_on: "only asks and holds",
    decisions.hold_decision: "only holds",
    decisions.image: "only asks",
    decisions.count_due_change: "counts what a command did",
    decisions.tell: "records what a command did",
    decisions.tell_to: "records what a command did",
    escalating.open_question: "only asks",
    escalating.working_days_later: "only counts",
    kpis.colour_of: "only asks",
    making.decide: "make_decision and ask_tier, with what they need",
    meetings.meeting_to_work_on: "only asks and holds",
    meetings.hold_meeting: "only holds",
    meetings.image: "only asks",
    meetings.keep: "keeps what a command did",
    meetings.tell: "records what a command did",
    notices.choose: "tells nobody: what somebody wants to be told is their own",
    notices.set_reader: "tells nobody: how somebody is written to is their own",
    scheduling.tell_schedule: "records what a command did",
    occurrences.needs_planning: "only asks",
    details.put_in: "records what adding a comment or a step did",
    details.alter: "records what the commands of comments and checklists did",
    details.take_back: "shown by comments.take_back and checklists.take_back",
    **NO_PROJECT_COMMANDS,
}


def rooms_of(case: Case, office: Office) -> list[str]:
    """The rooms a case speaks in."""
    known = {
        "board": board_room(office.board),
        "person": person_room(office.boris),
        "kpis": unit_room(office.land),
        "decisions": decisions_room(office.land),
        "asked": decisions_room(office.top),
        "meetings": meetings_room(office.board),
        "notices": notices_room(office.boris),
    }
    return [known.get(room, room) for room in (case.room, *case.also)]


def state(session: Session, room: str, office: Office) -> dict[str, Any]:
    """The snapshot of a room."""
    if room == board_room(office.board):
        return queries.snapshot(session, office.board)
    states = {
        DIRECTORY_ROOM: people_queries.directory,
        CALENDAR_ROOM: calendar_queries.state,
        DECREE_ROOM: decree_queries.state,
        TERMS_ROOM: vocabulary.state,
        KPIS_ROOM: kpi_queries.state,
        SCREENS_ROOM: screen_queries.state,
        PROJECTS_ROOM: project_queries.state,
    }
    if room == unit_room(office.land):
        return unit_queries.unit_state(session, office.land)
    if room.startswith("decisions:"):
        return decision_queries.state(session, room.partition(":")[2])
    if room.startswith("notices:"):
        return notice_queries.state(session, room.partition(":")[2])
    if room.startswith("meetings:"):
        return meeting_queries.state(session, room.partition(":")[2])
    if room.startswith("meeting:"):
        return meeting_queries.meeting_state(session, room.partition(":")[2])
    if room.startswith("project:"):
        return whole.state(session, room.partition(":")[2])
    if room.startswith("screen:"):
        return screen_queries.screen_state(session, room.partition(":")[2])
    if room.startswith("wall:"):
        return unit_queries.wall_state(session, room.partition(":")[2])
    if room == person_room(office.boris):
        return working_hours.availability(session, office.boris)
    return {"room": room, "epoch": log.epoch(session), "version": log.version(session, room), **states[room](session)}


def _boris(session: Session, office: Office) -> Person:
    return session.get_one(Person, office.boris)


def _block(session: Session, office: Office, ids: dict[str, str]) -> None:
    move(session, office, ids, column_id=office.columns["in_progress"])
    wanted = BlockTask(
        reason="Ждём ответ СМЭВ", category="waiting_answer", waiting_for="СМЭВ", check_on=date(2026, 11, 26)
    )
    commands.block_task(session, the_task(session, ids), wanted, **by_anna(session, office))


def _archive(session: Session, office: Office, ids: dict[str, str]) -> None:
    commands.archive_task(session, the_task(session, ids), **by_anna(session, office))


def _crowd(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Use up the gap between the first two tasks, so that the next one there renumbers the column."""
    the_task(session, ids, "second").position = the_task(session, ids).position + 1
    session.flush()


def _between(session: Session, office: Office, ids: dict[str, str]) -> None:
    third = commands.add_task(
        session, session.get_one(Board, office.board), NewTask(title="Третья"), **by_anna(session, office)
    )
    wanted = MoveTask(column_id=office.columns["backlog"], after_id=ids["task"])
    moving.move_task(session, third, wanted, **by_anna(session, office))


def _undo(session: Session, office: Office, ids: dict[str, str], before: dict[str, Any] | None) -> None:
    step = {"task_id": ids["task"], "version": the_task(session, ids).touched_version, "before": before}
    undoing.take_back(session, step, office.anna, LATER)


def _undo_of(act: Call) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        before = commands.image(the_task(session, ids))
        act(session, office, ids)
        session.flush()
        _undo(session, office, ids, before)

    return call


def _deputy(session: Session, office: Office, ids: dict[str, str]) -> Deputy:
    wanted = NewDeputy(person_id=office.boris, from_day=date(2026, 11, 23), until_day=None)
    return people.name_deputy(session, session.get_one(Unit, office.land), wanted, **by_anna(session, office))


def _card(session: Session, office: Office, **other: Any) -> PersonCard:
    return people_queries.person_card(_boris(session, office)).model_copy(update=other)


def _edit(**fields: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        commands.edit_task(session, the_task(session, ids), EditTask(**fields), **by_anna(session, office))

    return call


def _moved(kind: str, **more: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        move(session, office, ids, column_id=office.columns[kind], **more)

    return call


def _chain(*acts: Call) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        for act in acts:
            act(session, office, ids)

    return call


BOARD_CASES = (
    Case(
        "add a task",
        commands.add_task,
        "board",
        lambda s, o, ids: commands.add_task(
            s, s.get_one(Board, o.board), NewTask(title="Ответ в прокуратуру", due=date(2026, 11, 27)), **by_anna(s, o)
        ),
    ),
    Case("rename a task", commands.edit_task, "board", _edit(title="Другое название", estimate_hours=4.0)),
    Case("assign a task", commands.edit_task, "board", lambda s, o, ids: _edit(assignee_id=o.boris)(s, o, ids)),
    Case("describe a task", commands.edit_task, "board", _edit(description="Подробности в деле № 4.")),
    Case("give a due date", commands.edit_task, "board", _edit(due=date(2026, 11, 27))),
    Case(
        "move the due date",
        commands.edit_task,
        "board",
        _edit(due=date(2026, 12, 4), due_reason="задержка СМЭВ"),
        _edit(due=date(2026, 11, 27)),
    ),
    Case("take the due date away", commands.edit_task, "board", _edit(due=None), _edit(due=date(2026, 11, 27))),
    Case("move a task on", moving.move_task, "board", _moved("planned")),
    Case(
        "hand a task over by a move",
        moving.move_task,
        "board",
        lambda s, o, ids: _moved("planned", assignee_id=o.boris)(s, o, ids),
    ),
    Case(
        "wait for somebody",
        moving.move_task,
        "board",
        _moved("approval", waiting_for="БТИ", expected_on=date(2026, 11, 27)),
    ),
    Case("submit a result", moving.move_task, "board", _moved("review", result="Договор № 12 отправлен")),
    Case("return a task", moving.move_task, "board", _moved("in_progress", comment="Нет приложения"), _moved("review")),
    Case("finish a blocked task", moving.move_task, "board", _moved("done"), _block),
    Case(
        "change the order",
        moving.move_task,
        "board",
        lambda s, o, ids: _moved("backlog", after_id=ids["second"])(s, o, ids),
    ),
    Case("put a task where no number is left", moving.move_task, "board", _between, _crowd),
    Case("block a task", commands.block_task, "board", _block),
    Case(
        "unblock a task",
        commands.unblock_task,
        "board",
        lambda s, o, ids: commands.unblock_task(s, the_task(s, ids), UnblockTask(note="Пришёл ответ"), **by_anna(s, o)),
        _block,
    ),
    Case("archive a task", commands.archive_task, "board", _archive),
    Case(
        "restore a task",
        commands.restore_task,
        "board",
        lambda s, o, ids: commands.restore_task(s, the_task(s, ids), **by_anna(s, o)),
        _archive,
    ),
    Case("take back an adding", undoing.take_back, "board", lambda s, o, ids: _undo(s, o, ids, None)),
    Case("take back a move", undoing.take_back, "board", _undo_of(_moved("done"))),
    Case("take back an edit", undoing.take_back, "board", _undo_of(_edit(title="Описка", description="х"))),
    Case("take back a block", undoing.take_back, "board", _undo_of(_block)),
    Case("take back an archiving", undoing.take_back, "board", _undo_of(_archive)),
    Case(
        "describe a board",
        boards.describe_board,
        "board",
        lambda s, o, ids: boards.describe_board(
            s, s.get_one(Board, o.board), EditBoard(hard_limits=True), **by_anna(s, o)
        ),
    ),
    Case(
        "a colleague is renamed",
        members.sync_person,
        "board",
        lambda s, o, ids: members.sync_person(s, _card(s, o, name="Борис Л."), at=LATER),
    ),
    Case(
        "a colleague leaves",
        members.sync_person,
        "board",
        lambda s, o, ids: members.sync_person(s, _card(s, o, unit_id=o.archive), at=LATER),
    ),
    Case(
        "a unit is renamed",
        members.sync_unit,
        "board",
        lambda s, o, ids: members.sync_unit(
            s, people_queries.unit_card(s.get_one(Unit, o.land)).model_copy(update={"name": "КУМИ"}), at=LATER
        ),
    ),
    Case(
        "a colleague joins",
        members.sync_person,
        "board",
        lambda s, o, ids: members.sync_person(
            s, people_queries.person_card(s.get_one(Person, o.vera)).model_copy(update={"unit_id": o.land}), at=LATER
        ),
    ),
)

DIRECTORY_CASES = (
    Case(
        "found a unit",
        people.add_unit,
        DIRECTORY_ROOM,
        lambda s, o, ids: people.add_unit(s, NewUnit(name="Отдел ЖКХ", short_name="ЖКХ"), **by_anna(s, o)),
    ),
    Case(
        "rename a unit",
        people.describe_unit,
        DIRECTORY_ROOM,
        lambda s, o, ids: people.describe_unit(s, s.get_one(Unit, o.land), EditUnit(name="КУМИ"), **by_anna(s, o)),
    ),
    Case(
        "make an account",
        people.add_person,
        DIRECTORY_ROOM,
        lambda s, o, ids: people.add_person(s, NewPerson(name="Зоя С.", email="zoya@example.org"), **by_anna(s, o)),
    ),
    Case(
        "rename a person",
        people.describe_person,
        DIRECTORY_ROOM,
        lambda s, o, ids: people.describe_person(s, _boris(s, o), EditPerson(post="Эксперт"), **by_anna(s, o)),
    ),
    Case(
        "give a role",
        people.give_role,
        DIRECTORY_ROOM,
        lambda s, o, ids: people.give_role(s, _boris(s, o), Role.UNIT_HEAD, **by_anna(s, o)),
    ),
    Case(
        "move a person",
        people.move_person,
        DIRECTORY_ROOM,
        lambda s, o, ids: people.move_person(s, _boris(s, o), o.archive, **by_anna(s, o)),
    ),
    Case(
        "close an account",
        people.disable_person,
        DIRECTORY_ROOM,
        lambda s, o, ids: people.disable_person(s, _boris(s, o), **by_anna(s, o)),
    ),
    Case(
        "open an account",
        people.enable_person,
        DIRECTORY_ROOM,
        lambda s, o, ids: people.enable_person(s, _boris(s, o), **by_anna(s, o)),
        lambda s, o, ids: people.disable_person(s, _boris(s, o), **by_anna(s, o)),
    ),
    Case("name a deputy", people.name_deputy, DIRECTORY_ROOM, _deputy),
    Case(
        "end a deputy",
        people.end_deputy,
        DIRECTORY_ROOM,
        lambda s, o, ids: people.end_deputy(s, s.get_one(Deputy, ids["deputy"]), date(2026, 11, 30), **by_anna(s, o)),
        lambda s, o, ids: ids.update(deputy=_deputy(s, o, ids).id),
    ),
)

OTHER_CASES = (
    Case(
        "set a day",
        calendar.set_day,
        CALENDAR_ROOM,
        lambda s, o, ids: calendar.set_day(s, date(2026, 12, 31), working=False, reason="Перенос", **by_anna(s, o)),
    ),
    Case(
        "clear a day",
        calendar.clear_day,
        CALENDAR_ROOM,
        lambda s, o, ids: calendar.clear_day(s, date(2026, 12, 31), **by_anna(s, o)),
        lambda s, o, ids: calendar.set_day(s, date(2026, 12, 31), working=False, reason="Перенос", **by_anna(s, o)),
    ),
    Case(
        "take over a year",
        calendar.take_over_year,
        CALENDAR_ROOM,
        lambda s, o, ids: calendar.take_over_year(s, 2026, by=None, at=LATER),
    ),
    Case(
        "lay a row down",
        decree.lay_down,
        DECREE_ROOM,
        lambda s, o, ids: decree.lay_down(s, "sector", "education", 19, {"label": "Образование"}, by=None, at=LATER),
    ),
    Case(
        "correct a row",
        decree.lay_down,
        DECREE_ROOM,
        lambda s, o, ids: decree.lay_down(s, "sector", "education", 19, {"label": "Образование"}, by=None, at=LATER),
        lambda s, o, ids: decree.lay_down(s, "sector", "education", 19, {"label": "Оброзование"}, by=None, at=LATER),
    ),
)

CASES = (
    *BOARD_CASES,
    *DETAIL_CASES,
    *SETTINGS_CASES,
    *CLOSING_CASES,
    *PLANNING_CASES,
    *DIRECTORY_CASES,
    *OTHER_CASES,
    *KPI_CASES,
    *DECISION_CASES,
    *NOTICE_CASES,
    *MEETING_CASES,
    *SCREEN_CASES,
    *PROJECT_CASES,
)
NEW_BOARD = NewBoard(name="Ещё доска", unit_id="any")
