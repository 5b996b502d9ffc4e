"""Stamps: a small file that says from which sources a result was made, written last."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(root: Path, files: Iterable[Path]) -> str:
    """SHA-256 over the files' contents and their names from `root`; a file that is absent counts as such."""
    digest = hashlib.sha256()
    for path in sorted(files):
        content = path.read_bytes() if path.is_file() else b"absent"
        digest.update(f"{path.relative_to(root)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def matches(stamp: Path, key: str) -> bool:
    """Whether the result beside this stamp was made from these sources."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == key


def write(stamp: Path, key: str) -> None:
    """Declares the result whole."""
    stamp.write_text(key, encoding="utf-8")
