"""Small fresh clones around the real `board/bootstrap`, with quick stand-ins for the tools or without."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from board.bootstrap import places

Run = Callable[..., "subprocess.CompletedProcess[str]"]

BARE_PYTHON = getattr(sys, "_base_executable", sys.executable)

CLI = """
import sys
def main():
    print("ran", *sys.argv[1:], "in", sys.prefix)
"""

# found before the real tools, because they run as `python -m NAME` in the checkout
QUICK_VENV = """
import pathlib, sys
home = pathlib.Path(sys.argv[-1])
(home / "bin").mkdir(parents=True, exist_ok=True)
(home / "bin" / "python").symlink_to(sys.executable)
(home / "pyvenv.cfg").write_text(
    f"home = {pathlib.Path(sys.executable).parent}\\ninclude-system-site-packages = false\\ncommand = venv {home}\\n"
)
"""
QUICK_PIP = """
import os, pathlib, sys, time
with pathlib.Path("pip.log").open("a") as log:
    print(*sys.argv[1:], file=log)
time.sleep(float(os.environ.get("PIP_SECONDS", "0")))
weight = int(os.environ.get("PIP_BYTES", "0"))
if weight:
    pathlib.Path(".venv/package").write_bytes(bytes(weight))
sys.exit(os.environ.get("PIP_ERROR"))
"""
QUICK_BABEL = """
import pathlib
for path in pathlib.Path("board/translations").glob("*/LC_MESSAGES/messages.po"):
    path.with_suffix(".mo").touch()
"""
QUICK_NODE = """#!/bin/sh
case "$1" in
  --version) echo "${NODE_VERSION:-v20.1.0}" ;;
  build.mjs) echo build >> node.log; mkdir -p static/dist && echo '{}' > static/dist/manifest.json ;;
esac
"""
QUICK_NPM = """#!/bin/sh
echo "$@" >> npm.log; mkdir -p node_modules; echo "$NPM_WARNING"
"""


def put(path: Path, text: str) -> None:
    """Writes a text file with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def put_checkout(root: Path) -> None:
    """Lays out a small project around the real `board/bootstrap`."""
    assert places.ROOT is not None
    shutil.copytree(places.ROOT / "board" / "bootstrap", root / "board" / "bootstrap")
    for name in ("board/__init__.py", "board/__main__.py", "build.mjs", "package.json", "package-lock.json"):
        shutil.copy(places.ROOT / name, root / name)
    put(root / "board" / "cli.py", CLI)
    put(root / "static" / "app.css", "body { color: black }")
    for locale in ("ru", "en"):
        for domain in ("messages", "browser"):
            put(root / "board" / "translations" / locale / "LC_MESSAGES" / f"{domain}.po", "")
    for name in ("pyproject.toml", "requirements.lock", "requirements-test.lock"):
        put(root / name, "")


def put_quick_tools(root: Path) -> None:
    """Adds stand-ins that answer at once: venv, pip, babel, node and npm."""
    put(root / "venv.py", QUICK_VENV)
    for module, text in (("pip/__main__.py", QUICK_PIP), ("babel/messages/frontend.py", QUICK_BABEL)):
        put(root / module, text)
    for package in ("pip", "babel", "babel/messages"):
        put(root / package / "__init__.py", "")
    for name, text in (("node", QUICK_NODE), ("npm", QUICK_NPM)):
        put(root / "tools" / name, text)
        (root / "tools" / name).chmod(0o755)


def bare_environment(root: Path) -> dict[str, str]:
    """A new user's environment: a home, a Russian locale, a PATH with the checkout's stand-ins."""
    return {"HOME": str(root), "LANG": "ru_RU.UTF-8", "PYTHONUTF8": "1", "PATH": f"{root / 'tools'}:/usr/bin:/bin"}
