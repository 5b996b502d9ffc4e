"""Mail servers on the own machine: a real one that can be told what to answer, and ones that answer nothing of use."""

import contextlib
import ssl
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from board.notices.mail import MailServer
from tests.notices.sockets import serving
from tests.servers import free_port

CERTIFICATE = Path(__file__).with_name("loopback.pem")
SENDER = Address("Доски", "board", "district.example")
USER, PASSWORD = "board", "s3cret word"


class Box:
    """What has arrived, and what the server answers to the steps of a sending."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []
        self.sessions: list[Session] = []
        self.tried: list[tuple[bytes, bytes]] = []
        self.to_sender = self.to_recipient = self.to_data = "250 OK"
        self.drops_after_data = False

    async def handle_MAIL(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.to_sender.startswith("250"):
            envelope.mail_from, envelope.mail_options = address, options
        return self.to_sender

    async def handle_RCPT(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        self.sessions.append(session)
        if self.drops_after_data:
            server.transport.abort()
        elif self.to_data.startswith("250"):
            self.envelopes.append(envelope)
            assert isinstance(envelope.content, bytes)
            found = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(found, EmailMessage)
            self.letters.append(found)
        return self.to_data

    def knows(
        self, server: Any, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        self.tried.append((data.login, data.password))
        return AuthResult(success=(data.login, data.password) == (USER.encode(), PASSWORD.encode()), handled=False)


@contextlib.contextmanager
def running(
    box: Box,
    *,
    host: str = "127.0.0.1",
    starttls: bool = False,
    tls: bool = False,
    signs_in: bool = False,
    utf8: bool = False,
) -> Iterator[int]:
    """A mail server of that kind; its port."""
    known = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    known.load_cert_chain(CERTIFICATE)
    controller = Controller(
        box,
        hostname=host,
        port=free_port(),
        ssl_context=known if tls else None,
        tls_context=known if starttls else None,
        authenticator=box.knows if signs_in else None,
        auth_require_tls=False,
        auth_exclude_mechanism=() if signs_in else ("LOGIN", "PLAIN"),
        enable_SMTPUTF8=utf8,
    )
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def server_at(port: int, host: str = "localhost", **other: Any) -> MailServer:
    return MailServer(host, port, SENDER, **other)


def answering(talk: Callable[[Any], None]) -> contextlib.AbstractContextManager[int]:
    """A server that does with each connection what `talk` says; its port."""
    return serving(talk)


def say_nothing(connection: Any) -> None:
    connection.settimeout(20)
    while connection.recv(1024):
        pass


def say_too_little(connection: Any) -> None:
    # One sign at a time, each in time for the step: no step is ever late, and nothing ever ends.
    with contextlib.suppress(OSError):
        while True:
            connection.sendall(b"2")
            time.sleep(0.02)


def hang_up(connection: Any) -> None:
    connection.close()


def be_closed(connection: Any) -> None:
    connection.sendall("554 ведём работы\r\n".encode())
