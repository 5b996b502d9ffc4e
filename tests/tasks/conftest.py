"""The people of the office as they use the API."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.makers import Office
from tests.tasks.callers import Caller

Client = Callable[[str], FlaskClient]


@pytest.fixture
def anna(client: Client, office: Office) -> Caller:
    """Анна, who heads the land unit."""
    return Caller(client(office.anna))


@pytest.fixture
def boris(client: Client, office: Office) -> Caller:
    """Борис, who works in the land unit."""
    return Caller(client(office.boris))


@pytest.fixture
def vera(client: Client, office: Office) -> Caller:
    """Вера, who works in another unit."""
    return Caller(client(office.vera))
