"""Eight people at work while something goes wrong, and the audit afterwards."""

import time
from types import TracebackType

from board import database
from tests.faults import audit
from tests.faults.writers import Command, Writer
from tests.live.house import House
from tests.makers import token_of
from tests.servers import Server

WRITERS = 8
KINDS = ("backlog", "planned", "in_progress", "approval")


class Storm:
    """Writers at one board of a house, or at the same board through several servers of the same database."""

    def __init__(self, house: House, *others: Server, seed: int = 0) -> None:
        self._house, self._token = house, token_of(house.office.anna)
        servers = (house.server, *others)
        columns = [house.office.columns[kind] for kind in KINDS]
        self._writers = [
            Writer(
                servers[number % len(servers)].port, self._token, house.office.board, columns, seed * WRITERS + number
            )
            for number in range(WRITERS)
        ]

    def __enter__(self) -> "Storm":
        self._before = self.snapshot()
        for writer in self._writers:
            writer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def commands(self) -> list[Command]:
        """Everything that was asked for."""
        return [command for writer in self._writers for command in writer.commands]

    @property
    def statuses(self) -> set[int]:
        """Every status that was ever answered."""
        return {status for command in self.commands for status in command.statuses}

    def lasts(self, commands: int, within: float = 30) -> bool:
        """Whether so many more commands are acknowledged in that time."""
        wanted = self._acknowledged() + commands
        deadline = time.monotonic() + within
        while self._acknowledged() < wanted:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        return True

    def end(self) -> None:
        """Let everybody finish what was begun; the server must be there again. Raises `TimeoutError`."""
        for writer in self._writers:
            writer.end()
        deadline = time.monotonic() + 60
        for writer in self._writers:
            writer.join(max(0, deadline - time.monotonic()))
        if any(writer.is_alive() for writer in self._writers):
            raise TimeoutError("somebody still waits for an answer")

    def faults(self) -> list[str]:
        """What the audit finds after the storm."""
        database.use(self._house.server.database_url)
        return audit.faults(self.commands, self._before, self.snapshot())

    def _acknowledged(self) -> int:
        return sum(command.is_acknowledged for command in self.commands)

    def snapshot(self) -> dict[str, object]:
        """The board as the server has it now."""
        status, found = self._house.ask("GET", f"boards/{self._house.office.board}", self._token)
        assert status == 200, found
        return dict(found)
