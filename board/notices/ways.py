"""By which ways notices leave the house, as the settings say; told once at the start."""

from collections.abc import Callable
from dataclasses import dataclass, field

from board.notices.models import Channel


@dataclass(frozen=True)
class Ways:
    """The channels that are set up, where the program is reached, and the language of who has not chosen one.

    `is_name` says whether something can be somebody's name or number in the messenger.
    """

    channels: frozenset[Channel] = frozenset()
    base_url: str = ""
    locale: str = "ru"
    is_name: Callable[[str], bool] = bool


@dataclass
class _Known:
    ways: Ways = field(default_factory=Ways)


_known = _Known()


def known() -> Ways:
    """The ways there are."""
    return _known.ways


def use(ways: Ways) -> None:
    """From now on notices leave by these ways."""
    _known.ways = ways
