"""The browser that the tests drive: the machine's Chromium, installed by apt where there is none."""

import os
import shutil
from pathlib import Path

from board.bootstrap.failures import Failure, ToolFailed
from board.bootstrap.progress import step
from board.bootstrap.running import answer, run

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The browser's path, or None."""
    return next((path for path in map(shutil.which, _NAMES) if path), None)


def ensure(root: Path) -> None:
    """Installs Chromium where no browser is found, as root or by sudo without a password."""
    if find():
        return
    apt = shutil.which("apt-get")
    sudo = _sudo()
    if apt is None or sudo is None:
        raise _by_hand()
    with step("ставлю Chromium для проверок", "installing Chromium for the tests"):
        try:
            run([*sudo, apt, "update"], root)
            run(
                [
                    *sudo,
                    "env",
                    "DEBIAN_FRONTEND=noninteractive",
                    apt,
                    "install",
                    "-y",
                    "--no-install-recommends",
                    "chromium",
                ],
                root,
            )
        except ToolFailed as failure:
            raise _by_hand() from failure
    if not find():
        raise _by_hand()


def _sudo() -> list[str] | None:
    """What to write before a command that needs root: nothing for root, None where it cannot be had."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n"] if sudo and answer([sudo, "-n", "echo", "yes"]) else None


def _by_hand() -> Failure:
    return Failure(
        "проверкам нужен браузер Chromium, сам поставить его не могу; поставьте: apt-get install chromium",
        "the tests need the Chromium browser and it cannot be installed from here; run: apt-get install chromium",
    )
