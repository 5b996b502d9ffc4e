"""What a reverse proxy makes of requests is understood: also one that says "Connection: upgrade" with each of them."""

import http.client
import json
from pathlib import Path

import pytest

from tests.makers import Office, token_of
from tests.servers import Server


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_body_is_read_to_its_end_whatever_is_said_of_the_connection(
    database_url: str, office: Office, tmp_path: Path
) -> None:
    with Server(database_url, tmp_path) as server:
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        line.request(
            "POST",
            f"/api/v1/boards/{office.board}/tasks",
            json.dumps({"title": "Запрос"}),
            {
                "Authorization": f"Bearer {token_of(office.boris)}",
                "Content-Type": "application/json",
                "Connection": "upgrade",
            },
        )
        assert line.getresponse().status == 201
        line.close()
