"""A messenger's own server: it keeps what it is asked and answers as it is told."""

import contextlib
import json
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.notices.mail_servers import CERTIFICATE


@dataclass
class Hook:
    """A running server and what came to it: paths and bodies."""

    host: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    is_endless: bool = False
    asked: list[tuple[str, Any]] = field(default_factory=list)
    port: int = 0


@contextlib.contextmanager
def listening(host: str = "127.0.0.1", *, port: int = 0, tls: bool = False, **answers: Any) -> Iterator[Hook]:
    """A hook that answers like that."""
    hook = Hook(host, **answers)

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            hook.asked.append((self.path, json.loads(body or b"null")))
            self.send_response(hook.status)
            for name, value in hook.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(b"{}")
                while hook.is_endless:
                    self.wfile.write(b" " * 65_536)

        do_GET = do_CONNECT = do_POST  # noqa: N815

        def log_message(self, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *args: Any) -> None:
            pass

    server = Server((host, port), Answering)
    if tls:
        known = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        known.load_cert_chain(CERTIFICATE)
        server.socket = known.wrap_socket(server.socket, server_side=True)
    hook.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hook
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
