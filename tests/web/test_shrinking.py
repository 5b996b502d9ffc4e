"""Large JSON answers are sent small to whoever can read that."""

import gzip
from collections.abc import Callable

import orjson
from flask.testing import FlaskClient

from tests.makers import Office, make_task

Client = Callable[[str], FlaskClient]


def test_a_large_snapshot_is_sent_small_and_is_the_same(client: Client, office: Office) -> None:
    for number in range(20):
        make_task(office, f"Задача {number}")
    anna, path = client(office.anna), f"/api/v1/boards/{office.board}"
    whole, small = anna.get(path), anna.get(path, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in whole.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert small.content_length < whole.content_length / 3
    assert orjson.loads(gzip.decompress(small.data))["tasks"] == whole.get_json()["tasks"]
    assert small.headers["ETag"] == whole.headers["ETag"]
    assert "Accept-Encoding" in small.headers["Vary"]
    assert (
        anna.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": small.headers["ETag"]}).status_code == 304
    )


def test_a_page_with_a_form_token_is_never_shrunk(client: Client, office: Office) -> None:
    page = client(office.anna).get("/sign-in?next=/boards", headers={"Accept-Encoding": "gzip", "Authorization": ""})
    assert "Content-Encoding" not in page.headers
