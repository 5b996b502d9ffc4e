"""The front end's libraries: `node_modules`, exactly as package-lock.json says."""

import shutil
from pathlib import Path

from board.bootstrap import stamps
from board.bootstrap.node import Node, surroundings
from board.bootstrap.progress import step
from board.bootstrap.running import run

# a dead network is told within seconds, not minutes
_NPM = ("--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")


def are_installed(root: Path, tests: bool) -> bool:
    """Whether node_modules holds what package-lock.json says now, for tests also the test libraries."""
    key = _key(root)
    return any(stamps.matches(_stamp(root, purpose), key) for purpose in (("test",) if tests else ("serve", "test")))


def install(root: Path, tests: bool, node: Node) -> None:
    """Installs the libraries from the lock file; a failure leaves no node_modules."""
    with step("ставлю библиотеки страниц", "installing the pages' libraries"):
        try:
            run([node.npm, "ci", *_NPM, *(() if tests else ("--omit=dev",))], root, surroundings(root, node))
        except BaseException:
            shutil.rmtree(root / "node_modules", ignore_errors=True)
            raise
    stamps.write(_stamp(root, "test" if tests else "serve"), _key(root))


def _key(root: Path) -> str:
    return stamps.fingerprint(root, [root / "package.json", root / "package-lock.json"])


def _stamp(root: Path, purpose: str) -> Path:
    return root / "node_modules" / f".board-{purpose}.stamp"
