"""The opening handshake: who does not open a WebSocket properly is refused before anything is kept for him."""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from websockets.datastructures import Headers
from websockets.http11 import Request, Response
from websockets.server import ServerProtocol

_ASKED_WITH = {
    "HTTP_CONNECTION": "Connection",
    "HTTP_UPGRADE": "Upgrade",
    "HTTP_SEC_WEBSOCKET_KEY": "Sec-WebSocket-Key",
    "HTTP_SEC_WEBSOCKET_VERSION": "Sec-WebSocket-Version",
}
_ANSWER = "board.websocket_answer"


def only_websockets(handle: WSGIApplication) -> WSGIApplication:
    """Let only proper WebSocket handshakes through; all else gets 400, 405, 426 or 505.

    Engine.IO makes a socket and greenlets for whatever looks like an upgrade and keeps them until a ping
    times out, so the check stands in front of it.
    """

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ[_ANSWER] = _answer(environ)
        if environ[_ANSWER].status_code != 101:
            return _refuse(environ.pop(_ANSWER), start_response)
        return handle(environ, start_response)

    return guarded


def accept(environ: WSGIEnvironment, start_response: StartResponse) -> None:
    """Send the "101 Switching Protocols" that was found for this request."""
    write: Callable[[bytes], Any] = start_response(*_status_and_headers(environ.pop(_ANSWER)))
    write(b"")


def _refuse(answer: Response, start_response: StartResponse) -> list[bytes]:
    start_response(*_status_and_headers(answer))
    return [bytes(answer.body)]


def _answer(environ: WSGIEnvironment) -> Response:
    protocol = ServerProtocol()
    if environ.get("CONTENT_LENGTH", "") not in ("", "0") or "HTTP_TRANSFER_ENCODING" in environ:
        return protocol.reject(400, "A WebSocket handshake has no body.\n")
    # No other header is shown to the library, so no extension can be agreed on: permessage-deflate costs
    # tens of kilobytes per client and slows every push.
    headers = Headers((name, environ[key]) for key, name in _ASKED_WITH.items() if key in environ)
    return protocol.accept(
        Request("/", headers, method=environ["REQUEST_METHOD"], protocol=environ.get("SERVER_PROTOCOL", "HTTP/1.1"))
    )


def _status_and_headers(answer: Response) -> tuple[str, list[tuple[str, str]]]:
    return f"{answer.status_code} {answer.reason_phrase}", list(answer.headers.raw_items())
