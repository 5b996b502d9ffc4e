"""How a command ended, and what everybody may expect of one that could not do its work."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """The exit status and what was written where."""

    status: int
    out: str
    err: str


def assert_refused(outcome: Outcome, *words: str, status: int = 1) -> None:
    """Nothing but one line on standard error that begins with the program's name and has all the words."""
    assert (outcome.status, outcome.out) == (status, ""), outcome
    line, *more = outcome.err.splitlines()
    assert line.startswith("board: ")
    assert not more, outcome.err
    for word in words:
        assert word in line, line
