"""The WebSocket below Socket.IO, met by clients of every kind over real sockets."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from types import MethodType, SimpleNamespace
from typing import Any

import gevent
import gevent.socket
import pytest
from flask import Flask
from flask_socketio import SocketIO
from gevent.queue import Queue
from websockets.frames import CloseCode, Frame, Opcode

from board.live.fanout import FanOutManager
from board.live.outbox import Outbox
from board.live.transport import MAX_MESSAGE_BYTES, install
from board.live.websocket import WebSocket
from tests.live.raw_websocket import ENDPOINT, Closed, RawWebSocket
from tests.live.socket_server import RunningServer, eventually, start

MEGABYTE = 1 << 20


@pytest.fixture(scope="module")
def server() -> Iterator[RunningServer]:
    with start() as running:
        yield running


@pytest.fixture
def client(server: RunningServer) -> Iterator[RawWebSocket]:
    with RawWebSocket(server.port) as connected:
        yield connected


def test_a_proper_handshake_is_accepted_and_greeted(client: RawWebSocket) -> None:
    assert client.status == 101
    assert client.receive().startswith('0{"sid":')


@pytest.mark.parametrize(
    ("spoiled", "status"),
    [
        ({"Connection": "keep-alive"}, 426),
        ({"Connection": ""}, 426),
        ({"Upgrade": "h2c"}, 426),
        ({"Sec-WebSocket-Key": ""}, 400),
        ({"Sec-WebSocket-Key": "short"}, 400),
        ({"Sec-WebSocket-Version": "8"}, 400),
        ({"Content-Length": "5"}, 400),
        ({"Transfer-Encoding": "chunked"}, 400),
    ],
)
def test_a_bad_handshake_is_refused_and_nothing_is_kept(
    server: RunningServer, spoiled: dict[str, str], status: int
) -> None:
    with RawWebSocket(server.port, headers=spoiled) as refused:
        assert refused.status == status
        assert server.becomes_empty()


def test_polling_is_refused(server: RunningServer) -> None:
    polling = ENDPOINT.replace("websocket", "polling")
    with RawWebSocket(server.port, path=polling, headers={"Connection": "close", "Upgrade": ""}) as refused:
        assert refused.status == 426
    with RawWebSocket(server.port, path=polling) as refused:
        assert refused.status == 400


def test_compression_that_is_offered_is_not_agreed_on(server: RunningServer) -> None:
    offer = {"Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits"}
    with RawWebSocket(server.port, headers=offer) as client:
        assert client.status == 101
        assert "sec-websocket-extensions" not in client.answer_headers


def test_a_frame_sent_together_with_the_handshake_is_heard(server: RunningServer) -> None:
    with RawWebSocket(server.port, early=b"\x81\x82\x00\x00\x00\x0040") as client:
        client.receive()
        assert client.receive().startswith('40{"sid":')


def test_a_message_in_fragments_is_put_together(client: RawWebSocket) -> None:
    client.receive()
    client.send_frame(Opcode.TEXT, b"4", fin=False)
    client.send_frame(Opcode.PING, b"between")
    client.send_frame(Opcode.CONT, b"", fin=False)
    client.send_frame(Opcode.CONT, b"0")
    assert client.receive().startswith('40{"sid":')
    assert client.pongs == [b"between"]


def test_a_good_bye_is_answered_with_the_same_code(server: RunningServer, client: RawWebSocket) -> None:
    client.join()
    client.send_frame(Opcode.CLOSE, CloseCode.GOING_AWAY.to_bytes(2, "big"))
    assert client.code_of_close() == CloseCode.GOING_AWAY
    assert server.becomes_empty()


def test_what_follows_a_good_bye_is_not_taken_for_a_request(server: RunningServer, client: RawWebSocket) -> None:
    client.join()
    client.send_frame(Opcode.CLOSE, b"")
    client.sock.sendall(b"GET /sockets HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.0.0.1\r\n\r\n")
    answered = b""
    while more := client.sock.recv(4096):
        answered += more
    assert b"HTTP/1.1" not in answered


def test_nothing_is_sent_after_a_good_bye(server: RunningServer, client: RawWebSocket) -> None:
    client.join()
    server.get("/close-all-and-emit")
    said = b""
    while more := client.sock.recv(4096):
        said += more
    assert said == b"\x88\x02" + CloseCode.NORMAL_CLOSURE.to_bytes(2, "big")


@pytest.mark.parametrize(
    ("opcode", "data", "code"),
    [
        (Opcode.BINARY, b"\x00", CloseCode.UNSUPPORTED_DATA),
        (Opcode.TEXT, b"4\xff", CloseCode.INVALID_DATA),
        (Opcode.CONT, b"4", CloseCode.PROTOCOL_ERROR),
        (Opcode.TEXT, b"x", CloseCode.PROTOCOL_ERROR),
        (Opcode.TEXT, b"", CloseCode.PROTOCOL_ERROR),
        (Opcode.TEXT, b"bA", CloseCode.PROTOCOL_ERROR),
    ],
)
def test_nonsense_ends_the_connection_and_leaves_nothing(
    server: RunningServer, client: RawWebSocket, opcode: Opcode, data: bytes, code: CloseCode
) -> None:
    client.join()
    client.send_frame(opcode, data)
    assert client.code_of_close() == code
    assert server.becomes_empty()
    assert "Traceback" not in server.logged()


def test_an_unmasked_frame_ends_the_connection(client: RawWebSocket) -> None:
    client.sock.sendall(b"\x81\x0240")
    assert client.code_of_close() == CloseCode.PROTOCOL_ERROR


def test_the_longest_message_is_heard(client: RawWebSocket) -> None:
    client.join()
    longest = '420["ask","' + "x" * (MAX_MESSAGE_BYTES - 13) + '"]'
    client.send(longest)
    assert len(longest) == MAX_MESSAGE_BYTES
    assert client.receive().startswith("430")


def test_a_longer_one_is_refused_by_its_header_alone(client: RawWebSocket) -> None:
    client.announce(MAX_MESSAGE_BYTES + 1)
    assert client.code_of_close() == CloseCode.MESSAGE_TOO_BIG


def test_fragments_together_may_not_be_longer_either(client: RawWebSocket) -> None:
    client.send_frame(Opcode.TEXT, b"4" * 40_000, fin=False)
    client.send_frame(Opcode.CONT, b"4" * 40_000, fin=False)
    assert client.code_of_close() == CloseCode.MESSAGE_TOO_BIG


def test_200_megabytes_from_anybody_take_no_memory_and_stall_nobody() -> None:
    with start() as fresh:
        before, most, longest = fresh.megabytes(), 0.0, 0.0
        for _ in range(5):
            _push_until_refused(fresh.port, 200 * MEGABYTE)
            asked = time.monotonic()
            fresh.get("/sockets")
            longest = max(longest, time.monotonic() - asked)
            most = max(most, fresh.megabytes())
        assert most - before <= 10
        assert longest < 1
        assert fresh.becomes_empty()


@pytest.mark.parametrize("opcode", [Opcode.TEXT, Opcode.PING])
def test_who_talks_without_end_is_closed(server: RunningServer, client: RawWebSocket, opcode: Opcode) -> None:
    client.join()
    client.sock.sendall(Frame(opcode, b"6").serialize(mask=True) * 400)
    assert client.code_of_close() == CloseCode.POLICY_VIOLATION
    assert server.becomes_empty()


def test_who_always_has_more_to_say_lets_others_have_their_turn() -> None:
    engine = SimpleNamespace(sid="talker")
    near, far = gevent.socket.socketpair()
    with near, far:
        talker = WebSocket(MethodType(lambda _engine, _websocket: None, engine), None, open_sockets={})
        talker.socket, talker.outbox = near, Outbox(near, Queue(), "talker")
        far.sendall(Frame(Opcode.TEXT, b"6").serialize(mask=True) * 20)
        other = gevent.spawn(lambda: "had it")
        assert talker.wait() == "6"
        assert other.value == "had it"


def test_a_client_that_hangs_up_halfway_is_forgotten(server: RunningServer, client: RawWebSocket) -> None:
    client.join()
    client.sock.shutdown(socket.SHUT_WR)
    with pytest.raises(Closed):
        client.receive()
    assert server.becomes_empty()


def test_a_client_that_answers_no_ping_is_closed() -> None:
    with start(ping_seconds=0.5) as impatient, RawWebSocket(impatient.port) as silent:
        assert eventually(lambda: impatient.get("/sockets")["open"] == 1)
        assert impatient.becomes_empty()
        assert silent.receive().startswith("0{")


def test_who_has_not_signed_in_in_time_is_closed(server: RunningServer, client: RawWebSocket) -> None:
    with RawWebSocket(server.port) as nameless, RawWebSocket(server.port) as refused:
        client.join()
        assert refused.join('{"token":"wrong"}').startswith("44")
        assert nameless.receive()
        assert server.get("/close-unsigned", older_than=60) == {"closed": 0}
        assert server.get("/close-unsigned", older_than=0) == {"closed": 2}
        assert nameless.code_of_close() == CloseCode.POLICY_VIOLATION
        assert refused.code_of_close() == CloseCode.POLICY_VIOLATION
        client.send('421["ask",null]')
        assert client.receive().startswith("431")


def test_who_does_not_answer_a_good_bye_is_closed_all_the_same(server: RunningServer) -> None:
    with RawWebSocket(server.port):
        assert eventually(lambda: server.get("/sockets")["open"] == 1)
        server.get("/close-unsigned", older_than=0)
        assert server.becomes_empty()


def test_eight_megabytes_arrive_whole_and_small_ones_behind_them(server: RunningServer) -> None:
    with RawWebSocket(server.port, receive_buffer=65536) as client:
        client.join()
        server.emit(size=8 * MEGABYTE)
        server.emit(first=1, count=20)
        assert len(client.receive()) > 8 * MEGABYTE
        assert [_number(message) for message in client.receive_count(20)] == list(range(1, 21))


def test_an_installed_gevent_websocket_changes_nothing(tmp_path: Path) -> None:
    package = tmp_path / "geventwebsocket"
    package.mkdir()
    (package / "__init__.py").touch()
    with start(python_path=tmp_path) as beside, RawWebSocket(beside.port) as client:
        assert client.join().startswith('40{"sid":')
        beside.emit()
        assert _number(client.receive()) == 0


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"async_mode": "threading"}, "async_mode"),
        ({"transports": ["polling", "websocket"]}, "transports"),
        ({"transports": None}, "transports"),
        ({"client_manager": None}, "client_manager"),
    ],
)
def test_a_server_without_the_protections_does_not_start(options: dict[str, Any], complaint: str) -> None:
    with pytest.raises((ValueError, TypeError), match=complaint):
        install(_socketio(**options))


def test_an_installed_server_sends_text_and_refuses_bytes() -> None:
    socketio = _socketio()
    install(socketio)
    packet = socketio.server.packet_class  # type: ignore[attr-defined]
    assert packet(data=["event", "дорога"]).encode() == '2["event","дорога"]'
    with pytest.raises(TypeError):
        packet(data=["event", b"bytes"]).encode()


def _socketio(**options: Any) -> SocketIO:
    proper: dict[str, Any] = {"async_mode": "gevent", "transports": ["websocket"], "client_manager": FanOutManager()}
    return SocketIO(Flask(__name__), **{**proper, **options})


def _push_until_refused(port: int, size: int) -> None:
    with RawWebSocket(port) as rude:
        rude.announce(size)
        with pytest.raises(ConnectionError):
            rude.sock.sendall(bytes(size))


def _number(message: str) -> int:
    return int(message.partition('"n":')[2].partition(",")[0].rstrip("}]"))
