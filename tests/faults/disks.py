"""Disks that fill up under a running server: a small mount where root may make one, a limit of pages anywhere."""

import contextlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

MAY_MOUNT = (
    os.geteuid() == 0
    and subprocess.run(["unshare", "--mount", "true"], check=False, capture_output=True).returncode == 0
)
ROOM_BYTES = 64 * 1024
_EVERYTHING = 1_000_000_000


class LimitedFile:
    """An SQLite file that a server started with `program` cannot let grow while it is `full`."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._limit = file.with_name("page-limit")
        self.empty()

    @property
    def program(self) -> str:
        """The Python that serves."""
        faulty = f"from tests.faults.disks import obey_limit; obey_limit({str(self._limit)!r})"
        return f"from board.cli import main; {faulty}; main()"

    def fill(self, room: int = ROOM_BYTES) -> None:
        """From now on there is hardly any room."""
        self._write((self.file.stat().st_size + room) // 4096)

    def empty(self) -> None:
        """From now on there is room."""
        self._write(_EVERYTHING)

    def _write(self, pages: int) -> None:
        # In one step: the server reads it at any moment, and must never meet it empty.
        part = self._limit.with_suffix(".part")
        part.write_text(str(pages))
        part.replace(self._limit)


class SmallMount:
    """A small file system of its own; for root only."""

    program = "from board.cli import main; main()"

    def __init__(self, file: Path) -> None:
        self.file = file
        self._filler = file.with_name("filler")

    def fill(self) -> None:
        """From now on there is hardly any room."""
        # Others write at the same time: whoever asks for all that is free may find less.
        with contextlib.suppress(OSError), self._filler.open("wb", buffering=0) as filler:
            while (free := shutil.disk_usage(self.file.parent).free) > ROOM_BYTES:
                filler.write(bytes(min(free - ROOM_BYTES, 1 << 20)))

    def empty(self) -> None:
        """From now on there is room."""
        self._filler.unlink()


def obey_limit(limit: str) -> None:
    """Have every transaction of this process heed the number of pages in that file."""

    def heed(connection: Any, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {int(Path(limit).read_text())}")

    event.listen(Engine, "checkout", heed)
