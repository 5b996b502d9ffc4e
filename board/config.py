"""Every setting once: name, type, default, meaning. A wrong value stops the start."""

import re
from ipaddress import ip_network
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import available_timezones

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from board import mail_addresses

MESSENGERS = ("tgram", "mmost", "mmosts", "rocket", "rockets")
_HOST = re.compile(r"[\w-]{1,63}(\.[\w-]{1,63}){0,20}")


class WrongSetting(Exception):
    """A setting has a value that cannot be used; the message names it."""


class Settings(BaseSettings):
    """Read from the environment (`BOARD_…`) and an `.env` file in the working folder."""

    model_config = SettingsConfigDict(env_prefix="BOARD_", env_file=".env", extra="ignore", frozen=True)

    database_url: str = Field(
        "sqlite:///data/board.db", description="the database: `sqlite:///…` or `postgresql+psycopg://…`"
    )
    host: str = Field("127.0.0.1", min_length=1, description="the address to listen on; `0.0.0.0`: every one")
    port: int = Field(8000, ge=0, le=65535, description="the port to listen on; `0`: any free one")
    redis_url: str | None = Field(
        None,
        description="Redis or Valkey, `redis://…`: several processes tell each other at once; empty: within seconds",
    )
    secret_key: str | None = Field(
        None,
        min_length=32,
        description="signs cookies; empty: made once and kept in `secret.key` beside the SQLite file",
    )
    base_url: str | None = Field(
        None,
        description="the address people type; empty: the host and port of `serve`; `https://` makes cookies `Secure`",
    )
    time_zone: str = Field(
        "Asia/Novokuznetsk", description="the organisation's IANA time zone; people's dates are in it"
    )
    language: Literal["ru", "en"] = Field("ru", description="the language of people who have not chosen one")
    session_days: int = Field(14, ge=1, le=365, description="a sign-in ends after so many days without use")
    smtp_url: str | None = Field(
        None,
        repr=False,
        description="the mail server: `smtp://name:password@host:587?starttls=required` or `smtps://…`; empty: none",
    )
    mail_from: str | None = Field(
        None, description="in whose name letters go out: an address or `Name <address>`; needed for letters"
    )
    messenger_url: str | None = Field(
        None,
        repr=False,
        description="a messenger as an Apprise address with `{to}` for a person's name there, `tgram://TOKEN/{to}`",
    )
    messenger_hosts: str = Field(
        "",
        description="hosts and networks of one's own that the messenger may be at, by commas; empty: public ones only",
    )
    proxies: int = Field(0, ge=0, le=5, description="reverse proxies in front whose `X-Forwarded-For` is believed")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="the least level that is logged"
    )

    @field_validator("secret_key", "base_url", "redis_url", "smtp_url", "mail_from", "messenger_url", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return value or None

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("is not an IANA time zone")
        return value

    @field_validator("base_url")
    @classmethod
    def _whole_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("must be an http:// or https:// address")
        return value.rstrip("/")

    @field_validator("redis_url")
    @classmethod
    def _redis_address(cls, value: str | None) -> str | None:
        if value is not None and urlsplit(value).scheme not in ("redis", "rediss", "unix"):
            raise ValueError("must begin with redis://, rediss:// or unix://")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _mail_server(cls, value: str | None) -> str | None:
        if value is not None:
            _check_mail_server(value)
        return value

    @field_validator("mail_from")
    @classmethod
    def _sender(cls, value: str | None) -> str | None:
        if value is not None and mail_addresses.sender(value) is None:
            raise ValueError("must be a mail address or `Name <address>`")
        return value

    @field_validator("messenger_url")
    @classmethod
    def _messenger(cls, value: str | None) -> str | None:
        if value is not None and value.partition("://")[0] not in MESSENGERS:
            raise ValueError(f"must begin with one of {', '.join(f'{each}://' for each in MESSENGERS)}")
        if value is not None and value.count("{to}") != 1:
            raise ValueError("must have {to} in it once")
        return value

    @field_validator("messenger_hosts")
    @classmethod
    def _own_hosts(cls, value: str) -> str:
        if value and not all(_is_host_or_network(each.strip()) for each in value.split(",")):
            raise ValueError("must be host names and networks with commas between them")
        return value

    @field_validator("database_url")
    @classmethod
    def _usable_database(cls, value: str) -> str:
        try:
            url = make_url(value)
        except ArgumentError:
            raise ValueError("is not a database address") from None
        if url.drivername not in ("sqlite", "postgresql+psycopg", "postgresql"):
            raise ValueError("must begin with sqlite:/// or postgresql+psycopg://")
        if url.drivername == "sqlite" and url.database in (None, "", ":memory:"):
            raise ValueError("names no file")
        return value

    @property
    def is_https(self) -> bool:
        """Whether people reach the program over TLS."""
        return self.base_url is not None and self.base_url.startswith("https://")

    @property
    def origin(self) -> str | None:
        """Scheme, host and port of the base address."""
        if self.base_url is None:
            return None
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"


def load(**overrides: object) -> Settings:
    """Settings from the environment, with what the command line says on top.

    Raises `WrongSetting` with one line for each wrong value.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as wrong:
        raise WrongSetting("; ".join(_line(error["loc"], error["msg"]) for error in wrong.errors())) from None


def _check_mail_server(value: str) -> None:
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        # What is wrong may be a piece of the password, so its own words are not repeated.
        raise ValueError("is no address; write signs like / and @ in a password as %2F and %40") from None
    if parts.scheme not in ("smtp", "smtps") or not host or parts.path.strip("/") or parts.fragment:
        raise ValueError("must be smtp://host or smtps://host, with user:password@ before it where one is needed")
    if not unquote(f"{parts.username}{parts.password}").isascii():
        raise ValueError("has letters in the name or the password that mail servers do not take")
    if bool(parts.username) != bool(parts.password):
        raise ValueError("must have both a name and a password, or neither")
    asked = parse_qs(parts.query, keep_blank_values=True)
    if asked.keys() - {"starttls"} or asked.get("starttls", ["yes"])[0] not in ("yes", "no", "required"):
        raise ValueError("may end in ?starttls=yes, no or required, and in nothing else")


def _is_host_or_network(text: str) -> bool:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return _HOST.fullmatch(text) is not None
    return True


def _line(place: tuple[int | str, ...], message: str) -> str:
    name = "BOARD_" + "_".join(str(part) for part in place).upper()
    return f"{name} {message.removeprefix('Value error, ')}"


def sqlite_file(database_url: str) -> Path | None:
    """The file of an SQLite address; `None` for another database."""
    url = make_url(database_url)
    return Path(url.database) if url.drivername == "sqlite" and url.database else None


def is_set(name: str) -> bool:
    """Whether a setting was given in the environment or the `.env` file rather than left at its default."""
    return name in load().model_fields_set
