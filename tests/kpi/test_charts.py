"""Figures of trends: valid for Plotly, the same for the same facts, harmless whatever stands in them."""

import json
from datetime import date, timedelta
from math import inf, nan
from typing import Any

import plotly.graph_objects
import plotly.offline
import pytest

from board.bootstrap import places
from board.kpi.charts import Point, Words, trend

WORDS = Words(
    value="Значение", aim="Цель", limits="естественные границы", unit="%", separators=", ", remark="есть пояснение"
)
MONDAY = date(2026, 11, 2)


def points(*values: float, **more: Any) -> list[Point]:
    """A value for each week."""
    return [
        Point(MONDAY + timedelta(weeks=week), f"{week + 1}-я неделя", value, **more)
        for week, value in enumerate(values)
    ]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    "known",
    [
        points(),
        points(5),
        points(5, 7, 6, aim=6.5),
        points(5, nan, inf, -inf, 6, remark="Отпуск"),
        points(*range(1000), aim=1),
    ],
    ids=["nothing", "one", "with an aim", "what is no number", "many"],
)
def test_a_figure_is_one_that_plotly_knows(known: list[Point], dark: bool) -> None:
    figure = trend(known, WORDS, limits=(1.0, 9.0), dark=dark)
    plotly.graph_objects.Figure(figure)
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure
    assert figure == trend(known, WORDS, limits=(1.0, 9.0), dark=dark)


def test_what_is_no_number_is_left_out_and_the_rest_stands_where_it_was() -> None:
    (line,) = trend(points(5, nan, 6), WORDS)["data"]
    assert line["y"] == [5, 6]
    assert line["x"] == ["2026-11-02", "2026-11-16"]


def test_the_aim_is_drawn_only_where_there_is_one_and_limits_only_with_values() -> None:
    assert len(trend(points(5), WORDS)["data"]) == 1
    assert [each["name"] for each in trend(points(5, 6, aim=7), WORDS)["data"]] == ["Значение", "Цель"]
    assert trend([], WORDS, limits=(1, 2))["layout"]["shapes"] == []
    (band,) = trend(points(5), WORDS, limits=(1, 2))["layout"]["shapes"]
    assert (band["y0"], band["y1"]) == (1, 2)


def test_text_never_becomes_a_tag() -> None:
    figure = trend(points(5, remark="<a href='javascript:alert(1)'>x</a>"), WORDS)
    assert "<a" not in json.dumps(figure)
    assert "&lt;a" in json.dumps(figure)


def test_the_browsers_plotly_is_the_one_by_which_figures_are_checked() -> None:
    assert places.ROOT
    package = json.loads((places.ROOT / "package.json").read_text(encoding="utf-8"))
    assert package["dependencies"]["plotly.js-basic-dist-min"] == plotly.offline.get_plotlyjs_version()
