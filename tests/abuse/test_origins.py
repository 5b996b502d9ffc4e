"""No page but ours opens a socket with a person's cookie, whatever it says of itself and of the way it came."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.house import KEY, House, cookie_of
from tests.live.raw_websocket import RawWebSocket
from tests.makers import Office
from tests.servers import Server

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def house(database_url: str, office: Office, tmp_path: Path) -> Iterator[House]:
    """The program behind nothing, so that it believes no header of a proxy."""
    with Server(database_url, tmp_path, secret_key=KEY) as server:
        yield House(server, office)


def test_a_socket_is_opened_from_our_own_pages_alone(house: House) -> None:
    port, cookie = house.server.port, cookie_of(house.office.boris)
    evil = "http://evil.example"
    foreign: list[dict[str, str]] = [
        {"Origin": evil},
        {"Origin": "null"},
        {"Origin": f"http://evil.127.0.0.1:{port}"},
        {"Origin": f"http://127.0.0.1:{port}.evil.example"},
        {"Origin": f"http://127.0.0.1:{port}@evil.example"},
        {"Origin": f"https://127.0.0.1:{port}"},
        {"Origin": f"http://127.0.0.1:{port + 1}"},
        {"Origin": evil, "Host": "evil.example"},
        {"Origin": evil, "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"},
        {"Origin": evil, "Forwarded": "host=evil.example;proto=http"},
        {"Origin": f"http://127.0.0.1:{port}, {evil}"},
    ]
    for headers in foreign:
        with RawWebSocket(port, headers={"Cookie": cookie, **headers}) as refused:
            assert refused.status == 400, headers
    with RawWebSocket(port, headers={"Cookie": cookie, "Origin": house.server.url}) as ours:
        assert ours.status == 101
        assert ours.join().startswith('40{"sid"')


def test_no_address_is_made_of_what_an_asker_calls_us(house: House) -> None:
    from_elsewhere = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    path = f"/boards/{house.office.board}"
    with RawWebSocket(house.server.port, path=path, headers={**from_elsewhere, "Connection": "close"}) as asked:
        assert asked.status == 302
        assert asked.answer_headers["location"] == f"/sign-in?next={path}"
