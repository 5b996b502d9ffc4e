"""What happens to a candidate, and to its other clients, when one client is rude or slow."""

import socket
import threading
import time
from collections.abc import Iterator

from tests.bench.websocket_running import MEGABYTE, Server, Stalls, running
from tests.live.raw_websocket import Closed, RawWebSocket

HUGE = 200 * MEGABYTE


def abuse(names: list[str]) -> Iterator[str]:
    """Two tables, line by line."""
    yield "| candidate | 200 MB frame: memory | longest stall of others | sent, end |\n|---|---|---|---|"
    for name in names:
        with running(name) as server:
            yield f"| {name} | {huge_frame(server)} |"
    yield "\n| candidate | stuck reader: memory | slowest 100 events to others | the stuck one | 40,000 small, slow reader | 8 MB |"
    yield "|---|---|---|---|---|---|"
    for name in names:
        with running(name) as server:
            stuck = stuck_reader(server)
        with running(name) as server:
            yield f"| {name} | {stuck} | {slow_reader(server)} | {big_message(server)} |"


def huge_frame(server: Server) -> str:
    """One frame of 200 MB from a client who has not signed in."""
    before = server.peak()
    with Stalls(server.port) as stalls, RawWebSocket(server.port) as client:
        client.receive()
        sent, end = _push_huge(client)
        time.sleep(2)
    return f"+{server.peak() - before:.0f} MB | {stalls.longest * 1000:.0f} ms | {sent // MEGABYTE} MB, {end}"


def _push_huge(client: RawWebSocket) -> tuple[int, str]:
    sent, chunk = 0, bytes(MEGABYTE)
    client.announce(HUGE)
    try:
        while sent < HUGE:
            client.sock.settimeout(60)
            client.sock.sendall(chunk)
            sent += len(chunk)
        code = client.code_of_close(timeout=60)
    except ConnectionError:
        return sent, "reset"
    except TimeoutError:
        return sent, "hung"
    return sent, f"close {code}"


def stuck_reader(server: Server) -> str:
    """Of six watchers one stops reading while 30 MB are pushed."""
    stuck = RawWebSocket(server.port, receive_buffer=65536)
    stuck.join()
    others = [RawWebSocket(server.port) for _ in range(5)]
    for other in others:
        other.join()
    before, waits = server.memory(), []
    for first in range(0, 30_000, 100):
        start = time.perf_counter()
        _ask(server.port, f"/broadcast?count=100&size=1000&first={first}")
        for other in others:
            got = other.receive_count(100, timeout=30)
            assert f'"n":{first + 99},' in got[-1], "lost or out of order"
        waits.append(time.perf_counter() - start)
    grown = server.memory() - before
    fate = _fate(stuck)
    for other in others:
        other.close()
    return f"+{grown:.0f} MB | {max(waits) * 1000:.0f} ms | {fate}"


def _fate(stuck: RawWebSocket) -> str:
    count = 0
    try:
        while True:
            stuck.receive(timeout=1)
            count += 1
    except Closed:
        return f"cut after {count} whole messages"
    except TimeoutError:
        return f"kept, {count} messages"
    except Exception as broken:  # whatever a corrupted stream makes of itself
        return f"corrupt after {count}: {broken}"


def slow_reader(server: Server) -> str:
    """40,000 small messages to a reader who is slower than they come."""
    client = RawWebSocket(server.port, receive_buffer=16384)
    client.join()
    asking = threading.Thread(target=_push_small, args=(server.port,))
    asking.start()
    count, fate = 0, ""
    try:
        while count < 40_000:
            if f'"n":{count},' not in client.receive(timeout=5):
                fate = "out of order"
                break
            count += 1
            if count % 50 == 0:
                time.sleep(0.01)
    except Closed:
        fate = "then cut"
    except TimeoutError:
        fate = "then silence"
    except Exception as broken:  # whatever a corrupted stream makes of itself
        fate = f"then corrupt ({type(broken).__name__})"
    asking.join()
    return f"{count:,} {fate or 'all'}"


def _push_small(port: int) -> None:
    for first in range(0, 40_000, 200):
        _ask(port, f"/broadcast?count=200&size=100&first={first}")


def big_message(server: Server) -> str:
    """8 MB to a reader who begins to read half a second late."""
    with RawWebSocket(server.port, receive_buffer=262144) as client:
        client.join()
        threading.Thread(target=_ask, args=(server.port, f"/broadcast?count=1&size={8 * MEGABYTE}")).start()
        time.sleep(0.5)
        try:
            whole = len(client.receive(timeout=5)) > 8 * MEGABYTE
        except TimeoutError:
            return "never arrives"
        except Closed:
            return "cut"
        return "whole" if whole else "broken"


def _ask(port: int, path: str) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as sock:
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        while sock.recv(65536):
            pass
