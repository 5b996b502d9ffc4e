"""Commands as a person gives them: most in this process, which is quick; those that serve as processes of their own."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from board import console
from tests.command_line.outcome import Outcome
from tests.servers import board

Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`run("token", email, database_url=…, language="en")` from an empty folder, in this process."""
    for name in [name for name in os.environ if name.startswith(("BOARD_", "LC_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)

    def run_here(*arguments: str, language: str = "ru", **settings: str) -> Outcome:
        monkeypatch.setenv("LANG", f"{language}_XX.UTF-8")
        monkeypatch.setattr(sys, "argv", ["board", *arguments])
        for name, value in settings.items():
            monkeypatch.setenv(f"BOARD_{name.upper()}", value)
        try:
            console.main()
            status: str | int | None = 0
        except SystemExit as left:
            status = left.code
        told = capsys.readouterr()
        return Outcome(int(status or 0), told.out, told.err)

    return run_here


@pytest.fixture
def start(tmp_path: Path) -> Run:
    """`start("serve", "--port", "0", database_url=…, under=[…])`: the same as a process, to its end."""

    def start_process(*arguments: str, database_url: str, under: Sequence[str] = (), **settings: str) -> Outcome:
        done = board(*arguments, database_url=database_url, cwd=tmp_path, under=under, **settings)
        return Outcome(done.returncode, done.stdout, done.stderr)

    return start_process
