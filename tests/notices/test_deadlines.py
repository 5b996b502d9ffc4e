"""Work that takes too long is left, and what it held ends by itself soon after."""

import threading
import time

import pytest

from board.notices.deadlines import Deadline, Overdue, within
from tests.notices import mail_servers
from tests.notices.sockets import serving


def test_what_the_work_gives_or_raises_comes_through() -> None:
    assert within(1, lambda deadline: "done") == "done"
    with pytest.raises(ZeroDivisionError):
        within(1, lambda deadline: 1 // 0)


def test_a_connection_that_waits_is_cut_and_nothing_is_left_running() -> None:
    got: list[bytes] = []
    with serving(mail_servers.say_nothing) as port:

        def wait_for_an_answer(deadline: Deadline) -> None:
            with deadline.connect("127.0.0.1", port, 30) as connection:
                got.append(connection.recv(1))

        with pytest.raises(Overdue):
            within(0.2, wait_for_an_answer)
        assert eventually_quiet()
    assert got == [b""]


def test_after_the_deadline_nothing_new_is_connected_to() -> None:
    told: list[str] = []
    with serving(mail_servers.say_nothing) as port:

        def connect_too_late(deadline: Deadline) -> None:
            time.sleep(0.3)
            try:
                deadline.connect("127.0.0.1", port, 30)
            except TimeoutError:
                told.append("too late")

        with pytest.raises(Overdue):
            within(0.1, connect_too_late)
        assert eventually_quiet()
    assert told == ["too late"]


def eventually_quiet() -> bool:
    """Whether no work of a sending is left after two seconds."""
    until = time.monotonic() + 2
    while time.monotonic() < until:
        if not any(thread.name == "notice" for thread in threading.enumerate()):
            return True
        time.sleep(0.02)
    return False
