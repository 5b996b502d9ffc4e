"""Which WebSocket library stands below Socket.IO: three measurements, one table each.

    python -m tests.bench.websocket_libraries [--watchers 1000] [--rounds 8] [--only-watchers] [CANDIDATE …]

Needs what the tests need, takes some minutes, and prints Markdown. The servers share the first core, the
generator has the last. Only ratios within one run count.
"""

import argparse
import contextlib
import os
import statistics
import sys
import time
from collections.abc import Iterator

from tests.bench.websocket_abuse import abuse
from tests.bench.websocket_floor import FLOOR
from tests.bench.websocket_running import running
from tests.bench.websocket_servers import CANDIDATES
from tests.bench.websocket_watchers import Watchers

EVENT_SIZE = 600


def many_watchers(names: list[str], count: int, rounds: int) -> Iterator[str]:
    """All candidates at once, in turns of five events; one line for each."""
    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(running(name)) for name in names]
        idle = [server.memory() for server in servers]
        crowds = [Watchers(server.port, count) for server in servers]
        time.sleep(2)
        grown = [(server.memory() - before) * 1024 / count for server, before in zip(servers, idle, strict=True)]
        times: list[list[tuple[float, float]]] = [[] for _ in servers]
        spent = [0.0 for _ in servers]
        for turn in range(rounds):
            for number, (server, crowd) in enumerate(zip(servers, crowds, strict=True)):
                crowd.broadcast(EVENT_SIZE)
                before = server.processor_seconds()
                for _ in range(5):
                    time.sleep(0.05)
                    times[number].append(crowd.broadcast(EVENT_SIZE))
                spent[number] += server.processor_seconds() - before
            print(f"turn {turn + 1} of {rounds}", file=sys.stderr)
        for number, server in enumerate(servers):
            yield _line(server.name, times[number], spent[number], grown[number])


def _line(name: str, times: list[tuple[float, float]], spent: float, kilobytes: float) -> str:
    first, last = ([pair[which] * 1000 for pair in times] for which in (0, 1))
    p95 = statistics.quantiles(last, n=20)[-1]
    return (
        f"| {name} | {statistics.median(first):.1f} | {statistics.median(last):.1f} | {p95:.1f} "
        f"| {spent * 1000 / len(times):.1f} | {kilobytes:.0f} |"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candidates", nargs="*", default=list(CANDIDATES))
    parser.add_argument("--watchers", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--only-watchers", action="store_true")
    asked = parser.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    for line in [] if asked.only_watchers else abuse(asked.candidates):
        print(line, flush=True)
    print(f"\n| {asked.watchers} watchers | first p50 ms | last p50 | last p95 | CPU ms/event | KB/watcher |")
    print("|---|---|---|---|---|---|", flush=True)
    for line in many_watchers([*asked.candidates, FLOOR], asked.watchers, asked.rounds):
        print(line, flush=True)


if __name__ == "__main__":
    main()
