"""Which Node.js is taken."""

import os
from pathlib import Path

import pytest

from board.bootstrap import node
from tests.bootstrap.clones import put


def put_node(folder: Path, version: str, *, npm: bool = True) -> str:
    put(folder / "node", f"#!/bin/sh\necho {version}\n")
    (folder / "node").chmod(0o755)
    if npm:
        put(folder / "npm", "#!/bin/sh\n")
        (folder / "npm").chmod(0o755)
    return str(folder)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in PATH, still empty."""
    monkeypatch.setenv("PATH", str(tmp_path / "machine"))
    return tmp_path / "machine"


def test_the_machines_node_is_taken_from_20_on(path: Path, tmp_path: Path) -> None:
    put_node(path, "v20.0.0")
    assert node.find(tmp_path) == node.Node(str(path / "node"), str(path / "npm"))


def test_an_old_node_counts_as_absent(path: Path, tmp_path: Path) -> None:
    put_node(path, "v18.20.4")
    assert node.find(tmp_path) is None


def test_a_node_without_npm_counts_as_absent(path: Path, tmp_path: Path) -> None:
    put_node(path, "v22.0.0", npm=False)
    assert node.find(tmp_path) is None


def test_the_environments_node_is_taken_where_the_machines_is_old(path: Path, tmp_path: Path) -> None:
    put_node(path, "v18.20.4")
    own = put_node(tmp_path / ".venv" / "bin", "v24.19.0")
    assert node.find(tmp_path) == node.Node(f"{own}/node", f"{own}/npm")


def test_a_home_without_the_right_to_write_moves_npms_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "absent"))
    found = node.Node("/opt/node/bin/node", "/opt/node/bin/npm")
    surroundings = node.surroundings(tmp_path, found)
    assert surroundings["npm_config_cache"] == str(tmp_path / ".venv" / "npm-cache")
    assert surroundings["PATH"].split(os.pathsep)[0] == "/opt/node/bin"
