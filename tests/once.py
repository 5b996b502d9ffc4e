"""What is dear to make and only looked at: made once in a run, by whichever worker asks first."""

import fcntl
import os
import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

Made = TypeVar("Made")


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Made]) -> Made:
    """What `make(folder)` answers, in a folder that all workers of this run share; it has to be picklable."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    kept = folder / "made.pickle"
    with (folder / "making.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            # Nothing of a making that failed is taken over by the next one.
            kept.write_bytes(pickle.dumps(make(Path(tempfile.mkdtemp(dir=folder)))))
    made: Made = pickle.loads(kept.read_bytes())
    return made
