"""How much is left to chance: little in every run, much in the longer one."""

import pytest


@pytest.fixture
def kills(is_longer: bool) -> int:
    """How often the server is killed."""
    return 100 if is_longer else 20


@pytest.fixture
def seeds(is_longer: bool) -> range:
    """With which numbers chance begins."""
    return range(50 if is_longer else 5)


@pytest.fixture
def storm_seconds(is_longer: bool) -> float:
    """How long people work while lines are bad."""
    return 60 if is_longer else 6
