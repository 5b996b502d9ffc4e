"""Hours on a wall: what a screen holds does not grow. Half a minute here; the longer command gives it two hours."""

import time

import pytest
from playwright.sync_api import Page, expect

from board import clock
from board.kpi import commands, queries, walls
from board.kpi.inputs import SetWall
from board.kpi.measures import Measure
from board.kpi.periods import first_day
from board.live.change import change
from board.people.viewers import Terms
from board.screens.inputs import Item
from board.seeding.kpis import lay_down_catalogue
from tests.makers import NOON, Office, make_task, who
from tests.screens.test_screens_on_walls import hang, seen, tv
from tests.servers import Server

__all__ = ["tv"]
pytestmark = pytest.mark.browser
CODE = "TASK_ON_TIME_PCT"
MINUTES, MINUTES_OF_THE_LONGER = 0.5, 120
MB_AN_HOUR = 1_000_000


def test_a_screen_with_two_walls_in_turn_does_not_grow(
    server: Server, staffed: Office, tv: Page, is_longer: bool
) -> None:
    make_task(staffed, "Межевание", column_id=staffed.columns["planned"])
    with change() as session:
        lay_down_catalogue(session, at=NOON)
        by = who(session, staffed.coordinator)
        wall = walls.add_wall(session, SetWall(name="Стена", codes=[CODE]), by=by, at=NOON).id
    hang(tv, server.url, Item(kind="wall", id=wall, seconds=10), Item(kind="board", id=staffed.board, seconds=10))
    expect(seen(tv).get_by_role("heading", name="Стена")).to_be_visible(timeout=30_000)
    expect(seen(tv).get_by_role("heading", name="Земельный отдел")).to_be_visible(timeout=30_000)
    line = tv.context.new_cdp_session(tv)
    line.send("Performance.enable")

    def held() -> dict[str, float]:
        line.send("HeapProfiler.collectGarbage")
        return {each["name"]: each["value"] for each in line.send("Performance.getMetrics")["metrics"]}

    def live_through(seconds: float) -> None:
        until, number = time.monotonic() + seconds, 0
        while time.monotonic() < until:
            number += 1
            measure = Measure(50 + number % 40, 100)
            with change() as session:
                first = first_day(clock.today(Terms.zone), "week")
                commands.take_values(session, queries.kpi(session, CODE), {first: measure}, at=clock.now())
            tv.wait_for_timeout(500)

    live_through(20)
    before = held()
    minutes = MINUTES_OF_THE_LONGER if is_longer else MINUTES
    live_through(minutes * 60)
    after = held()
    assert after["Frames"] <= before["Frames"]
    assert after["Nodes"] <= before["Nodes"] * 1.02 + 5
    assert after["JSEventListeners"] <= before["JSEventListeners"]
    hours = minutes / 60
    # Over half a minute one measurement differs from the next by more than an hour may bring.
    assert after["JSHeapUsedSize"] - before["JSHeapUsedSize"] <= max(2_000_000, MB_AN_HOUR * hours)
