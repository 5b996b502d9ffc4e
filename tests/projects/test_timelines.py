"""Timelines of projects: valid for Plotly, the same for the same dates, and what they say of plan, fact and lateness."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects
import pytest

from board.live.change import change
from board.projects import drawing
from board.projects.charts import PHASES, Row, portfolio_timeline, project_timeline
from board.projects.lifecycle import State
from board.projects.models import ProjectStage
from board.projects.schedule import Stage, default_plan
from board.projects.timeline_parts import DARK, LIGHT, TimelineWords, shortened
from tests.makers import Office
from tests.projects.asked import led_to, only_sqlite
from tests.tasks.callers import Caller

WORDS = TimelineWords(
    plan="план",
    fact="факт",
    late="сверх плана",
    running="идёт",
    today="сегодня",
    phases=("инициирование", "подготовка", "реализация", "завершение"),
    day=lambda day: f"{day:%d.%m.%Y}",
    short_day=lambda day: f"{day:%d.%m}",
    month=lambda day: f"{day:%m.%y}",
    ends_late=lambda days: f"опоздание {days} дн.",
    begins_late=lambda days: f"не начат {days} дн.",
)
NAMES = {number: f"Этап номер {number} с длинным названием в две строки" for number in range(1, 11)}
AGREED, TODAY = date(2026, 8, 3), date(2026, 11, 12)
A_DAY = 86_400_000


def stages(agreed: date = AGREED, done: int = 0, **changes: tuple[str | None, str | None]) -> list[Stage]:
    """The usual plan, so many stages done by it; `s3=(from, to)` gives a stage other facts."""
    made = [
        replace(each, fact_start=each.plan_start, fact_end=each.plan_end) if each.number <= done else each
        for each in default_plan(agreed)
    ]
    for name, ends in changes.items():
        begun, ended = (date.fromisoformat(each) if each else None for each in ends)
        made[int(name[1:]) - 1] = replace(made[int(name[1:]) - 1], fact_start=begun, fact_end=ended)
    return made


def drawn(figure: dict[str, Any], **look: Any) -> list[tuple[int, str, str]]:
    """Every bar of traces that look like that, as (row, first day, last day), in the order of rows."""
    found = []
    for trace in figure["data"]:
        if trace["type"] == "bar" and not trace["showlegend"] and look.items() <= {**trace["marker"], **trace}.items():
            for row, base, length in zip(trace["y"], trace["base"], trace["x"], strict=True):
                last = date.fromisoformat(base) + timedelta(milliseconds=length) - timedelta(days=1)
                found.append((row, base, last.isoformat()))
    return sorted(found)


def plans(figure: dict[str, Any]) -> list[tuple[int, str, str]]:
    return drawn(figure, width=0.62)


def facts(figure: dict[str, Any]) -> list[tuple[int, str, str]]:
    return sorted(set(drawn(figure, width=0.3)) - set(beyond(figure)))


def beyond(figure: dict[str, Any]) -> list[tuple[int, str, str]]:
    return drawn(figure, color=LIGHT["late"])


def marks(figure: dict[str, Any]) -> list[tuple[int, str, str, str]]:
    """Every diamond as (row, day, symbol, colour)."""
    return [
        (row, day[:10], trace["marker"]["symbol"], trace["marker"]["color"])
        for trace in figure["data"]
        if trace["type"] == "scatter"
        for row, day in zip(trace["y"], trace["x"], strict=True)
    ]


def words_beside(figure: dict[str, Any]) -> dict[int, str]:
    return {each["y"]: each["text"] for each in figure["layout"]["annotations"] if each["yref"] == "y"}


def legend(figure: dict[str, Any]) -> list[str]:
    return [trace["name"] for trace in figure["data"] if trace["showlegend"]]


CASES = {
    "no dates": [Stage(number) for number in range(1, 11)],
    "planned": stages(),
    "running": stages(done=6, s7=("2026-09-18", None)),
    "late": stages(done=2, s3=("2026-08-18", "2026-09-20"), s4=("2026-09-21", None)),
    "done late": stages(done=8, s9=("2026-12-20", "2026-12-20")),
    "over": stages(date(2020, 2, 3), done=10),
    "short": [Stage(number, TODAY, TODAY) for number in range(1, 11)],
    "only ends": [Stage(number, None, TODAY, None, TODAY) for number in range(1, 11)],
}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("known", CASES.values(), ids=CASES)
def test_a_figure_is_one_that_plotly_knows(known: Sequence[Stage], dark: bool) -> None:
    for figure in (
        project_timeline(known, NAMES, WORDS, today=TODAY, dark=dark),
        portfolio_timeline([Row("LP-2026-001", "Приём", known)], WORDS, today=TODAY, dark=dark),
    ):
        shown = {"data": figure["data"], "layout": figure["layout"]}
        plotly.graph_objects.Figure(shown)
        assert {trace["type"] for trace in shown["data"]} <= {"bar", "scatter"}
        assert json.loads(json.dumps(shown, allow_nan=False)) == shown
    assert figure == portfolio_timeline([Row("LP-2026-001", "Приём", known)], WORDS, today=TODAY, dark=dark)


@pytest.mark.parametrize("known", CASES.values(), ids=CASES)
def test_on_paper_the_dark_figure_is_the_light_one(known: Sequence[Stage]) -> None:
    row = Row("LP-2026-001", "Приём", known)
    of_one = [project_timeline(known, NAMES, WORDS, today=TODAY, dark=dark) for dark in (True, False)]
    of_many = [portfolio_timeline([row], WORDS, today=TODAY, dark=dark) for dark in (True, False)]
    for dark, light in (of_one, of_many):
        changed = dark["layout"]["meta"].pop("on_paper")
        text = json.dumps(dark)
        assert text != json.dumps(light)
        for old, new in changed.items():
            text = text.replace(f'"{old}"', f'"{new}"')
        assert json.loads(text) == light


def test_no_two_colours_of_the_dark_have_one_twin_too_many() -> None:
    assert DARK.keys() == LIGHT.keys()
    assert len(set(DARK.values())) == len(DARK)


def test_ten_stages_stand_from_top_to_bottom_with_names_in_two_lines() -> None:
    figure = project_timeline(stages(), NAMES, WORDS, today=TODAY, description="Десять этапов.")
    axis = figure["layout"]["yaxis"]
    assert axis["range"] == [9.5, -0.5]
    assert axis["tickvals"] == list(range(10))
    assert axis["ticktext"][0] == "1. Этап номер 1 с длинным<br>названием в две строки"
    assert figure["layout"]["meta"]["short_rows"] == [str(number) for number in range(1, 11)]
    assert figure["description"] == "Десять этапов."


def test_a_plan_lasts_from_its_first_day_to_the_end_of_its_last_and_single_dates_are_diamonds() -> None:
    figure = project_timeline(stages(), NAMES, WORDS, today=AGREED)
    assert [row for row, _, _ in plans(figure)] == [1, 2, 3, 4, 5, 6, 7]
    assert plans(figure)[0] == (1, "2026-08-04", "2026-08-17")
    assert facts(figure) == beyond(figure) == []
    light = LIGHT["stage_plan"]
    expected = [(0, "2026-08-03"), (8, "2026-12-16"), (9, "2027-03-16")]
    assert marks(figure) == [(row, day, "diamond", light) for row, day in expected]
    assert legend(figure) == ["план", "факт"]


def test_a_stage_of_one_day_is_a_day_wide() -> None:
    figure = project_timeline([Stage(6, TODAY, TODAY)], NAMES, WORDS, today=TODAY)
    (bar,) = (trace for trace in figure["data"] if trace["type"] == "bar" and trace["base"])
    assert bar["x"] == [A_DAY]


def test_what_runs_goes_on_until_today_and_what_is_done_in_time_is_not_late() -> None:
    figure = project_timeline(stages(done=6, s7=("2026-09-18", None)), NAMES, WORDS, today=TODAY)
    assert facts(figure)[-1] == (6, "2026-09-18", "2026-11-12")
    assert facts(figure)[0] == (1, "2026-08-04", "2026-08-17")
    assert beyond(figure) == []
    assert words_beside(figure) == {}
    assert (0, "2026-08-03", "diamond", LIGHT["stage"]) in marks(figure)


def test_what_lies_beyond_the_plan_is_hatched_and_has_a_word() -> None:
    late = stages(done=2, s3=("2026-08-18", "2026-09-02"), s4=("2026-09-05", None))
    figure = project_timeline(late, NAMES, WORDS, today=date(2026, 9, 7))
    assert facts(figure)[1:] == [(2, "2026-08-18", "2026-08-27")]
    # The fourth began after its planned end, which is late from that end on.
    assert beyond(figure) == [(2, "2026-08-28", "2026-09-02"), (3, "2026-09-04", "2026-09-07")]
    assert words_beside(figure) == {2: "опоздание 6 дн.", 3: "опоздание 4 дн.", 4: "не начат 3 дн."}
    assert legend(figure) == ["план", "факт", "сверх плана"]
    (hatched,) = (
        trace for trace in figure["data"] if trace["type"] == "bar" and trace["base"] and "pattern" in trace["marker"]
    )
    assert hatched["marker"]["pattern"]["shape"] == "/"


def test_a_single_date_that_was_missed_has_a_mark_of_its_own() -> None:
    closed = stages(done=8, s9=("2026-12-20", "2026-12-20"))
    figure = project_timeline(closed, NAMES, WORDS, today=date(2026, 12, 31))
    assert (8, "2026-12-20", "diamond-x", LIGHT["late_plan"]) in marks(figure)
    assert (8, "2026-12-20", "diamond", LIGHT["stage"]) not in marks(figure)
    assert beyond(figure) == [(8, "2026-12-17", "2026-12-20")]
    waiting = project_timeline(stages(done=8), NAMES, WORDS, today=date(2026, 12, 20))
    assert [mark for mark in marks(waiting) if mark[0] == 8] == [(8, "2026-12-16", "diamond", LIGHT["stage_plan"])]
    assert beyond(waiting) == beyond(figure)
    assert words_beside(waiting) == words_beside(figure) == {8: "опоздание 4 дн."}


def test_a_single_date_that_has_only_begun_is_no_fact_yet() -> None:
    figure = project_timeline(stages(done=9, s10=("2026-12-16", None)), NAMES, WORDS, today=date(2027, 1, 10))
    assert [mark for mark in marks(figure) if mark[0] == 9] == [(9, "2027-03-16", "diamond", LIGHT["stage_plan"])]


def test_the_word_stands_where_there_is_more_room() -> None:
    late = stages(done=1, s2=("2026-08-04", "2026-08-20"), s10=("2027-04-01", "2027-04-01"))
    figure = project_timeline(late, NAMES, WORDS, today=date(2027, 4, 2))
    places = {each["y"]: each for each in figure["layout"]["annotations"] if each["yref"] == "y"}
    assert (places[1]["xanchor"], places[1]["x"]) == ("left", "2026-08-21")
    assert (places[9]["xanchor"], places[9]["x"]) == ("right", "2027-03-16")


def test_when_a_project_rests_nothing_becomes_later_and_today_is_not_drawn() -> None:
    rests = stages(done=2, s3=("2026-08-18", None))
    stopped = date(2026, 8, 30)
    figure = project_timeline(rests, NAMES, WORDS, today=date(2028, 1, 1), stopped=stopped)
    assert beyond(figure) == [(2, "2026-08-28", "2026-08-30")]
    assert words_beside(figure) == {2: "опоздание 3 дн.", 3: "не начат 2 дн."}
    assert figure["layout"]["shapes"] == []
    assert figure["layout"]["annotations"] == [each for each in figure["layout"]["annotations"] if each["yref"] == "y"]


def test_today_is_a_line_with_its_word_while_anything_goes_on() -> None:
    figure = project_timeline(stages(), NAMES, WORDS, today=date(2026, 7, 1))
    (line,) = figure["layout"]["shapes"]
    assert line["x0"] == line["x1"] == "2026-07-01T12:00"
    assert [each["text"] for each in figure["layout"]["annotations"]] == ["сегодня"]
    first, last = figure["layout"]["xaxis"]["range"]
    assert first < "2026-07-01"
    assert last > "2027-03-16"
    over = project_timeline(stages(date(2020, 2, 3), done=10), NAMES, WORDS, today=TODAY)
    assert over["layout"]["shapes"] == []
    assert over["layout"]["xaxis"]["range"][1] < "2021"


def test_pointed_at_a_stage_tells_plan_fact_and_lateness() -> None:
    late = stages(done=2, s3=("2026-08-18", "2026-09-02"), s4=("2026-09-03", None))
    figure = project_timeline(late, NAMES | {3: "Анализ"}, WORDS, today=date(2026, 9, 3))
    said = {
        trace_row: text
        for trace in figure["data"]
        for trace_row, text in zip(trace["y"], trace["customdata"], strict=False)
    }
    assert said[2] == "3. Анализ<br>план: 18.08.2026 – 27.08.2026<br>факт: 18.08.2026 – 02.09.2026<br>опоздание 6 дн."
    assert said[3].endswith("<br>план: 28.08.2026 – 03.09.2026<br>факт: 03.09.2026 – идёт")
    assert said[8].endswith("<br>план: 16.12.2026")


def test_text_never_becomes_a_tag() -> None:
    bad = "<a href='javascript:alert(1)'>x</a>"
    words = replace(
        WORDS, plan=bad, running=bad, today=bad, phases=(bad,) * 4, ends_late=lambda _: bad, month=lambda _: bad
    )
    known = CASES["late"]
    for figure in (
        project_timeline(known, dict.fromkeys(NAMES, bad), words, today=TODAY),
        portfolio_timeline([Row(bad, bad, known, note=bad)], words, today=TODAY),
    ):
        assert "<a" not in json.dumps(figure)
        assert "&lt;a" in json.dumps(figure)


@pytest.mark.parametrize(
    ("agreed", "length", "texts"),
    [
        (date(2026, 11, 2), 20, ["02.11", "09.11", "16.11", "23.11", "30.11"]),
        (date(2026, 11, 10), 150, ["12.26", "01.27", "02.27", "03.27", "04.27"]),
        (
            date(2026, 11, 10),
            600,
            ["11.26", "01.27", "03.27", "05.27", "07.27", "09.27", "11.27", "01.28", "03.28", "05.28", "07.28"],
        ),
        (
            date(2026, 11, 10),
            1800,
            ["01.27", "07.27", "01.28", "07.28", "01.29", "07.29", "01.30", "07.30", "01.31", "07.31"],
        ),
    ],
)
def test_the_axis_has_as_many_marks_as_can_be_read(agreed: date, length: int, texts: list[str]) -> None:
    known = [Stage(2, agreed, agreed + timedelta(days=length))]
    axis = project_timeline(known, NAMES, WORDS, today=agreed)["layout"]["xaxis"]
    assert axis["ticktext"] == texts
    assert len(axis["tickvals"]) == len(texts)
    first, last = axis["range"]
    assert all(first <= day <= last for day in axis["tickvals"])


def test_a_portfolio_has_a_row_for_each_project_in_the_order_given_and_is_as_high_as_they_need() -> None:
    name = "Сокращение срока выдачи разрешений на строительство"
    rows = [Row("LP-2026-002", name, stages()), Row("LP-2026-001", "Приём", stages(done=3))]
    layout = portfolio_timeline(rows, WORDS, today=AGREED)["layout"]
    assert layout["yaxis"]["ticktext"] == ["Сокращение срока выдачи…", "Приём"]
    assert layout["meta"]["short_rows"] == ["LP-2026-002", "LP-2026-001"]
    heights = [portfolio_timeline(rows[:1] * count, WORDS, today=AGREED)["layout"]["height"] for count in (0, 1, 2, 40)]
    assert heights[0] == heights[1]
    assert heights[3] - heights[1] == 39 * (heights[2] - heights[1]) > 0


def test_the_phases_of_a_project_are_bars_of_their_colours_and_its_initiation_a_diamond() -> None:
    row = Row("LP-2026-001", "Приём", stages(done=6, s7=("2026-09-18", None)))
    figure = portfolio_timeline([row], WORDS, today=TODAY)
    assert plans(figure) == [
        (0, "2026-08-04", "2026-09-16"),
        (0, "2026-09-17", "2026-12-15"),
        (0, "2026-12-16", "2027-03-16"),
    ]
    done = {tone: drawn(figure, color=LIGHT[tone]) for tone in PHASES}
    assert done == {
        "initiation": [],
        "preparation": [(0, "2026-08-04", "2026-09-16")],
        "implementation": [(0, "2026-09-18", "2026-11-12")],
        "completion": [],
    }
    assert [mark[3] for mark in marks(figure)] == [LIGHT["initiation_plan"], LIGHT["initiation"]]
    assert legend(figure) == ["план", "инициирование", "подготовка", "реализация", "завершение"]


def test_between_closing_and_the_last_look_at_stability_a_project_is_being_completed() -> None:
    row = Row("LP-2026-001", "Приём", stages(done=9))
    today = date(2027, 1, 10)
    assert drawn(portfolio_timeline([row], WORDS, today=today), color=LIGHT["completion"]) == [
        (0, "2026-12-16", "2027-01-10")
    ]
    ended = Row("LP-2026-001", "Приём", stages(done=9), stopped=date(2026, 12, 30))
    assert drawn(portfolio_timeline([ended], WORDS, today=today), color=LIGHT["completion"]) == [
        (0, "2026-12-16", "2026-12-30")
    ]


def test_the_word_beside_a_project_is_of_the_stage_that_should_have_ended_first() -> None:
    rows = [
        Row("1", "Всё в срок", stages(done=6, s7=("2026-09-18", None))),
        Row("2", "Опоздание", stages(done=2, s3=("2026-08-18", None))),
        Row("3", "Наверстали", stages(done=7, s3=("2026-08-18", "2026-09-10"))),
        Row("4", "Приостановлен", stages(done=2, s3=("2026-08-18", None)), stopped=date(2026, 8, 28)),
    ]
    figure = portfolio_timeline(rows, WORDS, today=TODAY)
    assert words_beside(figure) == {1: "опоздание 77 дн.", 3: "опоздание 1 дн."}
    assert {each["name"] for each in figure["layout"]["annotations"] if each["yref"] == "y"} == {"wide"}
    assert [row for row, _, _ in beyond(figure)] == [1]
    assert legend(figure)[-1] == "сверх плана"


def test_pointed_at_a_project_tells_its_whole_name_number_and_phase() -> None:
    name = "Сокращение срока выдачи разрешений на строительство и ввод в эксплуатацию объектов"
    row = Row("LP-2026-001", name, stages(done=6, s7=("2026-09-18", None)), note="Отдел архитектуры")
    figure = portfolio_timeline([row], WORDS, today=TODAY)
    (bar,) = (
        trace for trace in figure["data"] if trace["marker"]["color"] == LIGHT["implementation"] and trace["y"] == [0]
    )
    assert bar["customdata"] == [
        "Сокращение срока выдачи разрешений на строительство и ввод в<br>эксплуатацию объектов<br>LP-2026-001<br>"
        "Отдел архитектуры<br>реализация<br>план: 17.09.2026 – 15.12.2026<br>факт: 18.09.2026 – идёт"
    ]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Приём", "Приём"),
        ("Приём граждан", "Приём…"),
        ("Многофункциональность", "Многофунк…"),
        ("", ""),
        ("Учёт & контроль", "Учёт &amp;…"),
    ],
)
def test_names_are_cut_between_words_where_that_is_possible(text: str, short: str) -> None:
    assert shortened(text, 10) == short


@only_sqlite
def test_of_too_many_those_are_drawn_that_go_on_and_end_first(
    boris: Caller, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = [State.IDEA, State.SUSTAINED, State.ANALYSIS, State.CANCELLED, State.PLANNING, State.DEFENCE]
    idea, stable, late, cancelled, soon, last = made = [led_to(office, state) for state in states]
    with change() as session:
        for day, project in enumerate((soon, late, last, cancelled, stable), start=1):
            closing = session.get(ProjectStage, (project, 9))
            assert closing
            closing.plan_end = date(2027, 1, day)

    def codes(**asked: Any) -> list[int]:
        rows = boris.get("projects/timeline", **asked)["layout"]["meta"]["short_rows"]
        return [int(code[-3:]) for code in rows]

    number = {each: place for place, each in enumerate(made, start=1)}
    assert codes(ids=",".join(made)) == [number[each] for each in (soon, late, last, stable, cancelled)]
    assert codes() == [number[each] for each in (soon, late, last)]
    monkeypatch.setattr(drawing, "MOST", 2)
    assert codes(ids=",".join(made)) == [number[soon], number[late]]
    assert codes(ids=f"{idea},{cancelled},{last}") == [number[last], number[cancelled]]
