"""Handing letters over to a mail server: a real one, by itself, in TLS, with a password; and ones that misbehave."""

import smtplib
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest

from board.config import Settings, WrongSetting
from board.notices.channels import Line, Message, NotNow, Refused
from board.notices.deadlines import Patience
from board.notices.mail import MailServer, compose, send
from tests.notices import mail_servers
from tests.notices.mail_servers import CERTIFICATE, PASSWORD, SENDER, USER, Box, running, server_at
from tests.servers import free_port

QUICK = Patience(step=2, total=5)
AT = datetime(2026, 11, 13, 2, 0, tzinfo=UTC)


def letter(
    name: str = "Анна Ковалёва", address: str = "anna@district.example", title: str = "Завтра срок"
) -> EmailMessage:
    message = Message(
        title,
        (Line("Смета"),),
        "/boards/x",
        "Вы исполнитель.",
        "ru",
        "https://board.example",
        "https://board.example/stop",
    )
    return compose(message, SENDER, name, address, "<1@district.example>", AT)


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def test_a_letter_arrives_as_it_was_composed() -> None:
    box = Box()
    with running(box) as port:
        send(server_at(port), letter(), QUICK)
    (found,), (envelope,) = box.letters, box.envelopes
    assert (envelope.mail_from, envelope.rcpt_tos) == ("board@district.example", ["anna@district.example"])
    assert found["Subject"] == "Завтра срок"
    assert found["Message-ID"] == "<1@district.example>"
    body = found.get_body(("plain",))
    assert body is not None
    assert "https://board.example/boards/x" in body.get_content()
    assert box.sessions[0].host_name == "district.example"


def test_hostile_names_reach_the_one_person_they_are_sent_to() -> None:
    box = Box()
    names = ['Анна"> <x@evil.example>,', "Борис\r\nBcc: x@evil.example\r\n\r\n.\r\nMAIL FROM:<x@evil.example>"]
    with running(box) as port:
        for number, name in enumerate(names):
            send(server_at(port), letter(name, f"p{number}@district.example", f"{name}<script>"), QUICK)
    assert [each.rcpt_tos for each in box.envelopes] == [["p0@district.example"], ["p1@district.example"]]
    assert [found["To"].addresses[0].addr_spec for found in box.letters] == [
        "p0@district.example",
        "p1@district.example",
    ]
    assert [found["Bcc"] for found in box.letters] == [None, None]
    assert [found["Subject"] for found in box.letters] == [
        'Анна"> <x@evil.example>,<script>',
        "Борис Bcc: x@evil.example . MAIL FROM:<x@evil.example><script>",
    ]


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("starttls", ["yes", "required"])
def test_tls_is_used_where_it_is_offered_and_the_password_goes_through_it(starttls: str) -> None:
    box = Box()
    with running(box, starttls=True, signs_in=True) as port:
        send(server_at(port, user=USER, password=PASSWORD, starttls=starttls), letter(), QUICK)
    assert len(box.letters) == 1
    assert box.sessions[0].ssl is not None
    assert box.tried == [(USER.encode(), PASSWORD.encode())]


@pytest.mark.usefixtures("trusted")
def test_a_server_may_be_in_tls_from_the_beginning() -> None:
    box = Box()
    with running(box, tls=True, signs_in=True) as port:
        send(server_at(port, user=USER, password=PASSWORD, is_tls=True), letter(), QUICK)
    assert (len(box.letters), box.tried) == (1, [(USER.encode(), PASSWORD.encode())])


@pytest.mark.parametrize("is_tls", [False, True])
def test_a_certificate_that_nobody_knows_gets_no_letter(is_tls: bool) -> None:
    box = Box()
    with (
        running(box, starttls=not is_tls, tls=is_tls) as port,
        pytest.raises(NotNow, match=r"^The certificate of the mail server is not trusted: self"),
    ):
        send(server_at(port, is_tls=is_tls), letter(), QUICK)
    assert box.letters == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_name_gets_no_letter() -> None:
    box = Box()
    with (
        running(box, host="127.0.0.2", starttls=True) as port,
        pytest.raises(NotNow, match="not trusted: IP address mismatch"),
    ):
        send(server_at(port, "127.0.0.2"), letter(), QUICK)
    assert box.letters == []


def test_no_tls_where_it_is_required_is_no_letter() -> None:
    box = Box()
    with running(box) as port, pytest.raises(NotNow, match=r"^The mail server offers no encryption$"):
        send(server_at(port, starttls="required"), letter(), QUICK)
    assert box.letters == []


def test_starttls_can_be_left_out() -> None:
    box = Box()
    with running(box, starttls=True) as port:
        send(server_at(port, starttls="no"), letter(), QUICK)
    assert [session.ssl for session in box.sessions] == [None]


def test_a_password_goes_in_the_clear_to_the_own_machine_alone() -> None:
    box = Box()
    with running(box, signs_in=True) as port:
        send(server_at(port, user=USER, password=PASSWORD), letter(), QUICK)
    assert (len(box.letters), len(box.tried)) == (1, 1)
    away = own_address()
    with running(box, host=away, signs_in=True) as port, pytest.raises(NotNow, match="so the password was not sent"):
        send(server_at(port, away, user=USER, password=PASSWORD), letter(), QUICK)
    assert (len(box.letters), len(box.tried)) == (1, 1)


def own_address() -> str:
    """The address that this machine has for others."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine is in no network")
        return str(probe.getsockname()[0])


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_is_told_and_not_repeated() -> None:
    box = Box()
    with running(box, starttls=True, signs_in=True) as port, pytest.raises(NotNow) as told:
        send(server_at(port, user=USER, password="wr0ng word"), letter(), QUICK)
    assert str(told.value) == "The mail server does not accept the name and the password: 535"
    assert box.letters == []


def test_a_server_that_knows_no_sign_in_is_told() -> None:
    with running(Box()) as port, pytest.raises(NotNow, match="lets nobody sign in"):
        send(server_at(port, user=USER, password=PASSWORD), letter(), QUICK)


@pytest.mark.parametrize(
    ("step", "answer", "told", "line"),
    [
        ("to_recipient", "451 4.2.1 try later", NotNow, "The mail server does not take it now: 451 4.2.1 try later"),
        ("to_recipient", "530 5.7.0 sign in first", NotNow, "The mail server does not take it now: 530 5.7.0 sign in first"),
        ("to_recipient", "550 5.1.1 no such user", Refused, "The mail server does not take mail for this address: 550 5.1.1 no such user"),
        ("to_sender", "450 4.7.1 greylisted", NotNow, "The mail server does not take it now: 450 4.7.1 greylisted"),
        ("to_sender", "553 5.7.1 not yours", NotNow, "The mail server does not take it now: 553 5.7.1 not yours"),
        ("to_data", "452 4.3.1 no space", NotNow, "The mail server does not take it now: 452 4.3.1 no space"),
        ("to_data", "554 5.7.1 spam", Refused, "The mail server refused the letter: 554 5.7.1 spam"),
    ],
)  # fmt: skip
def test_what_a_server_refuses_is_for_now_or_for_ever(step: str, answer: str, told: type[Exception], line: str) -> None:
    box = Box()
    setattr(box, step, answer)
    with running(box) as port, pytest.raises(told) as failure:
        send(server_at(port), letter(), QUICK)
    assert str(failure.value) == line
    assert box.letters == []


def test_a_connection_that_breaks_after_the_text_leaves_it_for_later() -> None:
    box = Box()
    box.drops_after_data = True
    with running(box) as port:
        with pytest.raises(NotNow, match="broke the connection off"):
            send(server_at(port), letter(), QUICK)
        box.drops_after_data = False
        send(server_at(port), letter(), QUICK)
    assert [found["Message-ID"] for found in box.letters] == ["<1@district.example>"]


@pytest.mark.parametrize(
    ("talk", "line"),
    [
        (mail_servers.say_nothing, "The mail server did not answer in time"),
        (mail_servers.say_too_little, "The mail server did not answer in time"),
        (mail_servers.hang_up, "The mail server broke the connection off"),
        (mail_servers.be_closed, "The mail server does not take it now: 554 ведём работы"),
    ],
)
@pytest.mark.parametrize("patience", [Patience(step=0.2, total=5), Patience(step=5, total=0.4)])
def test_a_server_that_misbehaves_holds_nobody_up(talk: Callable[[Any], None], line: str, patience: Patience) -> None:
    if talk is mail_servers.say_too_little and patience.total == 5:
        patience = Patience(step=0.2, total=0.6)
    with mail_servers.answering(talk) as port:
        began = time.monotonic()
        with pytest.raises(NotNow) as told:
            send(server_at(port), letter(), patience)
        assert time.monotonic() - began < 3
    assert str(told.value) == line


@pytest.mark.parametrize("host", ["localhost", "no-such-name.invalid"])
def test_a_server_that_is_not_there_is_told(host: str) -> None:
    with pytest.raises(NotNow, match=r"cannot be reached: |name of the mail server is not known"):
        send(server_at(free_port(), host), letter(), QUICK)


def test_a_server_that_speaks_no_tls_is_told() -> None:
    with running(Box()) as port, pytest.raises(NotNow, match="No encrypted connection to the mail server"):
        send(server_at(port, is_tls=True), letter(), QUICK)


def test_an_address_with_a_cyrillic_domain_is_taken_by_any_server() -> None:
    box = Box()
    with running(box) as port:
        send(server_at(port), letter(address="anna@администрация.рф"), QUICK)
    assert box.envelopes[0].rcpt_tos == ["anna@xn--80aalqabyj2ajl4c8g.xn--p1ai"]


def test_a_cyrillic_name_before_the_at_needs_a_server_that_knows_of_them() -> None:
    box = Box()
    with running(box, utf8=True) as port:
        send(server_at(port), letter(address="почта@администрация.рф"), QUICK)
    assert box.envelopes[0].rcpt_tos == ["почта@xn--80aalqabyj2ajl4c8g.xn--p1ai"]
    assert "SMTPUTF8" in box.envelopes[0].mail_options
    with running(box) as port, pytest.raises(Refused, match="letters like these"):
        send(server_at(port), letter(address="почта@администрация.рф"), QUICK)
    assert len(box.letters) == 1


def test_the_settings_name_the_server() -> None:
    settings = Settings(
        smtp_url="smtp://anna%40district.example:p%2Fss%20w@mail.example:587?starttls=required",
        mail_from="Доски <board@администрация.рф>",
    )
    server = MailServer.of(settings)
    assert server is not None
    assert (server.host, server.port, server.user, server.password) == (
        "mail.example",
        587,
        "anna@district.example",
        "p/ss w",
    )
    assert (server.is_tls, server.starttls) == (False, "required")
    assert (server.sender.display_name, server.sender.addr_spec) == (
        "Доски",
        "board@xn--80aalqabyj2ajl4c8g.xn--p1ai",
    )
    assert "p/ss" not in repr(server)
    assert "p%2Fss" not in repr(settings)


@pytest.mark.parametrize(
    ("url", "port", "is_tls"), [("smtp://mail.example", 25, False), ("smtps://mail.example", 465, True)]
)
def test_a_server_has_its_usual_port(url: str, port: int, is_tls: bool) -> None:
    server = MailServer.of(Settings(smtp_url=url, mail_from="board@district.example"))
    assert server is not None
    assert (server.port, server.is_tls, server.starttls, server.user) == (port, is_tls, "yes", "")


def test_no_server_is_no_mail_and_a_server_without_a_sender_stops_the_start() -> None:
    assert MailServer.of(Settings(mail_from="board@district.example")) is None
    with pytest.raises(WrongSetting, match=r"^BOARD_MAIL_FROM "):
        MailServer.of(Settings(smtp_url="smtp://mail.example"))


def test_smtplib_opens_its_connections_where_ours_are_made() -> None:
    # What is overridden is not in its documentation: without it no deadline could cut a connection.
    assert callable(smtplib.SMTP._get_socket)  # type: ignore[attr-defined]
