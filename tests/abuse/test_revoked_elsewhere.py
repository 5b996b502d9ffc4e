"""A right that is withdrawn at one process ends in seconds what it had opened at another, with nothing but the database between them."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.house import KEY, House, Line, cookie_of
from tests.live.test_sockets import SOON, assert_only_the_room_is_gone, people_of, withdraw_there
from tests.makers import Office, token_of
from tests.servers import Server

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
def houses(database_url: str, office: Office, tmp_path: Path) -> Iterator[list[House]]:
    """The office at two processes that cannot tell each other anything."""
    with contextlib.ExitStack() as stack:
        made = []
        for name in ("here", "there"):
            (tmp_path / name).mkdir()
            server = stack.enter_context(Server(database_url, tmp_path / name, secret_key=KEY))
            made.append(House(server, office))
        yield made


def test_withdrawn_rights_reach_the_sockets_of_another_process(houses: list[House]) -> None:
    here, there = houses
    whose = people_of(here)
    cookie = cookie_of(whose["left"])
    with contextlib.ExitStack() as stack:
        lines = {name: stack.enter_context(there.line(person)) for name, person in whose.items() if name != "left"}
        lines["left"] = stack.enter_context(Line(there.server.port, Cookie=cookie, Origin=there.server.url))
        for line in lines.values():
            line.watch(there.land)
        withdraw_there(here, whose, cookie)
        began = time.monotonic()
        for name in ("closed", "revoked", "left"):
            assert lines[name].end(SOON) == [there.land], name
        for name in ("moved", "demoted"):
            assert_only_the_room_is_gone(there, lines[name])
        assert time.monotonic() - began < 2 * SOON


def test_a_withdrawn_key_and_sign_in_end_at_once_at_the_other_process(houses: list[House]) -> None:
    here, there = houses
    whose = people_of(here)
    tokens, cookie = {name: token_of(person) for name, person in whose.items()}, cookie_of(whose["left"])
    board = f"boards/{here.office.board}"
    assert {there.ask("GET", board, token)[0] for token in tokens.values()} == {200}
    withdraw_there(here, whose, cookie)
    answered = {name: there.ask("GET", board, token)[0] for name, token in tokens.items()}
    assert answered == {"closed": 401, "revoked": 401, "moved": 404, "demoted": 404, "left": 200}
    with Line(there.server.port, Cookie=cookie, Origin=there.server.url) as line:
        assert line.greeting.startswith("44")
