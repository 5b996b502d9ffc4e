"""Periods to the day, and what is signal and what is noise."""

from datetime import date

import pytest

from board.kpi import signals
from board.kpi.periods import before, first_day, is_stale, last_day, share_of_year


@pytest.mark.parametrize(
    ("frequency", "day", "first", "last"),
    [
        ("live", "2026-11-26", "2026-11-26", "2026-11-26"),
        ("week", "2026-11-26", "2026-11-23", "2026-11-29"),
        ("week", "2027-01-01", "2026-12-28", "2027-01-03"),
        ("month", "2024-02-29", "2024-02-01", "2024-02-29"),
        ("month", "2026-12-31", "2026-12-01", "2026-12-31"),
        ("quarter", "2026-02-28", "2026-01-01", "2026-03-31"),
        ("quarter", "2026-12-31", "2026-10-01", "2026-12-31"),
        ("year", "2024-12-31", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_day_lies_in_its_period(frequency: str, day: str, first: str, last: str) -> None:
    assert first_day(date.fromisoformat(day), frequency) == date.fromisoformat(first)
    assert last_day(date.fromisoformat(first), frequency) == date.fromisoformat(last)


def test_periods_follow_one_another_over_the_border_of_a_year() -> None:
    assert before(date(2026, 1, 1), "month") == date(2025, 12, 1)
    assert before(date(2026, 1, 1), "quarter", 5) == date(2024, 10, 1)
    assert before(date(2026, 1, 5), "week") == date(2025, 12, 29)
    assert before(date(2026, 3, 1), "live") == date(2026, 2, 28)


def test_the_year_runs_as_the_decree_counts_it() -> None:
    assert share_of_year(date(2019, 9, 30)) == 133 / 225
    assert share_of_year(date(2019, 1, 1)) == 0
    assert share_of_year(date(2020, 12, 31)) == 1
    assert share_of_year(date(2020, 2, 29)) == 60 / 366


def test_a_value_is_out_of_date_after_one_and_a_half_periods() -> None:
    assert not is_stale(date(2026, 11, 16), "week", date(2026, 12, 2))
    assert is_stale(date(2026, 11, 16), "week", date(2026, 12, 3))
    assert not is_stale(date(2026, 11, 26), "live", date(2026, 11, 26))


def test_natural_limits_are_those_of_the_chart_of_single_values() -> None:
    # Moving ranges 2, 1, 3, 2, 1, 3: their average is 2, that of the values 11.
    found = signals.limits([10, 12, 11, 8, 10, 11, 14])
    assert found is not None
    assert round(found.centre, 4) == 10.8571
    assert (round(found.lower, 4), round(found.upper, 4)) == (5.5371, 16.1771)
    assert signals.limits([1, 2, 3, 4, 5]) is None


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ([10, 12, 11, 8, 10, 11, 14, 30], "beyond"),
        ([10, 12, 11, 8, 10, 11, 14, 12], None),
        ([10, 12, 9, 11, 14, 15, 14, 15, 14, 15, 14, 15], "run"),
        ([5, 5, 5, 5, 5, 5, 5], None),
        ([5, 5, 5, 5, 5, 5, 6], "beyond"),
        ([7], None),
        ([], None),
    ],
)
def test_only_what_a_rule_names_is_a_signal(values: list[float], rule: str | None) -> None:
    assert signals.signal(values) == rule
