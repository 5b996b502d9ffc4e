"""Folders that may only be read and disks that are full, once as root meets them and once as anybody does."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.command_line.outcome import Outcome, assert_refused
from tests.faults.disks import MAY_MOUNT

Run = Callable[..., Outcome]
IS_ROOT = os.geteuid() == 0
WITHOUT_RIGHTS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if IS_ROOT else []


def tell(*command: str) -> None:
    subprocess.run(command, check=True)


@pytest.fixture(params=["closed folder"] + ["read-only mount"] * MAY_MOUNT)
def read_only(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Sequence[str]]]:
    """A folder in which nothing can be made, and what to write before a command so that it is meant."""
    folder = tmp_path / "folder"
    folder.mkdir()
    if request.param == "closed folder":
        folder.chmod(0o555)
        yield folder, WITHOUT_RIGHTS
        folder.chmod(0o755)
    else:
        tell("mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", str(folder))
        yield folder, ()
        tell("umount", str(folder))


def test_a_read_only_folder_is_named_and_nothing_is_made_in_it(
    start: Run, read_only: tuple[Path, Sequence[str]]
) -> None:
    folder, under = read_only
    assert_refused(start("serve", "--port", "0", database_url=f"sqlite:///{folder}/board.db", under=under), str(folder))
    assert [*folder.iterdir()] == []


def test_a_folder_that_cannot_be_made_is_named(start: Run, read_only: tuple[Path, Sequence[str]]) -> None:
    folder, under = read_only
    url = f"sqlite:///{folder}/data/deeper/board.db"
    assert_refused(start("serve", "--port", "0", database_url=url, under=under), f"{folder}/data")


class SmallDisk:
    """A place with hardly any room left, until `grow()`."""

    def __init__(self, folder: Path, *, mounted: bool) -> None:
        self.file, self._mounted = folder / "board.db", mounted
        self.under: Sequence[str] = () if mounted else ("prlimit", "--fsize=40960")
        self.words = ["на диске нет места"] if mounted else [str(self.file)]
        if mounted:
            tell("mount", "-t", "tmpfs", "-o", "size=60k", "tmpfs", str(folder))

    def grow(self) -> None:
        """From now on there is room, but for a command that is run `under` the limit."""
        if self._mounted:
            tell("mount", "-o", "remount,size=50m", str(self.file.parent))


@pytest.fixture(params=["file size limit"] + ["small mount"] * MAY_MOUNT)
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk on which the schema has no room."""
    folder = tmp_path / "small"
    folder.mkdir()
    disk = SmallDisk(folder, mounted=request.param == "small mount")
    yield disk
    if request.param == "small mount":
        tell("umount", str(folder))


def test_a_full_disk_is_told_in_one_line_and_the_next_time_all_is_well(
    run: Run, start: Run, small_disk: SmallDisk
) -> None:
    url = f"sqlite:///{small_disk.file}"
    assert_refused(start("serve", "--port", "0", database_url=url, under=small_disk.under), *small_disk.words)
    small_disk.grow()
    assert run("migrate", database_url=url).out == "Схема обновлена.\n"


def test_a_disk_that_fills_up_under_the_decree_keeps_none_of_it(run: Run, start: Run, small_disk: SmallDisk) -> None:
    url, under = f"sqlite:///{small_disk.file}", small_disk.under
    small_disk.grow()
    assert run("migrate", database_url=url).status == 0
    filler = small_disk.file.with_name("filler")
    if not under:
        filler.write_bytes(bytes(shutil.disk_usage(small_disk.file.parent).free - 50_000))
    assert_refused(start("seed", "decree", database_url=url, under=under), *small_disk.words)
    filler.unlink(missing_ok=True)
    assert run("seed", "decree").out == "Строк постановления внесено или исправлено: 119.\n"
