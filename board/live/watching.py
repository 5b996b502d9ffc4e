"""Which sockets of this process are signed in as whom, and what they watch."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Watcher:
    """A signed-in socket. `identity` says whose rights it has: `session:…` or `token:…`."""

    sid: str
    identity: str
    rooms: set[str] = field(default_factory=set)


class Watchers:
    """The register of this process's signed-in sockets."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Watcher] = {}

    def enter(self, sid: str, identity: str) -> None:
        """A socket has signed in."""
        self._by_sid[sid] = Watcher(sid, identity)

    def leave(self, sid: str) -> None:
        """A socket is gone."""
        self._by_sid.pop(sid, None)

    def get(self, sid: str) -> Watcher | None:
        """The watcher behind a socket, if it has signed in."""
        return self._by_sid.get(sid)

    def all(self) -> list[Watcher]:
        """Everybody, as of now."""
        return list(self._by_sid.values())

    def rooms(self) -> set[str]:
        """Every room that somebody here watches."""
        return set().union(*(watcher.rooms for watcher in self._by_sid.values()))

    def by_rooms(self) -> dict[frozenset[str], list[str]]:
        """Sockets grouped by what they watch, so that one beat serves them all."""
        groups: dict[frozenset[str], list[str]] = defaultdict(list)
        for watcher in self._by_sid.values():
            groups[frozenset(watcher.rooms)].append(watcher.sid)
        return groups

    def by_identity(self) -> dict[str, list[Watcher]]:
        """Sockets grouped by whose rights they have."""
        groups: dict[str, list[Watcher]] = defaultdict(list)
        for watcher in self._by_sid.values():
            groups[watcher.identity].append(watcher)
        return groups


watchers = Watchers()
