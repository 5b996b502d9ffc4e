"""The settings: their names, defaults, wrong values, and how the README tells of them."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

from board import config
from tests.servers import ROOT

DEFAULTS = {
    "database_url": "sqlite:///data/board.db",
    "host": "127.0.0.1",
    "port": 8000,
    "redis_url": None,
    "secret_key": None,
    "base_url": None,
    "time_zone": "Asia/Novokuznetsk",
    "language": "ru",
    "session_days": 14,
    "smtp_url": None,
    "mail_from": None,
    "messenger_url": None,
    "messenger_hosts": "",
    "proxies": 0,
    "log_level": "INFO",
}
GIVEN = {
    "database_url": ("postgresql+psycopg://board@db/board", "postgresql+psycopg://board@db/board"),
    "host": ("0.0.0.0", "0.0.0.0"),
    "port": ("80", 80),
    "redis_url": ("redis://redis.example.org:6379/1", "redis://redis.example.org:6379/1"),
    "secret_key": ("k" * 32, "k" * 32),
    "base_url": ("https://board.example.org/", "https://board.example.org"),
    "time_zone": ("Europe/Moscow", "Europe/Moscow"),
    "language": ("en", "en"),
    "session_days": ("365", 365),
    "smtp_url": ("smtps://anna:p%40ss@mail.example.org", "smtps://anna:p%40ss@mail.example.org"),
    "mail_from": ("Доски <board@администрация.рф>", "Доски <board@администрация.рф>"),
    "messenger_url": ("mmosts://chat.example.org/hook?to={to}", "mmosts://chat.example.org/hook?to={to}"),
    "messenger_hosts": ("chat.local, 10.1.0.0/16,fd00::/8", "chat.local, 10.1.0.0/16,fd00::/8"),
    "proxies": ("1", 1),
    "log_level": ("WARNING", "WARNING"),
}
WRONG = [
    ("database_url", "mysql://board@db/board"),
    ("database_url", "board.db"),
    ("database_url", "sqlite://"),
    ("database_url", "sqlite:///:memory:"),
    ("host", ""),
    ("port", "http"),
    ("port", "65536"),
    ("port", "-1"),
    ("redis_url", "redis.example.org"),
    ("redis_url", "http://redis.example.org"),
    ("secret_key", "k" * 31),
    ("base_url", "board.example.org"),
    ("base_url", "ftp://board.example.org"),
    ("base_url", "https://"),
    ("time_zone", "Mars/Base"),
    ("time_zone", ""),
    ("language", "tatar"),
    ("session_days", "0"),
    ("session_days", "366"),
    ("session_days", "soon"),
    ("smtp_url", "mail.example.org"),
    ("smtp_url", "http://mail.example.org"),
    ("smtp_url", "smtp://"),
    ("smtp_url", "smtp://anna@mail.example.org"),
    ("smtp_url", "smtp://anna:пароль@mail.example.org"),
    ("smtp_url", "smtp://mail.example.org/folder"),
    ("smtp_url", "smtp://mail.example.org:99999"),
    ("smtp_url", "smtp://anna:12#word@mail.example.org"),
    ("smtp_url", "smtp://anna:12?word@mail.example.org"),
    ("smtp_url", "smtp://mail.example.org?starttls=perhaps"),
    ("smtp_url", "smtp://mail.example.org?verify=no"),
    ("mail_from", "Board"),
    ("mail_from", "доски@администрация.рф"),
    ("mail_from", "a@b, c@d"),
    ("mail_from", "Board <board@example.org>\nBcc: x@example.org"),
    ("messenger_url", "json://127.0.0.1/{to}"),
    ("messenger_url", "mailto://anna:word@example.org?to={to}"),
    ("messenger_url", "tgram://123456789:abcdefg_hijklmnop/42"),
    ("messenger_url", "tgram://{to}/{to}"),
    ("messenger_hosts", "http://chat.local"),
    ("messenger_hosts", "10.1.0.0/99"),
    ("messenger_hosts", "chat.local;mail.local"),
    ("messenger_hosts", "chat.local,"),
    ("proxies", "-1"),
    ("proxies", "6"),
    ("log_level", "LOUD"),
]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and an environment without settings of the tester's own."""
    for name in [name for name in os.environ if name.startswith("BOARD_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_setting_has_its_default() -> None:
    assert config.load().model_dump() == DEFAULTS


@pytest.mark.parametrize("name", GIVEN)
def test_every_setting_comes_from_the_environment(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, value = GIVEN[name]
    monkeypatch.setenv(f"BOARD_{name.upper()}", text)
    assert config.load().model_dump() == {**DEFAULTS, name: value}
    assert config.is_set(name)


def test_there_is_an_example_for_every_setting() -> None:
    assert GIVEN.keys() == DEFAULTS.keys() == {name for name, _ in WRONG}


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_a_wrong_value_is_named(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"BOARD_{name.upper()}", text)
    with pytest.raises(config.WrongSetting, match=f"^BOARD_{name.upper()} ") as wrong:
        config.load()
    assert "\n" not in str(wrong.value)
    with pytest.raises(config.WrongSetting):
        config.is_set(name)


def test_a_wrong_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARD_SECRET_KEY", "short-secret")
    monkeypatch.setenv("BOARD_DATABASE_URL", "mysql://anna:password-word@db/board")
    # What an unquoted sign makes of the rest looks like a port to whoever reads the address.
    monkeypatch.setenv("BOARD_SMTP_URL", "smtp://anna:half/other-half@mail.example.org")
    monkeypatch.setenv("BOARD_MESSENGER_URL", "slack://hook-token/{to}")
    with pytest.raises(config.WrongSetting) as wrong:
        config.load()
    assert len(re.findall("BOARD_", str(wrong.value))) == 4
    assert not re.search("short-secret|password-word|half|hook-token", str(wrong.value))


@pytest.mark.parametrize("name", ["secret_key", "base_url"])
def test_an_empty_value_counts_as_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"BOARD_{name.upper()}", "")
    assert config.load().model_dump() == DEFAULTS


def test_the_env_file_is_read_and_the_environment_wins(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / ".env").write_text("BOARD_LANGUAGE=en\nBOARD_PORT=9000\nBOARD_SESSION_DAYS=7\nOTHER=1\n")
    monkeypatch.setenv("BOARD_SESSION_DAYS", "30")
    settings = config.load(port=9001)
    assert (settings.language, settings.session_days, settings.port) == ("en", 30, 9001)
    assert config.is_set("language")
    assert not config.is_set("time_zone")


@pytest.mark.parametrize(
    ("base", "https", "origin"),
    [
        ("https://board.example.org/start", True, "https://board.example.org"),
        ("http://10.0.0.5:8000", False, "http://10.0.0.5:8000"),
        (None, False, None),
    ],
)
def test_the_base_address_tells_scheme_and_origin(base: str | None, https: bool, origin: str | None) -> None:
    settings = config.load(base_url=base)
    assert (settings.is_https, settings.origin) == (https, origin)


def test_the_readme_lists_exactly_these_settings() -> None:
    fields: dict[str, Any] = dict(config.Settings.model_fields)
    told = {name: (text, meaning) for name, text, meaning in rows_of_the_readme()}
    assert told == {
        f"BOARD_{name.upper()}": ("" if field.default is None else str(field.default), field.description)
        for name, field in fields.items()
    }


def rows_of_the_readme() -> list[tuple[str, str, str]]:
    """(name, default, meaning) from the table `| Setting | Default | Meaning |` of the section "Settings"."""
    section = (ROOT / "README.md").read_text().partition("\n## Settings\n")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    assert rows[0] == ["Setting", "Default", "Meaning"]
    return [(name.strip("`"), default.strip("`"), meaning) for name, default, meaning in rows[2:]]
