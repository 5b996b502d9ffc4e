"""The file of a backup, which shows by itself whether it is whole.

One after the other: a line that names the format, a line of JSON (`Manifest`), the rows as a compressed SQLite
database, and in the last 64 characters the SHA-256 of all that comes before. So no byte can change unseen.
"""

import hashlib
import os
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import orjson

_FORMAT = b"board backup 1\n"
_DIGEST = 64
_CHUNK = 1 << 20
_MOST_MANIFEST = 1 << 16


class NoBackup(Exception):
    """The file is no backup, or is not whole any more."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: when it was made, of which schema, and how many rows each table has."""

    at: str
    revision: str
    rows: dict[str, int]


def write(file: Path, manifest: Manifest, rows: Path) -> None:
    """Put a manifest and an SQLite file into a new file that only its owner may read; it is on the disk afterwards."""
    digest, packer = hashlib.sha256(), zlib.compressobj()
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out, rows.open("rb") as source:

        def put(part: bytes) -> None:
            digest.update(part)
            out.write(part)

        put(_FORMAT + orjson.dumps(asdict(manifest)) + b"\n")
        while part := source.read(_CHUNK):
            put(packer.compress(part))
        put(packer.flush())
        out.write(digest.hexdigest().encode())
        out.flush()
        os.fsync(out.fileno())


def read(file: Path, rows: Path) -> Manifest:
    """Take the SQLite file out of a backup and return its manifest. Raises `NoBackup`, `OSError`."""
    length = file.stat().st_size - _DIGEST
    with file.open("rb") as source:
        if source.read(len(_FORMAT)) != _FORMAT:
            raise NoBackup(str(file))
        source.seek(0)
        _check_digest(source, length, str(file))
        source.seek(len(_FORMAT))
        manifest = Manifest(**orjson.loads(source.readline(_MOST_MANIFEST)))
        _unpack(source, length, rows)
    return manifest


def _check_digest(source: IO[bytes], length: int, name: str) -> None:
    digest, left = hashlib.sha256(), length
    while left > 0 and (part := source.read(min(_CHUNK, left))):
        digest.update(part)
        left -= len(part)
    if source.read() != digest.hexdigest().encode():
        raise NoBackup(name)


def _unpack(source: IO[bytes], length: int, rows: Path) -> None:
    unpacker = zlib.decompressobj()
    with rows.open("wb") as out:
        left = length - source.tell()
        while left > 0 and (part := source.read(min(_CHUNK, left))):
            left -= len(part)
            out.write(unpacker.decompress(part))
        out.write(unpacker.flush())
