"""Folders that cannot be written to and disks that are full."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from board.bootstrap import environment
from tests.bootstrap.clones import Run, put_checkout, put_quick_tools


def mount(target: Path, *options: str) -> bool:
    return subprocess.run(["mount", *options, str(target)], check=False, capture_output=True).returncode == 0


def can_mount() -> bool:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        mounted = mount(Path(folder), "-t", "tmpfs", "none")
        if mounted:
            subprocess.run(["umount", folder], check=True)
        return mounted


MOUNTS = ["mount"] if can_mount() else []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A checkout on a disk of 2 MB of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    assert mount(disk, "-t", "tmpfs", "-o", "size=2m", "none")
    put_checkout(disk / "clone")
    put_quick_tools(disk / "clone")
    yield disk / "clone"
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A checkout that another user may read."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = Path(folder) / "clone"
        put_checkout(root)
        put_quick_tools(root)
        yield root
        root.chmod(0o755)


def test_a_folder_of_somebody_else_is_refused_in_one_line(
    open_folder: Path, run: Run, without_rights: list[str]
) -> None:
    open_folder.chmod(0o555)
    done = run(open_folder, "migrate", under=without_rights)
    assert done.returncode == 1
    assert done.stderr == (
        f"board: нет права записи в папку {open_folder}; запустите из своей папки или под её владельцем\n"
    )
    assert not (open_folder / ".venv").exists()


def test_a_prepared_folder_of_somebody_else_can_be_run(open_folder: Path, run: Run, without_rights: list[str]) -> None:
    run(open_folder)
    open_folder.chmod(0o555)
    assert run(open_folder, under=without_rights).stdout == f"ran in {open_folder / '.venv'}\n"


@pytest.mark.parametrize("_way", MOUNTS)
def test_a_read_only_disk_is_refused_in_one_line(small_disk: Path, run: Run, _way: str) -> None:
    assert mount(small_disk.parent, "-o", "remount,ro")
    done = run(small_disk, "migrate")
    assert done.returncode == 1
    assert done.stderr.startswith("board: нет права записи в папку")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("_way", MOUNTS)
def test_a_full_disk_is_told_and_the_begun_environment_removed(small_disk: Path, run: Run, _way: str) -> None:
    done = run(small_disk, "migrate", environment={"PIP_BYTES": str(3 << 20)})
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "board: на диске не осталось места; освободите около 1 ГБ и повторите"
    assert not (small_disk / ".venv").exists()
    assert run(small_disk, "migrate").returncode == 0


def test_a_tools_word_of_a_full_disk_is_told_and_the_begun_environment_removed(checkout: Path, run: Run) -> None:
    done = run(checkout, "migrate", environment={"PIP_ERROR": "ERROR: [Errno 28] No space left on device"})
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "board: на диске не осталось места; освободите около 1 ГБ и повторите"
    assert not (checkout / ".venv").exists()
    assert run(checkout, "migrate").returncode == 0


def test_libraries_that_npm_could_not_write_do_not_pass_although_it_reports_success(checkout: Path, run: Run) -> None:
    warning = "npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write"
    done = run(checkout, environment={"NPM_WARNING": warning})
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("board: на диске не осталось места")
    assert not (checkout / "node_modules").exists()
    assert run(checkout).returncode == 0


def test_a_file_in_the_environments_place_is_told_in_one_line(checkout: Path, run: Run) -> None:
    (checkout / ".venv").write_text("mine", encoding="utf-8")
    done = run(checkout, "migrate")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert str(checkout / ".venv") in done.stderr
    assert (checkout / ".venv").read_text(encoding="utf-8") == "mine"


def test_an_environment_that_is_a_link_to_another_is_given_up_and_the_other_left_alone(tmp_path: Path) -> None:
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    for each in (theirs, ours):
        each.mkdir()
    (theirs / ".venv" / "bin").mkdir(parents=True)
    (theirs / ".venv" / "bin" / "python").touch()
    (ours / ".venv").symlink_to(theirs / ".venv")
    environment.discard(ours)
    assert not (ours / ".venv").is_symlink()
    assert (theirs / ".venv" / "bin" / "python").exists()
