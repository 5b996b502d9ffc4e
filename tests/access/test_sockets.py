"""The access matrix by socket, against the real program: who may connect, watch, and stop watching."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import socketio
import websocket
from socketio.exceptions import ConnectionError as Refused

from board import database
from board.live.sockets import EVENTS
from board.people.events import DIRECTORY_ROOM, person_room
from board.people.identity import SCREEN_COOKIE
from board.people.rights import SCREEN
from board.tasks.events import board_room
from tests.access.house import House, secret_key, sitting
from tests.access.matrix import SOCKET_EVENTS, WHO, Row, rows
from tests.servers import Server

ROWS = rows(SOCKET_EVENTS)
ABLE = [who for who in WHO if ROWS[0].answers[who] == "yes"]


@pytest.fixture(scope="module")
def server(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program, serving the house's database."""
    key = house.app.config["SECRET_KEY"]
    with Server(database.current().url, tmp_path_factory.mktemp("server"), secret_key=key) as running:
        yield running


def test_every_event_has_a_row_and_every_row_an_event(house: House) -> None:
    handlers = house.app.extensions["socketio"].server.handlers
    assert set(EVENTS) == set(handlers["/"]) == {row.what[0] for row in ROWS}
    assert set(handlers) == {"/"}


@pytest.mark.parametrize("who", [who for who in WHO if who != SCREEN])
def test_a_program_connects_as_the_matrix_says(house: House, server: Server, who: str) -> None:
    auth = None if who == "anon" else {"token": secret_key(house.people[who], who)}
    assert _connects(server, auth=auth) == ROWS[0].answers[who]


@pytest.mark.parametrize("who", WHO)
def test_a_browser_connects_as_the_matrix_says(house: House, server: Server, who: str) -> None:
    headers = {} if who == "anon" else {"Cookie": _cookie(house, who)}
    assert _connects(server, headers=headers) == ROWS[0].answers[who]


def test_a_wrong_key_is_not_helped_by_a_right_cookie(house: House, server: Server) -> None:
    headers = {"Cookie": _cookie(house, "admin")}
    assert _connects(server, headers=headers, auth={"token": "board_wrong"}) == "no"


def test_the_page_of_another_site_does_not_connect_with_our_cookie(house: House, server: Server) -> None:
    for origin, status in ((server.url, 101), ("https://evil.example", 400), ("null", 400)):
        headers = {"Cookie": _cookie(house, "admin"), "Origin": origin}
        assert _handshake(server, headers) == status, origin


@pytest.mark.parametrize("who", ABLE)
def test_who_is_connected_gets_the_answers_of_the_matrix(house: House, server: Server, who: str) -> None:
    with _connected(server, **_signed_in(house, who)) as client:
        for row in ROWS[1:-1]:
            assert _word(client.call(row.what[0], {"room": _room(house, row)}, timeout=20)) == row.answers[who], row


def test_a_socket_can_change_nothing_and_ask_for_nothing_else(house: House, server: Server) -> None:
    auth = {"token": secret_key(house.people["admin"], "admin")}
    with _connected(server, auth=auth) as client:
        client.emit("event", {"room": board_room(house.office.board), "kind": "task.added"})
        client.emit("move", {"task_id": "1"})
        assert client.call("watch", {"room": board_room(house.office.board)}, timeout=20)["ok"]


def _room(house: House, row: Row) -> str:
    special = {"directory": DIRECTORY_ROOM, "person": person_room(house.office.boris)}
    return special.get(row.variant, board_room(house.office.board))


def _word(answer: dict[str, Any]) -> str:
    return "yes" if answer["ok"] else str(answer["error"]["status"])


def _signed_in(house: House, who: str) -> dict[str, Any]:
    """How that one connects: a screen by its cookie, people by a key."""
    if who == SCREEN:
        return {"headers": {"Cookie": _cookie(house, who)}}
    return {"auth": {"token": secret_key(house.people[who], who)}}


def _cookie(house: House, who: str) -> str:
    if who == SCREEN:
        return f"{SCREEN_COOKIE}={house.screen_secret}"
    client = house.app.test_client()
    with client.session_transaction() as cookie:
        cookie["secret"] = sitting(house.people[who], who)
    kept = client.get_cookie("board_session")
    assert kept
    return f"board_session={kept.value}"


def _connects(server: Server, **how: Any) -> str:
    said: list[dict[str, str]] = []
    try:
        with _connected(server, said.append, **how):
            return "yes"
    except Refused:
        assert said == [{"message": "not-signed-in"}]
        return "no"


def _handshake(server: Server, headers: dict[str, str]) -> int:
    """The status with which the server answers the opening of a WebSocket."""
    address = server.url.replace("http:", "ws:") + "/socket.io/?EIO=4&transport=websocket"
    try:
        opened = websocket.create_connection(address, timeout=20, header=headers, suppress_origin=True)
    except websocket.WebSocketBadStatusException as refusal:
        return int(refusal.status_code)
    opened.close()
    return 101


@contextmanager
def _connected(server: Server, refused: Callable[[Any], None] = print, **how: Any) -> Iterator[socketio.Client]:
    client = socketio.Client(reconnection=False)
    client.on("connect_error", refused)
    client.connect(server.url, transports=["websocket"], wait_timeout=20, **how)
    try:
        yield client
    finally:
        client.disconnect()
