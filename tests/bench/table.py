"""The project's own benchmark: `board bench [--quick]`. One table; only the ratios within one run count.

The product, the *bare stack* (the same libraries doing only one insert and one emit) and the *floor* (a hand-made
uvloop server) hold the same board and take turns on the first core; whoever asks has the last one.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.browser import seen
from tests.bench.contenders import Contender, contenders
from tests.bench.crowd import Crowd, seconds_to_return
from tests.bench.talk import Times, measured

HEAD = "| | Board | bare stack | floor | ÷ stack | ÷ floor | goal ÷ floor |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one small board and two small crowds, half a minute")
    quick = parser.parse_args().quick
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(HEAD)
    print("|---|---|---|---|---|---|---|", flush=True)
    for line in _lines(quick=quick):
        print(line, flush=True)


def _lines(*, quick: bool) -> Iterator[str]:
    for tasks in (200,) if quick else (200, 2000):
        with tempfile.TemporaryDirectory() as folder, contenders(Path(folder), tasks) as all_of_them:
            if tasks == 200:
                yield _row("start to the first answer, s", [each.started for each in all_of_them])
                yield _row("memory at rest, MB", [each.megabytes() for each in all_of_them], goal="4.0")
            yield from _board(all_of_them, tasks, count=50 if quick else 200)
            yield from _moves(all_of_them, tasks, count=50 if quick else 200)
            if tasks == 200:
                for watchers in (1, 50) if quick else (1, 200, 1000, 2000):
                    yield from _crowds(all_of_them, watchers, turns=3 if quick else 12)
    yield from _in_a_browser(tasks=1000, turns=3 if quick else 9)


def _board(all_of_them: list[Contender], tasks: int, count: int) -> Iterator[str]:
    found = [measured(each.port, each.asks_for_board, count=count) for each in all_of_them]
    name = f"open a board of {tasks}"
    yield _row(f"{name}: p50, ms", [each.p50 for each in found], goal="2.0")
    yield _row(f"{name}: p95, ms", [each.p95 for each in found])
    yield _row(f"{name}: 8 at once, per s", [each.per_second for each in found], goal="0.5 at least")
    yield _row(f"{name}: KB", [each.bytes / 1024 for each in found])
    product = all_of_them[0]
    packed = measured(product.port, lambda: product.asks_for_board(compressed=True), count=20, seconds=0.5)
    yield f"| {name}: KB on the wire, gzip | {packed.bytes / 1024:.1f} | | | | | |"
    yield from _failures(name, found)


def _moves(all_of_them: list[Contender], tasks: int, count: int) -> Iterator[str]:
    found = [measured(each.port, each.asks_to_move, count=count) for each in all_of_them]
    name = f"move on a board of {tasks}"
    yield _row(f"{name}: p50, ms", [each.p50 for each in found], goal="5.0")
    yield _row(f"{name}: p95, ms", [each.p95 for each in found])
    yield _row(f"{name}: 8 at once, per s", [each.per_second for each in found])
    yield from _failures(name, found)


def _failures(name: str, found: list[Times]) -> Iterator[str]:
    yield "| " + " | ".join([f"{name}: refused or failed", *(str(each.failed) for each in found), "", "", "0"]) + " |"


def _crowds(all_of_them: list[Contender], watchers: int, turns: int) -> Iterator[str]:
    """All of them at once, in turns of five moves, so that what else the machine does meets all alike."""
    rest = [each.megabytes() for each in all_of_them]
    began = time.perf_counter()
    crowds, coming = [], []
    for each in all_of_them:
        crowds.append(Crowd(each, watchers))
        coming.append(time.perf_counter() - began)
        began = time.perf_counter()
    times: list[list[tuple[float, float]]] = [[] for _ in crowds]
    spent = [0.0 for _ in crowds]
    for _ in range(turns):
        for number, (each, crowd) in enumerate(zip(all_of_them, crowds, strict=True)):
            crowd.told()
            before = each.processor_seconds()
            for _ in range(5):
                time.sleep(0.05)
                times[number].append(crowd.told())
            spent[number] += each.processor_seconds() - before
    loaded = [each.megabytes() for each in all_of_them]
    for crowd in crowds:
        crowd.close()
    name = f"a move reaches the last of {watchers}"
    lasts = [[pair[1] * 1000 for pair in each] for each in times]
    goals = {200: ("2.0", "2.5"), 1000: ("1.5", "2.0")}.get(watchers, ("", ""))
    yield _row(f"{name}: p50, ms", [statistics.median(each) for each in lasts], goal=goals[0])
    yield _row(f"{name}: p95, ms", [statistics.quantiles(each, n=20)[-1] for each in lasts], goal=goals[1])
    if watchers >= 50:
        yield _row(f"{watchers} come one after the other, s", coming)
        returned = [seconds_to_return(each, watchers) for each in all_of_them]
        yield _row(f"{watchers} come back at once and load the board, s", returned)
        goal = "1.5" if watchers == 1000 else ""
        yield _row(f"processor for a move to {watchers}, ms", [each * 200 / turns for each in spent], goal=goal)
        grown = [(now - then) * 1024 / watchers for now, then in zip(loaded, rest, strict=True)]
        yield _row(f"memory for each of {watchers}, KB (goal: 60 at most)", grown)


def _in_a_browser(*, tasks: int, turns: int) -> Iterator[str]:
    """The floor is a page of the same cards without a script."""
    found = seen(tasks, turns)
    ratio = found.board / found.bare
    yield f"| {tasks} tasks are seen, ms | {found.board:.0f} | | {found.bare:.0f} | | {ratio:.2f} | 3.0 |"
    yield f"| longest task while one of {tasks} is dragged, ms (goal: 50 at most) | {found.longest_task:.0f} | | | | | |"


def _row(
    name: str, values: list[float], *, goal: str = "", form: Callable[[float], str] = lambda it: f"{it:.2f}"
) -> str:
    product, stack, floor = values
    ratios = [f"{product / other:.2f}" if other > 0 else "" for other in (stack, floor)]
    return "| " + " | ".join([name, *map(form, values), *ratios, goal]) + " |"


if __name__ == "__main__":
    main()
