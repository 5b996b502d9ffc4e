"""Pages without a browser, on a line that loses, doubles and disorders frames; see clients.mjs."""

import json
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.live.house import House
from tests.live.reducer import Snapshot, canonical
from tests.makers import token_of

PROGRAM = Path(__file__).with_name("clients.mjs")


@dataclass(frozen=True)
class Faults:
    """What is wrong with the lines: shares of frames, seconds between breaks, and for how many seconds they break."""

    lost: float = 0
    doubled: float = 0
    late: float = 0
    breaks: float = 0
    breaks_for: float = 0


class Pages:
    """`clients` pages at the land board of a house, for as long as the block lasts."""

    def __init__(
        self, house: House, faults: Faults = Faults(), *, port: int | None = None, clients: int = 8, seed: int = 0
    ) -> None:
        self._asked = {
            "url": f"http://127.0.0.1:{port or house.server.port}",
            "token": token_of(house.office.boris),
            "board": house.office.board,
            "clients": clients,
            "seed": seed,
            **asdict(faults),
        }

    def __enter__(self) -> "Pages":
        self._process = subprocess.Popen(
            ["node", str(PROGRAM), json.dumps(self._asked)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def versions(self) -> list[int]:
        """The version that each page shows now; 0 before its first picture."""
        return [page["version"] for page in self._ask("words")]

    def told(self) -> list[tuple[str, int]]:
        """The status and the version of each page."""
        return [(page["status"], page["version"]) for page in self._ask("words")]

    def become(self, status: str, within: float) -> bool:
        """Whether in that time every page says so of itself."""
        deadline = time.monotonic() + within
        while any(page["status"] != status for page in self._ask("words")):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True

    def agree(self, snapshot: Snapshot, within: float) -> bool:
        """Whether in that time every page has come to the server's version, and then shows what the server has."""
        deadline = time.monotonic() + within
        while any(version != snapshot["version"] for version in self.versions()):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        wanted = canonical(snapshot)
        return all(canonical(page["state"]) == wanted for page in self._ask("states"))

    def _ask(self, what: str) -> list[dict[str, Any]]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        found: list[dict[str, Any]] = json.loads(self._process.stdout.readline())
        return found
