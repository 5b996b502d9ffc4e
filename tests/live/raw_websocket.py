"""A WebSocket client that does only what a test tells it: it may be slow, rude, or silent."""

import base64
import json
import secrets
import socket
from collections import deque
from typing import Any

from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.protocol import State
from websockets.uri import parse_uri

ENDPOINT = "/socket.io/?EIO=4&transport=websocket"


class Closed(Exception):
    """The server has ended the connection; `code` is its close code, `None` where it just broke off."""

    def __init__(self, code: int | None) -> None:
        super().__init__(f"closed with {code}")
        self.code = code


class RawWebSocket:
    """A blocking client over a plain socket; the library checks every frame that comes from the server."""

    def __init__(
        self,
        port: int,
        *,
        path: str = ENDPOINT,
        headers: dict[str, str] | None = None,
        receive_buffer: int = 0,
        early: bytes = b"",
    ) -> None:
        self.sock = socket.socket()
        if receive_buffer:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.sock.settimeout(10)
        self.sock.connect(("127.0.0.1", port))
        self._protocol = ClientProtocol(parse_uri("ws://127.0.0.1/"), state=State.OPEN, max_size=None)
        self._received: deque[str] = deque()
        self.pongs: list[bytes] = []
        self.read_at_most = 1 << 18
        self.sid = ""
        self.was_reset = False
        self.status, self.answer_headers = self._shake_hands(port, path, headers or {}, early)

    def join(self, auth: str = "") -> str:
        """Read the Engine.IO greeting, join the default namespace and return the server's answer; `sid` is set."""
        self.receive()
        self.send("40" + auth)
        answer = self.receive()
        self.sid = json.loads(answer[2:]).get("sid", "")
        return answer

    def send(self, text: str) -> None:
        """Send one text message."""
        self.send_frame(Opcode.TEXT, text.encode())

    def send_frame(self, opcode: Opcode, data: bytes, *, fin: bool = True) -> None:
        """Send one frame of any kind."""
        self.sock.sendall(Frame(opcode, data, fin).serialize(mask=True))

    def announce(self, size: int) -> None:
        """Send the header of a text frame of that size, and no more."""
        self.sock.sendall(b"\x81\xff" + size.to_bytes(8, "big") + bytes(4))

    def receive(self, timeout: float = 10) -> str:
        """The next text message; Engine.IO pings are answered on the way. Raises `Closed`, `TimeoutError`."""
        while True:
            while not self._received:
                self._read(timeout)
            message = self._received.popleft()
            if message != "2":
                return message
            self.send("3")

    def receive_count(self, count: int, timeout: float = 10) -> list[str]:
        """The next so many messages."""
        return [self.receive(timeout) for _ in range(count)]

    def code_of_close(self, timeout: float = 10) -> int | None:
        """Read to the end and return the close code."""
        try:
            while True:
                self.receive(timeout)
        except Closed as closed:
            return closed.code

    def close(self) -> None:
        """Hang up without a word."""
        self.sock.close()

    def __enter__(self) -> "RawWebSocket":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, timeout: float) -> None:
        self.sock.settimeout(timeout)
        try:
            data = self.sock.recv(self.read_at_most)
        except ConnectionError:
            self.was_reset, data = True, b""
        if not data:
            raise Closed(self._close_code())
        self._understand(data)

    def _understand(self, data: bytes) -> None:
        self._protocol.receive_data(data)
        for event in self._protocol.events_received():
            if isinstance(event, Frame) and event.opcode is Opcode.TEXT:
                self._received.append(bytes(event.data).decode())
            elif isinstance(event, Frame) and event.opcode is Opcode.PONG:
                self.pongs.append(bytes(event.data))
        if self._protocol.parser_exc:
            raise self._protocol.parser_exc
        for answer in self._protocol.data_to_send():
            if answer:
                self.sock.sendall(answer)

    def _close_code(self) -> int | None:
        received = self._protocol.close_rcvd
        return received.code if received else None

    def _shake_hands(self, port: int, path: str, headers: dict[str, str], early: bytes) -> tuple[int, dict[str, str]]:
        asked = {
            "Host": f"127.0.0.1:{port}",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": base64.b64encode(secrets.token_bytes(16)).decode(),
            **headers,
        }
        lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in asked.items() if value)]
        self.sock.sendall("\r\n".join([*lines, "", ""]).encode() + early)
        head, rest = self._read_head()
        if head.startswith("HTTP/1.1 101"):
            self._understand(rest)
        return _status_and_headers(head)

    def _read_head(self) -> tuple[str, bytes]:
        data = b""
        while b"\r\n\r\n" not in data:
            more = self.sock.recv(4096)
            if not more:
                raise Closed(None)
            data += more
        head, _, rest = data.partition(b"\r\n\r\n")
        return head.decode(), rest


def _status_and_headers(head: str) -> tuple[int, dict[str, str]]:
    first, *lines = head.split("\r\n")
    headers: dict[str, Any] = dict(line.lower().split(": ", 1) for line in lines)
    return int(first.split()[1]), headers
