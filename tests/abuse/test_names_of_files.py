"""A document is kept by its id alone: what it is called leads nowhere, and stands in a header without breaking it."""

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from board.live.change import change
from board.projects.lifecycle import State
from tests.abuse.payloads import PAYLOADS
from tests.live.project_makers import project_in
from tests.makers import Office
from tests.projects.life import PDF
from tests.web.call import API

ODD = (
    *("../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "C:\\boot.ini", "%2e%2e%2fsecret", "file:///x"),
    *("CON", "nul.pdf", ".", "..", ".htaccess", "а.pdf.", "я" * 200, 'x"; filename="y.html', "a;b=c", "a\r\nX-Evil: 1"),
)
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_whatever_a_document_is_called_it_is_found_by_its_id_and_breaks_no_header(
    client: Callable[[str], FlaskClient], office: Office
) -> None:
    with change() as session:
        made = project_in(session, office, State.MAPPING_CURRENT).id
    boris, brought = client(office.boris), 0
    like = [*boris.get(f"/projects/{made}/files/{_bring(boris, made, 'x')}").headers.keys()]
    for name in (*ODD, *(each[:200] for each in PAYLOADS)):
        file_id = _bring(boris, made, name)
        if file_id is None:
            continue
        brought += 1
        answer = boris.get(f"/projects/{made}/files/{file_id}")
        assert (answer.status_code, answer.get_data(), answer.mimetype) == (200, PDF, "application/pdf")
        assert [*answer.headers.keys()] == like, name
        way, _, called = answer.headers["Content-Disposition"].partition("; filename*=UTF-8''")
        assert way == "attachment"
        assert not set(called) & set(" \"'/\\;,\r\n"), name
        assert unquote(called).endswith(".pdf")
        assert boris.get(f"/projects/{made}/files/{called}").status_code == 404
    assert brought > len(ODD) + len(PAYLOADS) - 4


def _bring(http: FlaskClient, project_id: str, name: str) -> str | None:
    answer = http.post(f"{API}/projects/{project_id}/files", query_string={"name": name, "role": "other"}, data=PDF)
    assert answer.status_code in (201, 422), (name, answer.get_data(as_text=True))
    found: str | None = answer.get_json().get("file_id")
    return found
