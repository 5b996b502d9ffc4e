"""Builds the front end into the wheel; not run for editable installs."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# hatchling loads this file by path, so the checkout is not importable by itself
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from board.bootstrap import assets, node


class AssetHook(BuildHookInterface[Any]):
    """Puts the pages, the templates and the seed where an installed wheel looks for them: `board/_share`."""

    def dependencies(self) -> list[str]:
        """What the build needs beside [build-system]: Node.js where the machine has none."""
        return [] if node.find(Path(self.root)) else [node.WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs the same asset step as `python3 -m board`."""
        if version == "editable":
            return
        root = Path(self.root)
        if not assets.are_fresh(root):
            assets.build(root, Path(sys.executable), node.ensure(root))
        shares = ("static/dist", "templates", "seed")
        build_data["force_include"].update({str(root / share): f"board/_share/{share}" for share in shares})
