"""Who sends nothing, or a byte now and then, is cut off in time, and until then others are served as ever."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.live.house import House
from tests.live.raw_websocket import Closed, RawWebSocket
from tests.makers import Office, token_of
from tests.servers import Server

IN_A_HURRY = """
from board import connections
from board.cli import main
connections.HEAD_SECONDS, connections.BODY_SECONDS, connections.IDLE_SECONDS = 2, 2, 4
main()
"""
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HEAD = b"PATCH /api/v1/tasks/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
SOON = 8


@pytest.fixture
def house(database_url: str, office: Office, tmp_path: Path) -> Iterator[House]:
    """The program with less patience, so that its end can be waited for."""
    server = Server(database_url, tmp_path)
    server.program = IN_A_HURRY
    with server:
        yield House(server, office)
        assert '"level": "error"' not in server.log.read_text()


def said_to(house: House, beginning: bytes, drop: bytes = b"") -> tuple[str, float]:
    """What is answered to who sends a beginning and then a drop ten times a second, and after how many seconds."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", house.server.port), timeout=0.1) as line:
        line.sendall(beginning)
        while time.monotonic() - began < 20:
            try:
                if drop:
                    line.sendall(drop)
                return line.recv(4096).partition(b"\r\n")[0].decode(), time.monotonic() - began
            except TimeoutError:
                continue
            except ConnectionError:
                return "", time.monotonic() - began
    raise AssertionError("still connected")


def test_who_sends_a_byte_now_and_then_is_cut_off(house: House) -> None:
    token = token_of(house.office.boris)
    asked = HEAD + f"Authorization: Bearer {token}\r\nContent-Length: 1000\r\n\r\n".encode()
    senders = {
        "nothing": (b"", b"", ""),
        "first line": (b"GET /", b"x", ""),
        "head that stops": (HEAD, b"", "HTTP/1.1 408"),
        "head without end": (HEAD + b"X-Slow: ", b"x", "HTTP/1.1 408"),
        "headers without end": (HEAD, b"A: b\r\n", "HTTP/1.1 408"),
        "body that stops": (asked + b'{"title', b"", "HTTP/1.1 400"),
        "body without end": (asked + b'{"title": "', b"x", "HTTP/1.1 400"),
        "chunks without end": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", "HTTP/1.1 4"),
    }
    with ThreadPoolExecutor(len(senders)) as pool:
        found = {name: pool.submit(said_to, house, *how[:2]) for name, how in senders.items()}
        for name, (_, _, answer) in senders.items():
            status, seconds = found[name].result()
            assert status.startswith(answer), (name, status)
            assert seconds < SOON, name
    assert house.ask("GET", "me", token)[0] == 200


def test_what_comes_of_a_body_too_late_is_no_request(house: House) -> None:
    with socket.create_connection(("127.0.0.1", house.server.port), timeout=SOON) as line:
        line.sendall(HEAD + b"Content-Length: 1000\r\n\r\n")
        answered = line.recv(65_536)
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        while more := line.recv(65_536):
            answered += more
    assert answered.count(b"HTTP/1.1 ") == 1


def test_many_who_send_slowly_keep_nobody_from_being_served(house: House) -> None:
    token, slow = token_of(house.office.boris), []
    for _ in range(300):
        line = socket.create_connection(("127.0.0.1", house.server.port), timeout=10)
        line.sendall(HEAD)
        slow.append(line)
    assert [house.ask("GET", f"boards/{house.office.board}", token)[0] for _ in range(5)] == [200] * 5
    for line in slow:
        assert line.recv(100).startswith(b"HTTP/1.1 408")
        line.close()


def test_strangers_that_only_connect_are_cut_off_while_others_work(house: House) -> None:
    token, added = token_of(house.office.boris), f"boards/{house.office.board}/tasks"
    with house.line(house.office.anna) as anna:
        anna.watch(house.land)
        strangers, began = [RawWebSocket(house.server.port) for _ in range(200)], time.monotonic()
        for number in range(5):
            status, answer = house.ask("POST", added, token, {"title": f"№ {number}"})
            assert status == 201
            assert anna.until(answer["version"])["version"] == answer["version"]
        for stranger in strangers:
            assert _is_closed(stranger, began + 10)
        assert house.ask("POST", added, token, {"title": "Ещё"})[0] == 201


def _is_closed(stranger: RawWebSocket, deadline: float) -> bool:
    try:
        with stranger:
            stranger.code_of_close(max(0.1, deadline - time.monotonic()))
    except (TimeoutError, Closed):
        return False
    return True
