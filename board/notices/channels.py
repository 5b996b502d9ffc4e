"""What every channel sends, and the two ways in which it cannot."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

# Everything that ends a line, is no sign, hides or turns text, or cannot be written as UTF-8.
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_IN_ADDRESSES = "/?&=#%:;,+-._~!$*@"
_LONGEST_ANSWER = 160


class _Unsent(Exception):
    """`reason` is a catalogue text; `answer` is what the other side said, on one short line."""

    def __init__(self, reason: str, answer: str = "") -> None:
        said = shortened(one_line(answer), _LONGEST_ANSWER)
        super().__init__(f"{reason}: {said}" if said else reason)


class NotNow(_Unsent):
    """It could not be sent, and may be later."""


class Refused(_Unsent):
    """It will never be taken."""


def in_words(failure: str, translate: Callable[[str], str]) -> str:
    """The line of a `NotNow` or `Refused` for a reader; what the other side said stays as it said it."""
    reason, mark, answer = failure.partition(": ")
    return f"{translate(reason)}{mark}{answer}"


@dataclass(frozen=True)
class Line:
    """One thing that is told; `path` is its own address within the program."""

    text: str
    detail: str = ""
    path: str = ""


@dataclass(frozen=True)
class Message:
    """What one person is told, in that person's language; `why` says why they are."""

    title: str
    lines: tuple[Line, ...]
    path: str
    why: str
    locale: str
    base_url: str
    unsubscribe: str | None = None
    organisation: str = ""

    def link(self, path: str) -> str:
        """A whole address within the program, whatever the path tries to be."""
        known = path if path.startswith("/") else "/"
        return self.base_url.rstrip("/") + safe_address(known)


def safe_address(address: str) -> str:
    """An address without anything that could end a header, an attribute or a word of text."""
    return quote(one_line(address), safe=_IN_ADDRESSES)


def one_line(text: str) -> str:
    """A text without line breaks and without signs that hide or turn text."""
    return " ".join(_UNSHOWN.sub(" ", text).split())


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut between words where one ends nearby."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    words = kept.rpartition(" ")[0]
    return f"{(words if len(words) > most * 2 // 3 else kept).rstrip()}…"
