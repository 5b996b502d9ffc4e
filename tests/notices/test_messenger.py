"""Writing to a messenger: to one person alone, and to no address that it should not reach."""

import html
import logging
import socket
import threading
import time
from ipaddress import ip_address
from typing import Any

import pytest
from apprise.plugins import telegram

from board import config
from board.config import Settings, WrongSetting
from board.notices import reach
from board.notices.channels import Line, Message, NotNow, Refused
from board.notices.deadlines import Deadline, Patience
from board.notices.messenger import KINDS, Messenger, as_text, send
from tests.notices import mail_servers
from tests.notices.hooks import listening
from tests.notices.mail_servers import CERTIFICATE
from tests.notices.sockets import serving

HERE = "127.0.0.0/8,::1"
TOKEN = "h0okt0kenh0okt0kenh0okt0kenh0okt"
QUICK = Patience(step=2, total=4)
MESSAGE = Message(
    "Завтра срок: 2 задачи",
    (Line("Смета ремонта", "14 ноября", "/tasks/7"), Line("Ответ <на> запрос")),
    "/boards/x",
    "Вы исполнитель.",
    "ru",
    "https://board.example",
)


def mattermost_at(port: int, host: str = "127.0.0.1", hosts: str = HERE, scheme: str = "mmost") -> Messenger:
    found = Messenger.of(Settings(messenger_url=f"{scheme}://{host}:{port}/{TOKEN}?to={{to}}", messenger_hosts=hosts))
    assert found is not None
    return found


def test_mattermost_writes_to_the_one_person() -> None:
    with listening() as hook:
        send(mattermost_at(hook.port), "@anna.k", MESSAGE, QUICK)
    assert hook.asked == [
        (
            f"/hooks/{TOKEN}",
            {
                "text": "Завтра срок: 2 задачи\n• Смета ремонта — 14 ноября\n• Ответ ‹на› запрос\n\n"
                "https://board.example/boards/x\nВы исполнитель.",
                "username": "Board",
                "channel": "@anna.k",
            },
        )
    ]


def test_rocket_chat_writes_to_the_one_person() -> None:
    with listening() as hook:
        url = f"rocket://{TOKEN[:8]}/{TOKEN[8:]}@127.0.0.1:{hook.port}/@{{to}}"
        found = Messenger.of(Settings(messenger_url=url, messenger_hosts=HERE))
        assert found is not None
        send(found, "anna", MESSAGE, QUICK)
    ((path, body),) = hook.asked
    assert path == f"/hooks/{TOKEN[:8]}/{TOKEN[8:]}"
    assert body == {"text": as_text(MESSAGE), "channel": "@anna"}


def test_telegram_writes_to_the_one_number_at_its_own_address() -> None:
    found = Messenger.of(Settings(messenger_url="tgram://123456789:abcdefg_hijklmnop/{to}"))
    assert found is not None
    service: Any = found.aimed_at("410")
    assert service.targets == [(410, None)]
    assert service.notify_url == "https://api.telegram.org/bot"
    assert (service.redirects, service.detect_owner, service.include_image) == (False, False, False)
    assert vars(telegram)["requests"] is reach.REQUESTS


def test_telegram_shows_a_text_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Messenger.of(Settings(messenger_url="tgram://123456789:abcdefg_hijklmnop/{to}", messenger_hosts=HERE))
    assert found is not None
    with listening() as hook:
        monkeypatch.setattr(telegram.NotifyTelegram, "notify_url", f"http://127.0.0.1:{hook.port}/bot")
        send(found, "410", Message("a & b_c *d*", (), "/b?a=1&b=2", "w", "ru", "https://board.example"), QUICK)
    ((path, body),) = hook.asked
    assert path == "/bot123456789:abcdefg_hijklmnop/sendMessage"
    assert (body["chat_id"], body["parse_mode"]) == (410, "HTML")
    assert html.unescape(body["text"]).split() == ["a", "&", "b_c", "*d*", "https://board.example/b?a=1&b=2", "w"]
    assert "a &amp; b_c" in body["text"]


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("tgram://123456789:abcdefg_hijklmnop/{to}", ["anna", "-1001234567", "41:7", "0041", "٤١٢٣", "1" * 20, "41,42", "41/42"]),
        (f"mmosts://chat.example/{TOKEN}?to={{to}}", ["#all", "anna,boris", "anna boris", "anna/x", "anna&to=b", "Анна", "..", "anna\nb", "a" * 65, "%61"]),
        (f"rockets://{TOKEN[:8]}/{TOKEN[8:]}@chat.example/@{{to}}", ["#general", "anna/@boris", "anna?x", "@@anna", "anna;b", "anna#", "{to}"]),
    ],
)  # fmt: skip
def test_what_is_no_name_is_refused_before_anything_is_asked(url: str, names: list[str]) -> None:
    found = Messenger.of(Settings(messenger_url=url))
    assert found is not None
    assert found.name_of(f" {found.kind.example} ") == found.kind.example
    for name in [*names, "", " ", "@"]:
        with pytest.raises(Refused, match=r"^This is no name in the messenger$"):
            send(found, name, MESSAGE, QUICK)


@pytest.mark.parametrize(
    "url",
    [
        "tgram://not-a-token/{to}",
        "tgram://{to}/41",
        f"mmost://{{to}}/{TOKEN}",
        f"mmost://chat.example/{{to}}?to={TOKEN}",
        f"mmost://chat.example/{TOKEN}?mode=bot&to={{to}}",
        f"mmost://chat.example/{TOKEN}?to=everyone,{{to}}",
        "rocket://anna:word@chat.example/@{to}",
        f"rocket://{TOKEN[:8]}/{TOKEN[8:]}@chat.example/#{{to}}",
        f"rocket://{TOKEN[:8]}/{TOKEN[8:]}@chat.example/{{to}}",
        f"rocket://{TOKEN[:8]}/{TOKEN[8:]}@chat.example/#general/@{{to}}",
    ],
)
def test_an_address_that_would_write_to_others_stops_the_start(url: str) -> None:
    with pytest.raises(WrongSetting, match=r"^BOARD_MESSENGER_URL ") as told:
        Messenger.of(Settings(messenger_url=url))
    assert TOKEN[8:] not in str(told.value)


def test_the_messengers_of_the_settings_are_the_ones_there_are() -> None:
    assert set(config.MESSENGERS) == KINDS.keys()
    assert Messenger.of(Settings()) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0.0.0.0"])
def test_nothing_but_the_own_network_that_is_named_is_reached(host: str) -> None:
    with listening() as hook:
        with pytest.raises(NotNow, match=r"^The messenger is at an address that may not be reached$"):
            send(mattermost_at(hook.port, host, ""), "anna", MESSAGE, QUICK)
        assert hook.asked == []
        send(mattermost_at(hook.port, host, f"{HERE},0.0.0.0/32"), "anna", MESSAGE, QUICK)
        assert len(hook.asked) == 1


@pytest.mark.parametrize(
    "host", ["127.1", "0177.0.0.1", "0", "017700000001", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "LOCALHOST."]
)
def test_an_address_written_in_a_strange_way_is_still_that_address(host: str) -> None:
    with listening() as hook:
        with reach.only(reach.Sending(reach.Places(), Deadline(), 2)) as sending:
            with pytest.raises(reach.REQUESTS.RequestException):
                reach.REQUESTS.post(f"http://{host}:{hook.port}/")
            assert (sending.is_stopped, hook.asked) == (True, [])
        deadline = Deadline()
        with reach.only(reach.Sending(reach.Places.of(f"{HERE},0.0.0.0,::ffff:0:0/96"), deadline, 2)) as sending:
            assert reach.REQUESTS.post(f"http://{host}:{hook.port}/").status_code == 200
        deadline.close()
    assert (sending.is_stopped, len(hook.asked)) == (False, 1)


def test_a_name_that_is_allowed_may_be_in_the_own_network() -> None:
    with listening() as hook:
        send(mattermost_at(hook.port, "LocalHost", "chat.local, localhost"), "anna", MESSAGE, QUICK)
        with pytest.raises(NotNow, match="may not be reached"):
            send(mattermost_at(hook.port, "127.0.0.1", "chat.local, localhost"), "anna", MESSAGE, QUICK)
    assert len(hook.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with listening("127.0.0.2") as other:
        elsewhere = {"Location": f"http://127.0.0.2:{other.port}/secret"}
        with listening(status=status, headers=elsewhere) as hook, pytest.raises(NotNow) as told:
            send(mattermost_at(hook.port), "anna", MESSAGE, QUICK)
    assert str(told.value) == f"The messenger did not take the message: {status}"
    assert (len(hook.asked), other.asked) == (1, [])


def test_a_name_is_looked_up_once_and_what_was_checked_is_what_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []
    known = socket.getaddrinfo

    def other_each_time(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host != "chat.example":
            return known(host, *args, **kwargs)
        looked_up.append(host)
        return known("127.0.0.1" if len(looked_up) == 1 else "127.0.0.2", *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", other_each_time)
    with listening() as allowed, listening("127.0.0.2", port=allowed.port) as forbidden:
        found = mattermost_at(allowed.port, "chat.example", "127.0.0.1")
        send(found, "anna", MESSAGE, QUICK)
        with pytest.raises(NotNow, match="may not be reached"):
            send(found, "anna", MESSAGE, QUICK)
    assert (len(allowed.asked), forbidden.asked, len(looked_up)) == (1, [], 2)


def test_one_forbidden_address_among_those_of_a_name_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    known = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *args, **kwargs: [
            each for one in ("127.0.0.1", "127.0.0.2") for each in known(one, *args, **kwargs)
        ],
    )
    with listening() as hook, pytest.raises(NotNow, match="may not be reached"):
        send(mattermost_at(hook.port, "chat.example", "127.0.0.1"), "anna", MESSAGE, QUICK)
    assert hook.asked == []


def test_no_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening("127.0.0.2") as proxy, listening() as hook:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.2:{proxy.port}")
        send(mattermost_at(hook.port), "anna", MESSAGE, QUICK)
    assert (len(hook.asked), proxy.asked) == (1, [])


def test_two_sendings_at_once_each_keep_to_their_own_places() -> None:
    told: list[str] = []
    with listening() as hook:

        def write(hosts: str) -> None:
            for _ in range(10):
                try:
                    send(mattermost_at(hook.port, hosts=hosts), "anna", MESSAGE, QUICK)
                    told.append(f"{hosts}: sent")
                except NotNow as failure:
                    told.append(f"{hosts}: {failure}")

        threads = [threading.Thread(target=write, args=(hosts,)) for hosts in ("127.0.0.1", "10.0.0.0/8")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(set(told)) == [
        "10.0.0.0/8: The messenger is at an address that may not be reached",
        "127.0.0.1: sent",
    ]
    assert (len(told), len(hook.asked)) == (20, 10)


def test_outside_of_a_sending_the_services_reach_nothing() -> None:
    with listening() as hook, pytest.raises(LookupError):
        reach.REQUESTS.post(f"http://127.0.0.1:{hook.port}/")
    assert hook.asked == []
    assert not hasattr(reach.REQUESTS, "Session")


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "255.255.255.255"),
        *("224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "192.88.99.1", "192.0.0.8"),
        *("::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "2002:7f00:1::"),
        *("2001::1", "2001:db8::1", "3fff::1", "fe80::1", "fe80::1%lo", "fec0::1", "fc00::1", "fd12::1", "ff02::1", "ff0e::1", "5f00::1", "100::1"),
    ],
)  # fmt: skip
def test_what_is_no_single_public_machine_is_not_public(address: str) -> None:
    assert not reach.is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["149.154.167.220", "77.88.55.88", "8.8.8.8", "2001:67c:4e8:f004::9", "2a02:6b8::2:242"]
)
def test_public_machines_are_public(address: str) -> None:
    assert reach.is_public(ip_address(address))


@pytest.mark.parametrize("address", ["169.254.169.254", "fe80::1", "224.0.0.1", "0.0.0.0", "ff0e::1"])
def test_no_name_makes_an_address_right_that_is_nobodys(address: str) -> None:
    assert not reach.Places.of("chat.local").has("chat.local", ip_address(address))


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_what_the_messenger_answers_is_told_without_its_address(status: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with listening(status=status) as hook, pytest.raises(NotNow) as told:
        send(mattermost_at(hook.port), "anna", MESSAGE, QUICK)
    assert str(told.value) == f"The messenger did not take the message: {status}"
    assert len(hook.asked) == 1
    assert TOKEN not in caplog.text


def test_the_address_is_in_no_description_of_the_messenger() -> None:
    settings = Settings(messenger_url=f"mmost://chat.example/{TOKEN}?to={{to}}")
    assert TOKEN not in repr(Messenger.of(settings)) + repr(settings)


def test_a_messenger_that_is_not_there_is_told() -> None:
    with serving(mail_servers.hang_up) as port, pytest.raises(NotNow, match=r"^The messenger cannot be reached$"):
        send(mattermost_at(port), "anna", MESSAGE, QUICK)
    with pytest.raises(NotNow, match=r"^The messenger cannot be reached$"):
        send(mattermost_at(port), "anna", MESSAGE, QUICK)
    with pytest.raises(NotNow, match=r"^The messenger cannot be reached$"):
        send(mattermost_at(port, "no-such-name.invalid"), "anna", MESSAGE, Patience(step=2, total=20))


@pytest.mark.parametrize("talk", [mail_servers.say_nothing, mail_servers.say_too_little])
@pytest.mark.parametrize("patience", [Patience(step=0.3, total=1), Patience(step=5, total=0.4)])
def test_a_messenger_that_does_not_answer_holds_nobody_up(talk: Any, patience: Patience) -> None:
    with serving(talk) as port:
        began = time.monotonic()
        with pytest.raises(NotNow, match=r"cannot be reached|did not answer in time"):
            send(mattermost_at(port), "anna", MESSAGE, patience)
        assert time.monotonic() - began < 3


def test_an_answer_without_end_is_not_read_to_the_end() -> None:
    with listening(is_endless=True) as hook:
        send(mattermost_at(hook.port), "anna", MESSAGE, QUICK)
    assert len(hook.asked) == 1


def test_tls_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(tls=True) as hook:
        with pytest.raises(NotNow, match="cannot be reached"):
            send(mattermost_at(hook.port, "localhost", scheme="mmosts"), "anna", MESSAGE, QUICK)
        assert hook.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        send(mattermost_at(hook.port, "localhost", scheme="mmosts"), "anna", MESSAGE, QUICK)
    assert len(hook.asked) == 1


def test_nobodys_words_become_a_link_or_a_call_to_all() -> None:
    said = as_text(
        Message(
            "@all <!channel>\nсм.",
            (Line("[Открыть](http://evil.example)", "<http://evil.example|x>"),),
            "/b",
            "w",
            "ru",
            "https://board.example",
        )
    )
    assert said.splitlines()[0] == "@\u200ball ‹!channel› см."
    assert "](" not in said
    assert "<" not in said


def test_a_long_message_is_cut_and_keeps_where_to_go() -> None:
    said = as_text(
        Message(
            "т" * 999,
            tuple(Line(f"{number} " + "д" * 400) for number in range(100)),
            "/boards/x",
            "п" * 999,
            "ru",
            "https://board.example",
        )
    )
    assert len(said) <= 3_000
    *_, more, empty, link, why = said.splitlines()
    assert (more, empty, link, len(why)) == ("…", "", "https://board.example/boards/x", 300)
