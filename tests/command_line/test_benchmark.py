"""The project's own benchmark runs and measures all three: the program, the bare libraries and the floor."""

import re
import subprocess
import sys

import pytest

from tests.servers import ROOT

ROW = re.compile(r"\| (?P<name>[^|]+) \| (?P<board>[\d.]+) \| (?P<stack>[\d.]+) \| (?P<floor>-?[\d.]+) \|")


@pytest.mark.slow
def test_the_benchmark_prints_one_table_in_which_nothing_was_refused() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "board", "bench", "--quick"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    rows = {found["name"]: found for found in map(ROW.match, said.stdout.splitlines()) if found}
    for name in (
        "open a board of 200: p50, ms",
        "move on a board of 200: p50, ms",
        "a move reaches the last of 50: p50, ms",
    ):
        assert all(float(rows[name][which]) > 0 for which in ("board", "stack", "floor")), name
    refused = [found for name, found in rows.items() if name.endswith("refused or failed")]
    assert len(refused) == 2
    assert all(found[which] == "0" for found in refused for which in ("board", "stack", "floor"))
