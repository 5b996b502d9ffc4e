"""`board` in a process whose clock is wrong."""

from datetime import datetime, timedelta

from board import clock


def program(hours: float) -> str:
    """The Python that serves by a clock that is so many hours ahead of the machine's."""
    return f"from board.cli import main; from tests.faults.clocks import go_ahead; go_ahead({hours}); main()"


def go_ahead(hours: float) -> None:
    """Have this process live that much later."""
    true = clock.now

    def now() -> datetime:
        return true() + timedelta(hours=hours)

    clock.now = now
