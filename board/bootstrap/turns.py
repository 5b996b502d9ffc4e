"""One set-up at a time in one folder."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from board.bootstrap.progress import note


@contextmanager
def own_turn(root: Path) -> Iterator[None]:
    """Holds the folder for this set-up; waits, saying so, while another one holds it."""
    # the folder itself is locked, so that no lock file is left behind; the lock ends with the process
    folder = os.open(root, os.O_RDONLY)
    try:
        _wait(folder)
        yield
    finally:
        os.close(folder)


def _wait(folder: int) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        note("в этой папке уже идёт установка, жду её окончания", "another set-up runs in this folder, waiting for it")
        fcntl.flock(folder, fcntl.LOCK_EX)
    except OSError as error:
        # network folders may lock no directories; a lone set-up there must still work
        if error.errno not in {errno.EBADF, errno.ENOLCK, errno.ENOTSUP}:
            raise
