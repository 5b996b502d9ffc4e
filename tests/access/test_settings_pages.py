"""The pages with which the organisation is run offer what the matrix allows, and tell hours to nobody else."""

import json
import re
from typing import Any

import pytest

from tests.access.house import House
from tests.access.matrix import REQUESTS, WHO, rows

ROWS = {str(row): row for row in rows(REQUESTS)}
_DATA = re.compile(r'<script type="application/json" id="page">(.*?)</script>', re.DOTALL)
TEAM = ROWS["GET /units/<unit_id>"]
HOURS = ROWS["GET /api/v1/people/<person_id>/load"]


@pytest.mark.parametrize("who", [who for who in WHO if TEAM.answers[who] == "200"])
def test_the_page_of_a_team_offers_what_its_reader_may_do(house: House, who: str) -> None:
    page = _page(house, who, f"/units/{house.office.land}")
    assert page["may_set_up"] == _may("PATCH /api/v1/boards/<board_id>", who)
    assert page["heads"] == _may("GET /api/v1/people/<person_id>/load", who)
    assert page["may_name_deputies"] == _may("POST /api/v1/units/<unit_id>/deputies", who)
    assert page["is_admin"] == (who == "admin")


@pytest.mark.parametrize("who", [who for who in WHO if TEAM.answers[who] == "200"])
def test_hours_of_a_team_are_told_to_the_head_and_to_each_person_alone(house: House, who: str) -> None:
    team = house.client(who, "key").get(f"/api/v1/units/{house.office.land}/team").get_json()
    told = {load["id"] for load in team["loads"]}
    everybody = {person["id"] for person in team["people"]}
    assert all("hours" not in person and "capacity" not in person for person in team["people"])
    if HOURS.answers[who] == "200":
        assert told == everybody
    else:
        assert told == {house.person(who)} & everybody


@pytest.mark.parametrize("who", [who for who in WHO if ROWS["GET /profile"].answers[who] == "200"])
def test_the_own_page_has_the_own_time_where_it_may_be_kept(house: House, who: str) -> None:
    page = _page(house, who, "/profile")
    assert page["plans_own_time"] == (ROWS["GET /api/v1/people/<person_id>/load @self"].answers[who] == "200")


@pytest.mark.parametrize("who", [who for who in WHO if ROWS["GET /boards/new"].answers[who] == "200"])
def test_a_new_board_is_offered_for_the_units_that_the_matrix_allows(house: House, who: str) -> None:
    units = {unit["id"] for unit in _page(house, who, "/boards/new")["units"]}
    assert (house.office.land in units) == _may("POST /api/v1/boards", who)


@pytest.mark.parametrize("who", [who for who in WHO if ROWS["GET /boards"].answers[who] == "200"])
def test_the_head_of_every_page_leads_only_where_its_reader_may_go(house: House, who: str) -> None:
    markup = house.client(who, "cookie").get("/boards").get_data(as_text=True)
    assert ('href="/admin"' in markup) == (ROWS["GET /admin"].answers[who] == "302")
    assert ('href="/boards/new"' in markup) == (ROWS["GET /boards/new"].answers[who] == "200")
    admin = house.client(who, "cookie").get("/admin/lists").get_data(as_text=True)
    assert ('href="/admin/people"' in admin) == (ROWS["GET /admin/people"].answers[who] == "200")
    assert ('href="/admin/status"' in admin) == (ROWS["GET /admin/status"].answers[who] == "200")


def _may(row: str, who: str) -> bool:
    return ROWS[row].answers[who] in ("200", "201")


def _page(house: House, who: str, path: str) -> dict[str, Any]:
    markup = house.client(who, "cookie").get(path).get_data(as_text=True)
    data = _DATA.search(markup)
    assert data, markup
    found: dict[str, Any] = json.loads(data[1])
    return found
