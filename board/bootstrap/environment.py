"""The project's own virtual environment: `.venv` beside pyproject.toml."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from board.bootstrap.failures import Failure, NoNetwork, ToolFailed
from board.bootstrap.progress import step
from board.bootstrap.running import run


def folder(root: Path) -> Path:
    """Where the environment is or will be."""
    return root / ".venv"


def python(root: Path) -> Path:
    """The environment's Python, there or not."""
    return folder(root) / "bin" / "python"


def is_this(root: Path) -> bool:
    """Whether this very process runs in the project's environment."""
    return Path(sys.prefix).resolve() == folder(root).resolve()


def is_usable(root: Path) -> bool:
    """Whether an environment is there, whole, made for this place and for the Python it now runs on."""
    if not python(root).exists() or not _record(root).is_file() or _mark(root).exists():
        return False
    return _is_at_home(root) and not _is_outgrown(root)


@contextmanager
def changing(root: Path) -> Iterator[None]:
    """Makes the environment where there is no usable one; a change that is cut short never passes for a whole one."""
    new = not is_usable(root)
    if new:
        discard(root)
    folder(root).mkdir(exist_ok=True)
    _mark(root).touch()
    try:
        if new:
            _make(root)
        yield
    except BaseException as stopped:
        if new:
            discard(root)
        elif isinstance(stopped, NoNetwork | ToolFailed):
            # pip gave up by itself, before it changed anything
            _mark(root).unlink()
        raise
    _mark(root).unlink()


def discard(root: Path) -> None:
    """Removes the environment; a removal that is cut short leaves none that looks usable.

    Where it is a link, only the link: what it leads to is somebody else's.
    """
    if folder(root).is_symlink():
        folder(root).unlink()
        return
    python(root).unlink(missing_ok=True)
    shutil.rmtree(folder(root), ignore_errors=True)


def enter(root: Path) -> None:
    """Puts the environment's programs first in PATH, for this process and those it starts."""
    os.environ["PATH"] = os.pathsep.join([str(python(root).parent), os.environ.get("PATH", os.defpath)])


def _mark(root: Path) -> Path:
    return folder(root) / "unfinished"


def _record(root: Path) -> Path:
    return folder(root) / "pyvenv.cfg"


def _recorded(root: Path) -> dict[str, str]:
    lines = _record(root).read_text(encoding="utf-8").splitlines()
    return {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}


def _is_at_home(root: Path) -> bool:
    """An environment does not survive being moved or copied with its folder."""
    command = _recorded(root).get("command")
    return command is None or command.endswith(f" {folder(root)}")


def _is_outgrown(root: Path) -> bool:
    """Whether the system's Python was upgraded under the environment."""
    if python(root).resolve() != Path(sys.executable).resolve():
        return False
    recorded = _recorded(root).get("version", "")
    return bool(recorded) and recorded.split(".")[:2] != [str(part) for part in sys.version_info[:2]]


def _make(root: Path) -> None:
    base = getattr(sys, "_base_executable", sys.executable)
    with step("создаю окружение Python (.venv)", "making the Python environment (.venv)"):
        try:
            run([base, "-m", "venv", folder(root)], root)
        except ToolFailed:
            _make_without_ensurepip(root, base)


def _make_without_ensurepip(root: Path, base: str) -> None:
    try:
        run([base, "-m", "venv", "--without-pip", folder(root)], root)
        run([base, "-m", "pip", "--python", python(root), "install", "--quiet", "pip"], root)
    except ToolFailed as failure:
        raise Failure(
            "в этом Python нет venv и pip; поставьте их: apt-get install python3-venv",
            "this Python has neither venv nor pip; install them: apt-get install python3-venv",
        ) from failure
