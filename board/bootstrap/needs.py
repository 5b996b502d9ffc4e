"""Which command needs what."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Needs:
    """What must be there before a command can run; packages for serving always are."""

    test_packages: bool = False
    assets: bool = False
    browser: bool = False


_BY_COMMAND = {
    "demo": Needs(assets=True),
    "serve": Needs(assets=True),
    "bench": Needs(test_packages=True, assets=True),
    "test": Needs(test_packages=True, assets=True, browser=True),
    "migrate": Needs(),
    "seed": Needs(),
    "user": Needs(),
    "token": Needs(),
    "backup": Needs(),
    "restore": Needs(),
}


def of(arguments: Sequence[str]) -> Needs:
    """The needs of `board ARGUMENTS`; without a command it is `demo`, an unknown word is left to the command line."""
    if "--help" in arguments:
        return Needs()
    command = next((word for word in arguments if word in _BY_COMMAND), None)
    if command is None and (not arguments or arguments[0].startswith("-")):
        command = "demo"
    return _BY_COMMAND.get(command or "", Needs())
