"""Fresh clones to set up, and how a person starts them."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.bootstrap.clones import BARE_PYTHON, Run, bare_environment, put_checkout, put_quick_tools


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A fresh clone whose tools are stand-ins."""
    root = tmp_path / "a clone"
    put_checkout(root)
    put_quick_tools(root)
    return root


@pytest.fixture
def run() -> Run:
    """Runs `python3 -m board ARGUMENTS` in a checkout as on a bare machine."""

    def run_board(
        root: Path, *arguments: str, environment: Mapping[str, str] | None = None, under: Sequence[str] = ()
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*under, BARE_PYTHON, "-m", "board", *arguments],
            check=False,
            cwd=root,
            env={**bare_environment(root), **(environment or {})},
            capture_output=True,
            encoding="utf-8",
        )

    return run_board


@pytest.fixture
def without_rights() -> list[str]:
    """What to write before a command so that even root may write only where the folder lets it."""
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
