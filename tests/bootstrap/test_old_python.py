"""An old Python gets one clear line."""

import ast
import subprocess
import sys

from board.bootstrap import places

PRETEND = """
import runpy, sys
sys.version_info = (3, 10, 4, "final", 0)
runpy.run_module("board", run_name="__main__")
"""


def test_an_old_python_is_told_what_is_needed_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRETEND], check=False, cwd=places.ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "3.11" in done.stderr
    assert "3.10.4" in done.stderr


def test_the_entry_parses_on_a_python_of_2016() -> None:
    assert places.ROOT is not None
    for name in ("__init__.py", "__main__.py"):
        ast.parse((places.ROOT / "board" / name).read_text(encoding="utf-8"), feature_version=(3, 6))
