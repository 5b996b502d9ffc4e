"""The commands of lean projects, in the room of the register and in that of one project."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from board.projects import (
    actions,
    approving,
    changing,
    commands,
    defending,
    ending,
    filing,
    following,
    portfolios,
    replicating,
    results,
    stage_plan,
    stage_tasks,
    steps,
    undoing,
    wishes,
    wishing,
)
from board.projects.events import PROJECTS_ROOM, project_room
from board.projects.inputs import (
    ApprovePassport,
    EditAction,
    EditProject,
    RemarkInput,
    ReturnPassport,
    SendToCommittee,
    SetPlan,
    SetResults,
    ShiftPlan,
    StabilityCheck,
    StagePlan,
)
from board.projects.lifecycle import State
from board.projects.models import ActionState
from tests.live.case import LATER, Call, Case
from tests.live.project_acts import (
    PROJECT,
    TODAY,
    accept,
    acts,
    add_action,
    after,
    beside,
    bring,
    close_portfolio,
    does,
    enter,
    follow_task,
    give_stage,
    goes,
    in_state,
    lives,
    name_portfolio,
    note_answer,
    remove_file,
    rename_unit,
    replicate,
    task_is_done,
    undo_of,
)
from tests.live.project_makers import letter_of
from tests.projects import life

PROJECT_MODULES = (
    commands, steps, approving, actions, defending, ending, stage_plan, results, replicating, portfolios, filing,
    following, undoing, stage_tasks, changing, wishes,
)  # fmt: skip
NO_PROJECT_COMMANDS = {
    actions.become_task: "a part of adding an action and of accepting the plan",
    actions.drop: "a part of doing without an action and of ending a project early",
    actions.take_over: "a part of changing an action",
    changing.changing: "records what a command did",
    changing.tell: "records what a command did",
    commands.enter: "a part of entering and of replicating",
    commands.keep_version: "a part of what makes a new version",
    commands.note_revision: "a part of what changes a passport",
    commands.note_step: "a part of every step",
    commands.numbered: "a part of entering and of replicating",
    defending.boards_of: "only asks and holds",
    defending.owners_of: "only asks",
    following.as_task: "only asks",
    following.differs: "only asks",
    filing.check_may_go: "only asks",
    filing.forget_content: "a part of taking an upload back",
    filing.without_photo: "only asks",
    stage_tasks.drop_stages: "a part of ending a project early",
    stage_tasks.drop_task: "a part of doing without an action",
    stage_tasks.follow_stages: "a part of completing a stage and of planning",
    stage_tasks.hold_work: "only asks and holds",
    stage_tasks.move_task: "a part of accepting and sending back an action",
    stage_tasks.add_task: "shown by giving a stage",
    stage_tasks.board_id_for: "only asks",
    stage_tasks.board_of: "only asks and holds",
    steps.begin_stage: "a part of steps",
    steps.end_stage: "a part of steps",
    steps.moving: "records what a step did",
    steps.stage: "only asks",
    steps.take_step: "a part of every step",
}
_REASON = "Просит главный врач"
_PLAN = SetPlan(stages=[StagePlan(number=10, plan_end=TODAY + timedelta(240))], reason=_REASON)
_RESULTS = SetResults(facts={life.GOAL: 3}, results=[], money=1.5, money_basis="бумага")
_RETURN = ReturnPassport(reason="Нет цели", remarks=[RemarkInput(field="goals", text="Назовите срок")])
_ELSEWHERE = EditAction(text="Завести два шаблона", due=TODAY + timedelta(30), reason=_REASON)
_EDIT_WITH_WORD = partial(actions.edit_action, has_word=True)
_BY_BORIS: dict[str, Any] = {"by": "Борис Лапин", "at": LATER}
_WISH = wishing.to_postpone(TODAY + timedelta(40), _REASON, **_BY_BORIS)
_WISH_DONE = wishing.to_postpone(TODAY + timedelta(18), None, was=TODAY + timedelta(5), is_done=True, **_BY_BORIS)
_SENT = SendToCommittee(sent_on=TODAY, letter="12-исх")
_EDIT = EditProject(title="Справки за день", process="Выдача справки")
_EDIT_APPROVED = EditProject(title="Справки за день", reason=_REASON)
_LED = in_state(State.IMPLEMENTATION)
_AS_TASK = after(in_state(State.DEFENCE), accept)
_LOST, _KEPT = (StabilityCheck(values={life.GOAL: each}, note=life.EARLY) for each in (12, 8))
_OF_ONE: tuple[tuple[str, Callable[..., Any], Call, Call], ...] = (
    ("write in a passport", commands.edit_project, does(commands.edit_project, _EDIT), in_state(State.PASSPORT_DRAFT)),
    ("change an approved passport", commands.edit_project, does(commands.edit_project, _EDIT_APPROVED), _LED),
    ("begin a passport", steps.start_passport, does(steps.start_passport), in_state(State.IDEA)),
    ("reject an idea", steps.reject, does(steps.reject, _REASON), in_state(State.IDEA)),
    ("submit a passport", approving.submit_passport, does(approving.submit_passport), in_state(State.PASSPORT_DRAFT)),
    ("return a passport", approving.return_passport, does(approving.return_passport, _RETURN),
     in_state(State.PASSPORT_REVIEW)),
    ("approve a passport", approving.approve_passport,
     does(approving.approve_passport, ApprovePassport(proof="x"), None), in_state(State.PASSPORT_REVIEW, approved_at=None)),
    ("write to the committee", approving.send_to_committee, does(approving.send_to_committee, _SENT),
     in_state(State.PASSPORT_REVIEW, kind="pilot")),
    ("note the committee's answer", approving.note_answer, note_answer,
     after(in_state(State.PASSPORT_REVIEW, kind="pilot", approved_at=LATER, approved_on=TODAY), beside(letter_of))),
    ("complete a stage", steps.complete_stage, does(steps.complete_stage, None), in_state(State.MAPPING_CURRENT)),
    ("accept a plan", defending.accept_plan, accept, in_state(State.DEFENCE)),
    ("send a plan back", steps.send_back, does(steps.send_back, _REASON), in_state(State.DEFENCE)),
    ("work on", steps.rework, does(steps.rework, _REASON), in_state(State.RESULT_MONITORING)),
    ("close a project", ending.close_project, does(ending.close_project, None), in_state(State.CLOSING)),
    ("find that it holds", ending.check_stability, does(ending.check_stability, _KEPT, None),
     in_state(State.STABILITY_MONITORING)),
    ("find that it is lost", ending.check_stability, does(ending.check_stability, _LOST, None),
     in_state(State.STABILITY_MONITORING)),
    ("let a project rest", steps.suspend, does(steps.suspend, _REASON, TODAY + timedelta(30)), _LED),
    ("go on with it", stage_plan.resume, does(stage_plan.resume, None), in_state(State.SUSPENDED)),
    ("end a project early", steps.cancel, does(steps.cancel, _REASON), _LED),
    ("plan the stages", stage_plan.set_plan, does(stage_plan.set_plan, _PLAN), _LED),
    ("move the plan", stage_plan.shift_plan,
     does(stage_plan.shift_plan, ShiftPlan(days=5, since=8, reason=_REASON)), _LED),
    ("write down results", results.set_results, does(results.set_results, _RESULTS), _LED),
    ("plan an action", actions.add_action, add_action, in_state(State.PLANNING)),
    ("give an action as a task", actions.add_action, add_action, _LED),
    ("change an action", actions.edit_action, acts(_EDIT_WITH_WORD, _ELSEWHERE, None), _AS_TASK),
    ("ask for another day of an action", actions.edit_action,
     acts(partial(actions.edit_action, has_word=False), _ELSEWHERE, None), _AS_TASK),
    ("agree to another day", wishes.answer_wish,
     acts(partial(wishes.answer_wish, agreed=True), None, wish=_WISH), _AS_TASK),
    ("refuse another day that the board has already", wishes.answer_wish,
     acts(partial(wishes.answer_wish, agreed=False), _REASON, wish=_WISH_DONE), _AS_TASK),
    ("report an action", actions.report_action, acts(actions.report_action, "шаблон в папке"), _LED),
    ("accept an action", actions.confirm_action, acts(actions.confirm_action, state=ActionState.REPORTED), _AS_TASK),
    ("send an action back", actions.return_action,
     acts(actions.return_action, _REASON, state=ActionState.REPORTED), _LED),
    ("do without an action", actions.cancel_action, acts(partial(actions.cancel_action, has_word=True), _REASON), _AS_TASK),
    ("ask to do without an action", actions.cancel_action,
     acts(partial(actions.cancel_action, has_word=False), _REASON), _AS_TASK),
    ("bring a document", filing.add_file, bring, _LED),
    ("take a document away", filing.remove_file, remove_file, _LED),
    ("follow a task of it", following.follow_task, follow_task, after(_AS_TASK, task_is_done)),
    ("be of a unit with another name", following.follow_unit, rename_unit, _LED),
    ("lose its leader", following.follow_person, goes("boris", None), _LED),
    ("give it to a successor of its leader", following.follow_person, goes("boris", "vera"), _LED),
    ("take a new title back", undoing.take_back, undo_of(does(commands.edit_project, _EDIT)),
     in_state(State.PASSPORT_DRAFT)),
    ("take a document back", undoing.take_back, undo_of(bring), _LED),
    ("take a step back", undoing.take_back, undo_of(does(steps.complete_stage, None)), in_state(State.MAPPING_CURRENT)),
    ("live a whole life", steps.complete_stage, lives, in_state(State.IDEA, kind="pilot")),
)  # fmt: skip
PROJECT_CASES = (
    *(
        Case(name, command, project_room(PROJECT), call, before, also=(PROJECTS_ROOM,))
        for name, command, call, before in _OF_ONE
    ),
    Case("open a passport", commands.note_sight, project_room(PROJECT), does(commands.note_sight), _LED),
    Case("enter a project", commands.add_project, PROJECTS_ROOM, enter),
    Case("take an entry back", undoing.take_back, PROJECTS_ROOM, undo_of(enter), in_state(State.IDEA)),
    Case(
        "replicate a pilot",
        replicating.replicate,
        PROJECTS_ROOM,
        replicate,
        in_state(State.SUSTAINED, kind="pilot", sector=None),
    ),
    Case("name a portfolio", portfolios.set_portfolio, PROJECTS_ROOM, name_portfolio),
    Case("close a portfolio", portfolios.set_portfolio, PROJECTS_ROOM, close_portfolio, name_portfolio),
    Case("give the work of a stage", stage_tasks.give_stage, "board", give_stage, in_state(State.MAPPING_CURRENT)),
    Case("put an accepted plan on a board", defending.accept_plan, "board", accept, in_state(State.DEFENCE)),
)
