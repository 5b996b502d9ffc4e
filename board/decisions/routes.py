"""Decisions by HTTP."""

from typing import Any

from flask import Blueprint
from sqlmodel import Session

from board import clock, database, errors
from board.decisions import answers, choices, commands, escalating, making, queries, subjects
from board.decisions.answers import Archive, DecisionAnswer, DecisionsState, Measured
from board.decisions.inputs import (
    AnswerTier,
    AskTier,
    DropDecision,
    EditDecision,
    JudgeDecision,
    NewDecision,
    OlderThan,
    WhatAbout,
)
from board.decisions.models import Decision
from board.live.asking import command
from board.live.events import instant
from board.people.identity import asker, looker
from board.people.rights import Viewer
from board.people.viewers import Terms
from board.tasks.holding import board_to_work_on
from board.web.endpoint import question

api = Blueprint("decisions_api", __name__, url_prefix="/api/v1")
_PAGE = 50


@api.get("/units/<unit_id>/decisions")
@question("The decisions of a unit, and those that ask it", answer=DecisionsState, problems=(404,), screens=True)
def decisions_of_unit(unit_id: str) -> dict[str, Any]:
    """Who may see the unit, and a screen with its board."""
    with database.reading() as session:
        unit = queries.unit_to_look_at(session, unit_id, looker(session))
        return {**queries.state(session, unit.id), "at": instant(clock.now())}


@api.get("/units/<unit_id>/decisions/archive")
@question(
    "A unit's decisions with which nothing is to be done any more", answer=Archive, query=OlderThan, problems=(404,)
)
def archived_decisions(older: OlderThan, unit_id: str) -> Archive:
    """Who may see the unit."""
    with database.reading() as session:
        unit = queries.unit_for(session, unit_id, asker(session))
        found = queries.archive(session, unit.id, older.before, _PAGE + 1)
        items = [queries.card(session, each) for each in found[:_PAGE]]
    return Archive(items=items, more=len(found) > _PAGE)


@api.get("/units/<unit_id>/measured")
@question("What a decision would be about, in numbers", answer=Measured, query=WhatAbout, problems=(404,))
def measured_now(about: WhatAbout, unit_id: str) -> Measured:
    """Who may see the unit."""
    with database.reading() as session:
        who = asker(session)
        unit = queries.unit_for(session, unit_id, who)
        thing = about.id or unit.id
        subject = subjects.find(session, about.kind, thing, unit.id, who)
        numbers = subjects.measure(session, about.kind, thing, unit.id, clock.today(Terms.zone))
        return Measured(**vars(subject), numbers=numbers, **choices.of_unit(session, unit.id, who))


@api.post("/decisions")
@command("Decide", body=NewDecision, answers=DecisionAnswer, status=201, problems=(409,))
def make_decision(session: Session, wanted: NewDecision) -> DecisionAnswer:
    """Whoever works in the unit, and who stands in for its head."""
    made = making.decide(session, wanted, asker(session), at=clock.now())
    return answers.decision_answer(session, made)


@api.patch("/decisions/<decision_id>")
@command("Change a decision", body=EditDecision, answers=DecisionAnswer, problems=(409, 410))
def edit_decision(session: Session, wanted: EditDecision, decision_id: str) -> DecisionAnswer:
    """Whoever works in the unit; its task goes along."""
    who = asker(session)
    known = queries.decision_for(session, decision_id, who)
    if known.board_id and who.may_work_in(known.unit_id):
        board_to_work_on(session, known.board_id, who, closed=True)
    decision = commands.decision_to_work_on(session, decision_id, who)
    heads = who.may_head(decision.unit_id)
    commands.edit_decision(session, decision, wanted, by=who.actor, at=clock.now(), heads=heads)
    return answers.decision_answer(session, decision)


@api.post("/decisions/<decision_id>/finish")
@command("Mark a decision as done that has become no task", answers=DecisionAnswer, problems=(409, 410))
def finish_decision(session: Session, decision_id: str) -> DecisionAnswer:
    """Whoever works in the unit."""
    decision, who = _to_work_on(session, decision_id)
    commands.finish_decision(session, decision, by=who.actor, at=clock.now())
    return answers.decision_answer(session, decision)


@api.post("/decisions/<decision_id>/drop")
@command("Say that a decision will not be done", body=DropDecision, answers=DecisionAnswer, problems=(409, 410))
def drop_decision(session: Session, wanted: DropDecision, decision_id: str) -> DecisionAnswer:
    """Whoever works in the unit."""
    decision, who = _to_work_on(session, decision_id)
    commands.drop_decision(session, decision, wanted.reason, by=who.actor, at=clock.now())
    return answers.decision_answer(session, decision)


@api.post("/decisions/<decision_id>/judge")
@command("Say whether a decision helped", body=JudgeDecision, answers=DecisionAnswer, problems=(409, 410))
def judge_decision(session: Session, wanted: JudgeDecision, decision_id: str) -> DecisionAnswer:
    """Whoever works in the unit."""
    decision, who = _to_work_on(session, decision_id)
    commands.judge_decision(session, decision, wanted, by=who.actor, at=clock.now())
    return answers.decision_answer(session, decision)


@api.post("/decisions/<decision_id>/ask")
@command("Ask a higher tier", body=AskTier, answers=DecisionAnswer, problems=(409, 410))
def ask_tier(session: Session, wanted: AskTier, decision_id: str) -> DecisionAnswer:
    """Whoever works in the unit."""
    decision, who = _to_work_on(session, decision_id, asked=wanted.unit_id)
    escalating.ask_tier(session, decision, wanted, by=who.actor, at=clock.now())
    return answers.decision_answer(session, decision)


@api.post("/decisions/<decision_id>/answer")
@command("Answer what a decision asks", body=AnswerTier, answers=DecisionAnswer, problems=(409, 410))
def answer_tier(session: Session, wanted: AnswerTier, decision_id: str) -> DecisionAnswer:
    """Who leads the unit that is asked, and the coordinator on their behalf."""
    who = asker(session)
    decision = commands.hold_decision(session, queries.decision_for(session, decision_id, who))
    waiting = escalating.open_question(session, decision)
    if waiting is None or not who.may_speak_for(waiting.asked_unit_id):
        raise errors.NotAllowed
    escalating.answer_tier(session, decision, wanted, by=who.actor, at=clock.now())
    return answers.decision_answer(session, decision)


def _to_work_on(session: Session, decision_id: str, *, asked: str | None = None) -> tuple[Decision, Viewer]:
    who = asker(session)
    return commands.decision_to_work_on(session, decision_id, who, asked=asked), who
