"""A board's page offers what the matrix allows, and nothing that would be refused."""

import json
import re
from typing import Any

import pytest

from tests.access.house import House
from tests.access.matrix import REQUESTS, WHO, Row, rows

ROWS = {str(row): row for row in rows(REQUESTS)}
PAGE = ROWS["GET /boards/<board_id>"]
_DATA = re.compile(r'<script type="application/json" id="page">(.*?)</script>', re.DOTALL)


@pytest.mark.parametrize("who", [who for who in WHO if PAGE.answers[who] == "200"])
def test_the_page_knows_what_its_reader_may_do(house: House, who: str) -> None:
    page = _page(house, who)
    assert page["me"]["id"] == house.person(who)
    assert page["may_write"] == _may(ROWS["POST /api/v1/boards/<board_id>/tasks"], who)
    assert page["may_override"] == _may(ROWS["PATCH /api/v1/boards/<board_id>"], who)


def _may(row: Row, who: str) -> bool:
    return row.answers[who] in ("200", "201")


def _page(house: House, who: str) -> dict[str, Any]:
    markup = house.client(who, "cookie").get(f"/boards/{house.office.board}").get_data(as_text=True)
    data = _DATA.search(markup)
    assert data, markup
    found: dict[str, Any] = json.loads(data[1])
    return found
