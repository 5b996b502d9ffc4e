"""The language of the set-up's own messages; the catalogues are not compiled yet when they are needed."""

import os
import sys


def choose(russian: str, english: str) -> str:
    """The text in the person's language: English where the locale asks for it, else Russian."""
    return english if _locale().startswith("en") or not _can_show(russian) else russian


def _locale() -> str:
    return os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""


def _can_show(text: str) -> bool:
    try:
        text.encode(sys.stderr.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
