"""KPIs of decisions, a formula each (domain, 6.2). Pure: facts go in, a measure comes out, or nothing to measure."""

from collections.abc import Iterable
from datetime import date
from statistics import fmean

from board.calendar.working_days import Exceptions, working_days_between
from board.decisions.measured import AnswerFacts, DecisionFacts
from board.kpi.measures import Measure, share


def on_time(decisions: Iterable[DecisionFacts], first: date, last: date, today: date) -> Measure | None:
    """`DECISION_ON_TIME_PCT`: decisions done by their original day ÷ decisions due in the period, per cent.

    Of a period that still runs only those count whose day is over or which are done.
    """
    due = _due(decisions, first, last, today)
    return share(sum(_is_in_time(each) for each in due), len(due))


def late(decisions: Iterable[DecisionFacts], first: date, last: date, today: date) -> list[DecisionFacts]:
    """Those that make the number smaller."""
    return [each for each in _due(decisions, first, last, today) if not _is_in_time(each)]


def answer_days(answers: Iterable[AnswerFacts], first: date, last: date, exceptions: Exceptions) -> Measure | None:
    """`ESCALATION_DAYS`: the mean of working days from a question to its answer, answers given in the period."""
    took = [
        working_days_between(each.asked, each.answered, exceptions)
        for each in answers
        if first <= each.answered <= last
    ]
    return Measure(fmean(took), len(took)) if took else None


def _due(decisions: Iterable[DecisionFacts], first: date, last: date, today: date) -> list[DecisionFacts]:
    due = [each for each in decisions if first <= each.original_due <= last]
    return [each for each in due if each.done or each.original_due < today]


def _is_in_time(decision: DecisionFacts) -> bool:
    return decision.done is not None and decision.done <= decision.original_due
