"""Where the program's files are: beside pyproject.toml in a checkout, inside the package in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]

ROOT = _PACKAGE.parent if (_PACKAGE.parent / "pyproject.toml").is_file() else None
"""The checkout's folder; None in an installed wheel."""

_SHARE = ROOT or _PACKAGE / "_share"

STATIC = _SHARE / "static" / "dist"
TEMPLATES = _SHARE / "templates"
SEED = _SHARE / "seed"
