"""`python3 -m board` from nothing: set up what the command needs, then run it in the project's environment."""

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from board.bootstrap import assets, browser, environment, failures, modules, needs, node, packages, places
from board.bootstrap.needs import Needs
from board.bootstrap.turns import own_turn


def main(arguments: Sequence[str]) -> None:
    """Sets up where something is missing and becomes the command; ends with one line and status 1 where it cannot."""
    if places.ROOT is not None:
        changed = _set_up_or_leave(places.ROOT, needs.of(arguments))
        environment.enter(places.ROOT)
        if changed or not environment.is_this(places.ROOT):
            python = environment.python(places.ROOT)
            os.execv(python, [str(python), "-m", "board", *arguments])  # noqa: S606
    # imported by name, because its packages are there only now
    importlib.import_module("board.cli").main()


def is_ready(root: Path, need: Needs) -> bool:
    """Whether nothing is left to do; looks at files of the project only."""
    return (
        packages.are_installed(root, need.test_packages)
        and (not need.assets or assets.are_fresh(root))
        and (not need.browser or (modules.are_installed(root, tests=True) and browser.find() is not None))
    )


def set_up(root: Path, need: Needs) -> None:
    """Does what is left to do, one set-up at a time in one folder; raises Failure."""
    _refuse_read_only(root)
    with own_turn(root):
        if not packages.are_installed(root, need.test_packages):
            packages.install(root, need.test_packages)
        if need.browser and not modules.are_installed(root, tests=True):
            modules.install(root, tests=True, node=node.ensure(root))
        if need.assets and not assets.are_fresh(root):
            assets.build(root, environment.python(root), node.ensure(root))
    if need.browser:
        browser.ensure(root)


def _set_up_or_leave(root: Path, need: Needs) -> bool:
    """Whether anything had to be done."""
    try:
        if is_ready(root, need):
            return False
        set_up(root, need)
    except failures.ToolFailed as failure:
        _leave(failure, failure.details)
    except failures.Failure as failure:
        _leave(failure)
    except OSError as error:
        _leave(failures.of_os_error(error))
    except KeyboardInterrupt:
        sys.exit(130)
    return True


def _leave(failure: failures.Failure, details: str = "") -> NoReturn:
    if details:
        print(details, file=sys.stderr)
    sys.exit(f"board: {failure}")


def _refuse_read_only(root: Path) -> None:
    for place in (root, environment.folder(root), root / "node_modules", root / "static", root / "static" / "dist"):
        if place.exists() and not os.access(place, os.W_OK):
            raise failures.read_only(str(place))
