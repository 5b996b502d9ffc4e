"""The tests' browser is found, or installed by apt, or asked for in one line."""

from pathlib import Path

import pytest

from board.bootstrap import browser
from board.bootstrap.failures import Failure
from tests.bootstrap.clones import put

APT = '#!/bin/sh\necho "$@" >> apt.log\nif [ "$1" = install ]; then cp /bin/true machine/chromium; fi\n'
SUDO = '#!/bin/sh\nshift\nexec "$@"\n'
REFUSING_SUDO = "#!/bin/sh\nexit 1\n"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is first in PATH and holds the machine's only special programs."""
    folder = tmp_path / "machine"
    folder.mkdir()
    for name in ("echo", "env", "cp", "sh"):
        (folder / name).symlink_to(f"/bin/{name}")
    monkeypatch.setenv("PATH", str(folder))
    return folder


def put_program(path: Path, text: str) -> None:
    put(path, text)
    path.chmod(0o755)


def test_a_browser_that_is_there_is_taken(machine: Path, tmp_path: Path) -> None:
    put_program(machine / "google-chrome", "#!/bin/sh\n")
    browser.ensure(tmp_path)
    assert browser.find() == str(machine / "google-chrome")


def test_root_installs_it_by_apt(machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    put_program(machine / "apt-get", APT)
    browser.ensure(tmp_path)
    assert (tmp_path / "apt.log").read_text(encoding="utf-8").splitlines() == [
        "update",
        "install -y --no-install-recommends chromium",
    ]


def test_others_install_it_by_sudo_without_a_password(
    machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    put_program(machine / "apt-get", APT)
    put_program(machine / "sudo", SUDO)
    browser.ensure(tmp_path)
    assert browser.find() == str(machine / "chromium")


@pytest.mark.parametrize("programs", [{}, {"apt-get": APT}, {"apt-get": APT, "sudo": REFUSING_SUDO}])
def test_where_it_cannot_be_installed_one_line_says_how(
    machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programs: dict[str, str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    for name, text in programs.items():
        put_program(machine / name, text)
    with pytest.raises(Failure, match="apt-get install chromium"):
        browser.ensure(tmp_path)
    assert not (tmp_path / "apt.log").exists()
