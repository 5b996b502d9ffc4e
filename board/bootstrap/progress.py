"""What the person at the terminal sees of the set-up: one line per step, with its seconds."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from board.bootstrap.language import choose


@contextmanager
def step(russian: str, english: str) -> Iterator[None]:
    """Names a step on stderr when it begins and its seconds when it is done."""
    _write(f"· {choose(russian, english)} … ")
    started = time.monotonic()
    try:
        yield
    except BaseException:
        _write("\n")
        raise
    _write(f"{time.monotonic() - started:.1f} {choose('с', 's')}\n")


def note(russian: str, english: str) -> None:
    """Says one line on stderr."""
    _write(f"· {choose(russian, english)}\n")


def _write(text: str) -> None:
    # an old locale may know Cyrillic but no "·" or "…"
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(text.encode(encoding, "replace").decode(encoding))
    sys.stderr.flush()
