"""Letters: the mail server from the settings, and sending one letter to one person."""

import ipaddress
import smtplib
import socket
import ssl
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

from board import mail_addresses
from board.config import Settings, WrongSetting
from board.errors import N_
from board.notices.channels import NotNow, Refused
from board.notices.deadlines import Deadline, Overdue, Patience, within
from board.notices.letters import compose

__all__ = ["MailServer", "compose", "send"]

PATIENCE = Patience(step=10, total=30)
_PORTS = {"smtp": 25, "smtps": 465}
_SIGN_IN_FIRST = (530, 534, 535, 538)
"""Refusals that speak of the sender's sign-in even where they answer a recipient."""


@dataclass(frozen=True)
class MailServer:
    """Where letters are handed over, and in whose name."""

    host: str
    port: int
    sender: Address
    user: str = ""
    password: str = field(default="", repr=False)
    is_tls: bool = False
    starttls: str = "yes"

    @classmethod
    def of(cls, settings: Settings) -> "MailServer | None":
        """The server that the settings name; `None` where they name none. Raises `WrongSetting`."""
        if settings.smtp_url is None:
            return None
        sender = mail_addresses.sender(settings.mail_from or "")
        if sender is None:
            raise WrongSetting("BOARD_MAIL_FROM must be set too where BOARD_SMTP_URL is")
        parts = urlsplit(settings.smtp_url)
        return cls(
            host=parts.hostname or "",
            port=parts.port or _PORTS[parts.scheme],
            sender=sender,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            is_tls=parts.scheme == "smtps",
            starttls=parse_qs(parts.query).get("starttls", ["yes"])[0],
        )


def send(server: MailServer, letter: EmailMessage, patience: Patience = PATIENCE) -> None:
    """Hand a composed letter over. Raises `NotNow`, `Refused`."""
    try:
        within(patience.total, lambda deadline: _hand_over(server, letter, deadline, patience.step))
    except Overdue:
        raise NotNow(_LATE) from None
    except OSError as failure:
        raise _judged(failure) from None


class _Connection(smtplib.SMTP):
    """SMTP over a connection that a deadline can cut, in TLS from the first byte where the server wants that."""

    def __init__(self, server: MailServer, deadline: Deadline, timeout: float) -> None:
        self._server, self._deadline = server, deadline
        # A name of ours, since looking one up may take as long as everything else.
        super().__init__(server.host, server.port, local_hostname=server.sender.domain, timeout=timeout)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        made = self._deadline.connect(host, port, timeout)
        if not self._server.is_tls:
            return made
        try:
            return ssl.create_default_context().wrap_socket(made, server_hostname=host)
        except BaseException:
            made.close()
            raise


def _hand_over(server: MailServer, letter: EmailMessage, deadline: Deadline, step: float) -> None:
    connection = _Connection(server, deadline, step)
    try:
        connection.ehlo_or_helo_if_needed()
        is_private = server.is_tls or _encrypt(server, connection)
        if server.user:
            _sign_in(server, connection, is_private=is_private or _is_at_home(connection))
        to = letter["To"].addresses[0].addr_spec
        if not to.isascii() and not connection.has_extn("smtputf8"):
            raise Refused(N_("The mail server cannot write to addresses with letters like these"))
        connection.send_message(letter, server.sender.addr_spec, [to])
        # The letter is taken: nothing that happens to the farewell may make it look unsent.
        connection.putcmd("quit")
    finally:
        connection.close()


def _encrypt(server: MailServer, connection: _Connection) -> bool:
    if server.starttls == "no":
        return False
    if connection.has_extn("starttls"):
        connection.starttls(context=ssl.create_default_context())
        connection.ehlo()
        return True
    if server.starttls == "required":
        raise NotNow(N_("The mail server offers no encryption"))
    return False


def _sign_in(server: MailServer, connection: _Connection, *, is_private: bool) -> None:
    if not is_private:
        raise NotNow(N_("The mail server offers no encryption, so the password was not sent to it"))
    connection.login(server.user, server.password)


def _is_at_home(connection: _Connection) -> bool:
    peer = ipaddress.ip_address(connection.sock.getpeername()[0]) if connection.sock else None
    return peer is not None and (getattr(peer, "ipv4_mapped", None) or peer).is_loopback


_LATE = N_("The mail server did not answer in time")
_NOT_TAKEN_NOW = N_("The mail server does not take it now")


def _judged(failure: OSError) -> Exception:
    match failure:
        case smtplib.SMTPRecipientsRefused():
            code, said = next(iter(failure.recipients.values()))
            if code < 500 or code in _SIGN_IN_FIRST:
                return NotNow(_NOT_TAKEN_NOW, _answer(code, said))
            return Refused(N_("The mail server does not take mail for this address"), _answer(code, said))
        case smtplib.SMTPDataError() if failure.smtp_code >= 500:
            return Refused(N_("The mail server refused the letter"), _answer(failure.smtp_code, failure.smtp_error))
        case smtplib.SMTPAuthenticationError():
            # What the server says here may repeat what was sent to it.
            return NotNow(N_("The mail server does not accept the name and the password"), str(failure.smtp_code))
        case smtplib.SMTPResponseException():
            return NotNow(_NOT_TAKEN_NOW, _answer(failure.smtp_code, failure.smtp_error))
        case TimeoutError() | smtplib.SMTPServerDisconnected(__context__=TimeoutError()):
            return NotNow(_LATE)
        case smtplib.SMTPServerDisconnected():
            return NotNow(N_("The mail server broke the connection off"))
        case smtplib.SMTPException():
            return NotNow(N_("The mail server lets nobody sign in this way"))
        case ssl.SSLCertVerificationError():
            return NotNow(N_("The certificate of the mail server is not trusted"), failure.verify_message)
        case ssl.SSLError():
            return NotNow(N_("No encrypted connection to the mail server comes about"), failure.reason or "")
        case socket.gaierror():
            return NotNow(N_("The name of the mail server is not known"))
    return NotNow(N_("The mail server cannot be reached"), failure.strerror or "")


def _answer(code: int, said: bytes | str) -> str:
    return f"{code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"
