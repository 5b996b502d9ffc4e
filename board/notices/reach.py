"""HTTP that reaches public addresses and named places of the own network, and nothing else.

What is checked is the address of the connection that is made, so that it does not matter how a name is written, what
it meant a moment ago, or where an answer points.
"""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from types import SimpleNamespace
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError

from board.notices.deadlines import Deadline

_LONGEST_ANSWER = 65_536
_GLOBAL_6 = IPv6Network("2000::/3")
# Addresses that carry others inside them, or that are no single place; Python counts them as public.
_CARRYING = tuple(
    ip_network(each) for each in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20")
)


@dataclass(frozen=True)
class Places:
    """Names and networks of one's own that may be reached too."""

    names: frozenset[str] = frozenset()
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Places":
        """Read a list with commas."""
        names, networks = set[str](), list[IPv4Network | IPv6Network]()
        for each in filter(None, (part.strip() for part in text.split(","))):
            try:
                networks.append(ip_network(each, strict=False))
            except ValueError:
                names.add(each.lower())
        return cls(frozenset(names), tuple(networks))

    def has(self, host: str, address: IPv4Address | IPv6Address) -> bool:
        """Whether that address, found under that name, may be connected to."""
        if any(address in network for network in self.networks):
            return True
        # Where a machine is asked about itself or about everybody, no name makes it right.
        is_nobody = address.is_link_local or address.is_multicast or address.is_unspecified
        return is_public(address) or (host.lower() in self.names and not is_nobody)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether it is one machine in the public network, by an address that hides no other one."""
    if address.version == 6 and address not in _GLOBAL_6:
        return False
    return address.is_global and not address.is_multicast and not any(address in each for each in _CARRYING)


@dataclass
class Sending:
    """One sending: where it may go, how long it may take, what came of it: statuses, a stop before a wrong address."""

    places: Places
    deadline: Deadline
    step: float
    answers: list[int] = field(default_factory=list)
    is_stopped: bool = False
    is_taken: bool = False


_SENDING: ContextVar[Sending] = ContextVar("sending")


@contextmanager
def only(sending: Sending) -> Iterator[Sending]:
    """Within it `REQUESTS` may be used; without it, it refuses."""
    token = _SENDING.set(sending)
    try:
        yield sending
    finally:
        _SENDING.reset(token)


def _connect(connection: HTTPConnection) -> socket.socket:
    sending = _SENDING.get()
    host, port = connection.host.strip("[]"), connection.port
    try:
        found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as failure:
        raise NewConnectionError(connection, "unknown name") from failure
    if not all(sending.places.has(host, ip_address(each)) for each in found):
        sending.is_stopped = True
        raise NewConnectionError(connection, "not allowed")
    for each in found:
        try:
            return sending.deadline.connect(str(each), port, sending.step)
        except OSError:
            continue
    raise NewConnectionError(connection, "no connection")


class _Plain(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _Secure(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}


def _asking(method: str) -> Callable[..., requests.Response]:
    def ask(url: str, *, verify: bool = True, **said: Any) -> requests.Response:
        sending = _SENDING.get()
        kept = {name: said[name] for name in ("data", "headers", "params", "json", "auth") if name in said}
        with requests.Session() as session:
            # Neither proxies nor passwords of the environment: both would go round the check.
            session.trust_env = False
            session.mount("http://", _Adapter())
            session.mount("https://", _Adapter())
            authorities = os.environ.get("SSL_CERT_FILE") or True
            answer = session.request(
                method,
                url,
                verify=authorities if verify else False,
                timeout=sending.step,
                allow_redirects=False,
                stream=True,
                **kept,
            )
            answer._content = answer.raw.read(_LONGEST_ANSWER, decode_content=True)
            answer._content_consumed = True
        sending.answers.append(answer.status_code)
        return answer

    return ask


REQUESTS = SimpleNamespace(
    get=_asking("GET"),
    post=_asking("POST"),
    codes=requests.codes,
    RequestException=requests.RequestException,
)
"""What a service of Apprise uses of `requests`, and no more: another way out is an error, not a way round."""
