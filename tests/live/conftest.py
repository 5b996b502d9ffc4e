"""What the tests of the log share."""

from typing import Any

import pytest


@pytest.fixture(scope="module")
def recorded() -> list[dict[str, Any]]:
    """The cases of this module as they happened, for the browser's reducer to repeat."""
    return []
