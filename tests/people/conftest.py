"""What the tests of signing in ask for: browsers, and hashes that do not take the time that real ones take."""

from collections.abc import Callable

import pytest
from argon2 import PasswordHasher
from flask import Flask

from board.people import passwords
from tests.people.browsers import Browser

Browsers = Callable[..., Browser]


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cheap hashes: nobody attacks the tests."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", cheap)
    monkeypatch.setattr(passwords, "_NOBODY", cheap.hash("nobody has it"))


@pytest.fixture
def new_browser(app: Flask) -> Browsers:
    """`new_browser(address)`: a new browser at that address."""
    return lambda address="192.0.2.10": Browser(app, address)
