"""Runs the tools that the set-up stands on."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from board.bootstrap import failures

Command = Sequence[str | Path]


def run(command: Command, root: Path, environment: Mapping[str, str] | None = None) -> None:
    """Runs one tool quietly in `root`; raises Failure with one clear line where it does not succeed."""
    # the plain locale: failures are told by the tools' untranslated words
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})}
    try:
        done = subprocess.run(
            command,
            check=False,
            cwd=root,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise failures.of_os_error(error) from error
    # npm may end with success although it could not write what it unpacked
    if done.returncode or "TAR_ENTRY_ERROR" in done.stdout:
        raise failures.of_output(Path(command[0]).name, done.stdout)


def answer(command: Command) -> str:
    """What a tool says on standard output, stripped; empty where it is absent or fails."""
    try:
        done = subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace"
        )
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.strip()
