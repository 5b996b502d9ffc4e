"""Whoever connects is known or refused; a failure on the way to knowing lets nobody in."""

from collections.abc import Callable
from typing import Any

import pytest
from socketio.exceptions import ConnectionRefusedError as Refused
from structlog.testing import capture_logs

from board.live import sockets
from board.live.watching import watchers

Handlers = dict[str, Callable[..., Any]]


class Registry:
    """Takes the handlers that a Socket.IO server would call."""

    def __init__(self) -> None:
        self.handlers: Handlers = {}
        self.server = self.manager = self
        self.on_event = self.handlers.__setitem__

    def on_error_default(self, handler: Callable[..., Any]) -> None:
        """Failures in handlers are not looked at here."""


@pytest.fixture
def handlers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Handlers]:
    """The handlers of a server that finds out by `identify` who connects; every socket is called `s1`."""
    monkeypatch.setattr(sockets, "_sid", lambda: "s1")

    def answering(identify: Callable[[object], str | None]) -> Handlers:
        registry: Any = Registry()
        sockets.answer_sockets(registry, identify)
        found: Handlers = registry.handlers
        return found

    return answering


def test_who_is_not_known_is_refused(handlers: Callable[..., Handlers]) -> None:
    with pytest.raises(Refused):
        handlers(lambda _auth: None)["connect"]({"token": "x"})
    assert watchers.get("s1") is None


def test_while_nobody_can_be_known_nobody_is_let_in(handlers: Callable[..., Handlers]) -> None:
    def fail(_auth: object) -> None:
        raise ConnectionError("the database is away")

    connect = handlers(fail)["connect"]
    with capture_logs() as logged, pytest.raises(Refused):
        connect({"token": "x"})
    assert [entry["log_level"] for entry in logged] == ["error"]
    assert watchers.get("s1") is None
