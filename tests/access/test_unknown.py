"""What does not exist, and what is no id at all: answered like what one may not know of, and never by a failure."""

import pytest

from tests.access.asking import Asking
from tests.access.house import House, everything
from tests.access.matrix import REQUESTS, Row, rows

ROWS = [row for row in rows(REQUESTS) if "<" in row.what[1] and not row.variant]
FOREIGN = [row for row in ROWS if row.answers["other"] == "404" and row.what[1].startswith("/api/v1/")]
STRANGE = ["%00", "x%00", "%ff", "%ed%a0%80", "%0a", "%F0%9F%98%80", "'--", "%25", "x" * 3000]


@pytest.mark.parametrize("row", FOREIGN, ids=str)
def test_what_is_foreign_is_answered_like_what_is_not_there(house: House, row: Row) -> None:
    asking, client = Asking(house, row, "other"), house.client("other", "key")
    foreign = asking.request()
    unknown = {**foreign, "path": _path(row, "nosuchthing")}
    answers = [client.open(method=row.what[0], **request) for request in (foreign, unknown)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].get_data() == answers[1].get_data()


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_what_is_no_id_is_not_found_and_changes_nothing(house: House, row: Row) -> None:
    client = house.client("admin", "key")
    body = Asking(house, row, "admin").sent()
    before = everything()
    answers = {sign: client.open(_path(row, sign), method=row.what[0], **body).status_code for sign in STRANGE}
    assert {sign: status for sign, status in answers.items() if status not in (404, 410)} == {}
    assert everything() == before


def _path(row: Row, identifier: str) -> str:
    return "/".join(identifier if part.startswith("<") else part for part in row.what[1].split("/"))
