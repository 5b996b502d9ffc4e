"""The program finds its files in a checkout and in an installed wheel."""

import shutil
import subprocess
import sys
from pathlib import Path

from board.bootstrap import places


def test_in_a_checkout_the_files_are_beside_pyproject() -> None:
    root = Path(__file__).resolve().parents[2]
    assert root == places.ROOT
    assert root / "static" / "dist" == places.STATIC
    assert root / "templates" == places.TEMPLATES
    assert root / "seed" == places.SEED


def test_in_an_installed_wheel_the_files_are_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "board" / "bootstrap"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").touch()
    shutil.copy(places.__file__, package)
    code = "from board.bootstrap.places import *; print(ROOT, STATIC, TEMPLATES, SEED, sep='|')"
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, capture_output=True, encoding="utf-8")
    share = (tmp_path / "board" / "_share").resolve()
    assert done.stdout.strip() == f"None|{share}/static/dist|{share}/templates|{share}/seed"
