"""The Python packages: exactly the pinned ones, installed once."""

from pathlib import Path

from board.bootstrap import environment, stamps
from board.bootstrap.progress import step
from board.bootstrap.running import run

_PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet", "--progress-bar=off")
_LOCKS = {"serve": "requirements.lock", "test": "requirements-test.lock"}


def are_installed(root: Path, tests: bool) -> bool:
    """Whether the environment holds what the lock files and pyproject.toml say now."""
    purpose = "test" if tests else "serve"
    return environment.is_usable(root) and stamps.matches(_stamp(root, purpose), _key(root, purpose))


def install(root: Path, tests: bool) -> None:
    """Installs the pinned packages and the project itself, making the environment first where it is not usable."""
    with environment.changing(root):
        with step("ставлю пакеты Python", "installing the Python packages"):
            pip_install(root, "-r", _LOCKS["test" if tests else "serve"])
            pip_install(root, "--no-deps", "--no-build-isolation", "-e", ".")
        # the test set contains the serving set
        for purpose in ("serve", "test") if tests else ("serve",):
            stamps.write(_stamp(root, purpose), _key(root, purpose))


def pip_install(root: Path, *what: str) -> None:
    """Runs `pip install` in the project's environment."""
    run([environment.python(root), *_PIP, *what], root)


def _key(root: Path, purpose: str) -> str:
    return stamps.fingerprint(root, [root / _LOCKS[purpose], root / "pyproject.toml"])


def _stamp(root: Path, purpose: str) -> Path:
    return environment.folder(root) / f"packages-{purpose}.stamp"
