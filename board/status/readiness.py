"""What must hold so that requests can be served now."""

import shutil
from collections.abc import Callable
from pathlib import Path

from flask import current_app

from board import database
from board.bootstrap import places
from board.status import heart
from board.status.probing import DATABASE, SCHEMA, Found, Probe

LEAST_FREE_BYTES = 200 * 1024 * 1024


def failing() -> list[str]:
    """The names of the checks that fail: `database schema disk scheduler assets`."""
    fault = probed().fault
    results = {
        "database": fault != DATABASE,
        "schema": fault != SCHEMA,
        **{name: holds() for name, holds in _QUICK.items()},
    }
    return [name for name, holds in results.items() if not holds]


def probed() -> Found:
    """What trying to write has found."""
    probe: Probe = current_app.extensions.setdefault("board_probe", Probe())
    return probe.ask()


def disk() -> tuple[int, int]:
    """Free and all bytes of the disk on which the database lies, or the program where that is elsewhere."""
    file = database.current().file
    usage = shutil.disk_usage(file.parent if file else Path.cwd())
    return usage.free, usage.total


def _has_room() -> bool:
    try:
        return disk()[0] >= LEAST_FREE_BYTES
    except OSError:
        return False


def _has_pages() -> bool:
    return (places.STATIC / "manifest.json").is_file()


_QUICK: dict[str, Callable[[], bool]] = {"disk": _has_room, "scheduler": heart.is_alive, "assets": _has_pages}
NAMES = (DATABASE, SCHEMA, *_QUICK)
