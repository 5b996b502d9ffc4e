"""The page's scripts stand on one another in one direction, as the README draws it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"
IMPORT = re.compile(r'from "(\.[^"]+)"|^import "(\.[^"]+)"', re.MULTILINE)
STANDS_ON = {
    "live": {"live"},
    "web": {"web", "live"},
    "calendar": {"calendar", "live", "web"},
    "feeds": {"feeds", "web"},
    "status": {"status", "live", "web"},
    "wall": {"wall", "web"},
    "screens": {"screens", "wall", "people", "live", "web"},
    "tasks": {"tasks", "calendar", "live", "web"},
    "notices": {"notices", "live", "web"},
    "people": {"people", "feeds", "notices", "tasks", "calendar", "live", "web"},
    "tasks/moving": {"tasks/moving", "tasks", "web"},
    "decisions": {"decisions", "live", "web"},
    "meetings": {"meetings", "decisions", "feeds", "wall", "live", "web"},
    "tasks/panel": {"tasks/panel", "decisions", "tasks", "calendar", "live", "web"},
    "tasks/setup": {"tasks/setup", "tasks", "people", "web"},
    "charts": {"charts"},
    "kpi": {"kpi", "charts", "decisions", "live", "wall", "web"},
    "projects": {"projects", "calendar", "charts", "decisions", "live", "wall", "web"},
    "tasks/wall": {"tasks/wall", "tasks", "calendar", "wall", "web"},
    "tasks/board": {"tasks/board", "decisions", "tasks/moving", "tasks/panel", "tasks", "calendar", "live", "web"},
}
COMMON = {""}
"""What lies in static/ itself, like the texts, the icons and the dates, everybody may use."""


def imports(folder: str) -> Iterator[tuple[str, str]]:
    """`(file, folder of what it imports)` for each import of the scripts that lie in the folder itself."""
    for script in sorted((STATIC / folder).glob("*.js*")):
        for found in IMPORT.finditer(script.read_text(encoding="utf-8")):
            target = (script.parent / (found[1] or found[2])).resolve()
            assert target.is_file(), f"{script.name} imports {target}"
            where = str(target.parent.relative_to(STATIC))
            yield script.name, "" if where == "." else where


@pytest.mark.parametrize("folder", STANDS_ON)
def test_a_folder_uses_only_what_it_stands_on(folder: str) -> None:
    found = list(imports(folder))
    assert found
    assert [each for each in found if each[1] not in STANDS_ON[folder] | COMMON] == []
