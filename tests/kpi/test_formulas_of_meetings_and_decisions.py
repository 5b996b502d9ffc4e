"""KPIs of meetings and decisions by tables of their own: what counts, what does not, and where nothing can be said."""

from datetime import date, timedelta
from typing import Any

import pytest

from board.decisions.measured import AnswerFacts, DecisionFacts
from board.kpi import from_decisions, from_meetings
from board.kpi.measures import Measure
from board.meetings.measured import MeetingFacts

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)
NEW_YEAR = {date(2026, 12, 31): False, date(2027, 1, 1): False, **{date(2027, 1, day): False for day in range(4, 9)}}


def decision(due: date, done: date | None = None) -> DecisionFacts:
    return DecisionFacts("d", "u", None, due, done)


def meeting(minutes: float | None = None, *, week: date = MONDAY, settled: bool = True) -> MeetingFacts:
    lasted = timedelta(minutes=minutes) if minutes is not None else None
    return MeetingFacts("u", week, settled, minutes is not None, lasted)


@pytest.mark.parametrize(
    ("decisions", "today", "expected"),
    [
        ([], SUNDAY, None),
        ([decision(MONDAY, MONDAY)], SUNDAY, Measure(100.0, 1)),
        ([decision(MONDAY, MONDAY + timedelta(days=1))], SUNDAY, Measure(0.0, 1)),
        ([decision(MONDAY, MONDAY), decision(MONDAY)], SUNDAY, Measure(50.0, 2)),
        # Due on the last day of a week that still runs: nothing can be said yet, unless it is done.
        ([decision(SUNDAY)], SUNDAY, None),
        ([decision(SUNDAY, MONDAY)], MONDAY, Measure(100.0, 1)),
        ([decision(SUNDAY)], SUNDAY + timedelta(days=1), Measure(0.0, 1)),
        # Of other weeks.
        ([decision(MONDAY - timedelta(days=1)), decision(SUNDAY + timedelta(days=1))], SUNDAY, None),
    ],
)
def test_decisions_done_on_time(decisions: list[DecisionFacts], today: date, expected: Measure | None) -> None:
    assert from_decisions.on_time(decisions, MONDAY, SUNDAY, today) == expected


def test_answers_are_counted_in_working_days_of_the_month_in_which_they_came() -> None:
    answers = [
        AnswerFacts("u", date(2026, 12, 30), date(2027, 1, 11)),
        AnswerFacts("u", date(2027, 1, 11), date(2027, 1, 15)),
        AnswerFacts("u", date(2026, 12, 1), date(2026, 12, 2)),
    ]
    january = (date(2027, 1, 1), date(2027, 1, 31))
    # Wednesday to Monday over New Year is one working day, Monday to Friday are four.
    assert from_decisions.answer_days(answers, *january, NEW_YEAR) == Measure(2.5, 2)
    assert from_decisions.answer_days(answers, date(2027, 2, 1), date(2027, 2, 28), NEW_YEAR) is None
    same_day = [AnswerFacts("u", date(2027, 1, 11), date(2027, 1, 11))]
    assert from_decisions.answer_days(same_day, *january, NEW_YEAR) == Measure(0.0, 1)


@pytest.mark.parametrize(
    ("meetings", "held", "in_length"),
    [
        ([], None, None),
        ([meeting(settled=False)], None, None),
        ([meeting()], Measure(0.0, 1), None),
        ([meeting(30), meeting()], Measure(50.0, 2), Measure(100.0, 1)),
        ([meeting(30 + 59 / 60), meeting(31)], Measure(100.0, 2), Measure(50.0, 2)),
        ([meeting(28, week=MONDAY - timedelta(weeks=1)), meeting(28, week=MONDAY + timedelta(weeks=1))], None, None),
    ],
)
def test_meetings_held_and_within_half_an_hour(meetings: list[MeetingFacts], held: Any, in_length: Any) -> None:
    assert from_meetings.held(meetings, MONDAY, SUNDAY) == held
    assert from_meetings.in_length(meetings, MONDAY, SUNDAY) == in_length
