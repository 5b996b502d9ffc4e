"""A command waits only for what it needs."""

import pytest

from board.bootstrap import needs
from board.bootstrap.needs import Needs

PACKAGES_ONLY = Needs()
PAGES = Needs(assets=True)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], PAGES),
        (["--port", "8001"], PAGES),
        (["demo"], PAGES),
        (["serve", "--host", "0.0.0.0"], PAGES),
        (["migrate"], PACKAGES_ONLY),
        (["seed", "demo"], PACKAGES_ONLY),
        (["--database", "sqlite:///x.db", "token", "a@b.ru"], PACKAGES_ONLY),
        (["serve", "--help"], PACKAGES_ONLY),
        (["--help"], PACKAGES_ONLY),
        (["sevre"], PACKAGES_ONLY),
        (["bench"], Needs(test_packages=True, assets=True)),
        (["test", "-k", "load"], Needs(test_packages=True, assets=True, browser=True)),
    ],
)
def test_a_command_waits_only_for_what_it_needs(arguments: list[str], expected: Needs) -> None:
    assert needs.of(arguments) == expected
