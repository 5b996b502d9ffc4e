"""What may come in about decisions, checked."""

from typing import Literal

from pydantic import Field

from board.web.inputs import Day, Id, Input, Reason

KindName = Literal["corrective", "load_shift", "escalate", "info"]
AboutKind = Literal["unit", "board", "task", "person", "project", "kpi"]


class About(Input):
    """What a decision is about."""

    kind: AboutKind
    id: Id


class NewDecision(Input):
    """A decision to be made. It becomes a task on `board_id` where somebody is to do it and a board is named.

    One that is to be done has an owner and a day; `check_on` is when it is looked at whether it helped. One that asks
    a higher tier names the unit that is to answer.
    """

    unit_id: Id
    kind: KindName = "corrective"
    about: About
    problem: Reason | None = None
    what: Reason
    expected: Reason | None = None
    owner_id: Id | None = None
    due: Day | None = None
    check_on: Day | None = None
    board_id: Id | None = None
    ask_unit_id: Id | None = None


class EditDecision(Input):
    """What may change about a decision; what is not named stays. A later day wants a reason."""

    what: Reason | None = None
    problem: Reason | None = None
    expected: Reason | None = None
    owner_id: Id | None = None
    due: Day | None = None
    due_reason: Reason | None = None
    check_on: Day | None = None


class DropDecision(Input):
    """Why it will not be done."""

    reason: Reason


class JudgeDecision(Input):
    """Whether it helped; where it is too early to say, when it is looked at again."""

    verdict: Literal["helped", "not", "early"]
    note: Reason | None = None
    check_on: Day | None = None


class AskTier(Input):
    """A question to a higher tier."""

    unit_id: Id
    question: Reason


class AnswerTier(Input):
    """The answer of a higher tier."""

    answer: Reason


class OlderThan(Input):
    """From which number back the archive is read."""

    before: int | None = Field(None, ge=1)


class WhatAbout(Input):
    """What is to be measured; where nothing is named, the unit itself."""

    kind: AboutKind = "unit"
    id: Id | None = None
