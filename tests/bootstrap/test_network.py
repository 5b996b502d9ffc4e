"""Without a network: one line, nothing half-made, and the next start recovers. The real venv, pip and npm."""

import os
import zipfile
from pathlib import Path

import pytest

from board.bootstrap import failures, modules, node, places
from tests.bootstrap.clones import Run, put, put_checkout

DEAD = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
PYPROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
BACKEND = """
import pathlib, zipfile
def build_editable(folder, settings=None, metadata=None):
    with zipfile.ZipFile(pathlib.Path(folder) / "clone-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("clone.pth", str(pathlib.Path.cwd()))
        wheel.writestr("clone-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: clone\\nVersion: 1\\n")
        wheel.writestr("clone-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("clone-1.dist-info/RECORD", "")
    return "clone-1-py3-none-any.whl"
"""


@pytest.fixture
def real_checkout(tmp_path: Path) -> Path:
    """A fresh clone that needs one small package from the index."""
    root = tmp_path / "clone"
    put_checkout(root)
    put(root / "pyproject.toml", PYPROJECT)
    put(root / "backend.py", BACKEND)
    put(root / "requirements.lock", "lamp==1.0\n")
    return root


@pytest.fixture
def index(tmp_path: Path) -> dict[str, str]:
    """The network is back: a folder of packages in its place."""
    folder = tmp_path / "packages"
    folder.mkdir()
    with zipfile.ZipFile(folder / "lamp-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("lamp.py", "")
        wheel.writestr("lamp-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: lamp\nVersion: 1.0\n")
        wheel.writestr("lamp-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("lamp-1.0.dist-info/RECORD", "")
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder), "PIP_CONFIG_FILE": os.devnull}


def test_a_dead_network_is_told_and_the_next_start_recovers(
    real_checkout: Path, run: Run, index: dict[str, str]
) -> None:
    done = run(real_checkout, "migrate", environment=DEAD)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("board: нет связи с хранилищем пакетов")
    assert not (real_checkout / ".venv").exists()

    recovered = run(real_checkout, "migrate", environment=index)
    assert recovered.stdout == f"ran migrate in {real_checkout / '.venv'}\n"

    put(real_checkout / "requirements.lock", "lamp==2.0\n")
    assert run(real_checkout, "migrate", environment=DEAD).returncode == 1
    put(real_checkout / "requirements.lock", "lamp==1.0\n")
    offline = run(real_checkout, "migrate", environment=DEAD)
    assert (offline.returncode, offline.stderr) == (0, "")


def test_libraries_that_cannot_be_fetched_leave_no_half_of_them(
    real_checkout: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    put(real_checkout / "node_modules" / "old.js", "")
    with pytest.raises(failures.NoNetwork):
        modules.install(real_checkout, tests=False, node=the_machines_node())
    assert not (real_checkout / "node_modules").exists()
    assert not modules.are_installed(real_checkout, tests=False)


def the_machines_node() -> node.Node:
    assert places.ROOT is not None
    found = node.find(places.ROOT)
    assert found is not None
    return found
