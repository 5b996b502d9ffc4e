"""What timelines are made of, as Plotly draws it: bars from a day to a day, diamonds on a day, colours, text. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten, wrap
from typing import Any

LIGHT = {
    "ink": "#171b20", "muted": "#59636e", "line": "#dedbd2", "sheet": "#ffffff",
    "stage": "#0b5fa5", "stage_plan": "#cfe2f3", "late": "#b3261e", "late_plan": "#fde9e7",
    "initiation": "#707a85", "preparation": "#5b3fa8", "implementation": "#1c5fb8", "completion": "#0b7285",
    "initiation_plan": "#dfe2e5", "preparation_plan": "#ddd6f0", "implementation_plan": "#d0e0f5",
    "completion_plan": "#cbe5ea",
}  # fmt: skip
DARK = {
    "ink": "#eceae4", "muted": "#a8b0b8", "line": "#363c42", "sheet": "#1e2226",
    "stage": "#82bbf2", "stage_plan": "#24405a", "late": "#ff9188", "late_plan": "#3b201e",
    "initiation": "#8d969f", "preparation": "#a58ae8", "implementation": "#5f9ded", "completion": "#4fb3c6",
    "initiation_plan": "#3a4046", "preparation_plan": "#3b3358", "implementation_plan": "#243b5c",
    "completion_plan": "#1d4149",
}  # fmt: skip
_DAY_IN_MS = 86_400_000
BROAD, NARROW = 0.62, 0.3
"""How much of a row the bar of the plan takes, and that of what has happened."""


@dataclass(frozen=True)
class TimelineWords:
    """What stands in a timeline, in the reader's language; `phases` are the four from initiation to completion.

    A function makes text: `day` of a day in full, `short_day` and `month` of a mark on the axis, `ends_late` of the
    number of days by which something ended late or has not ended yet, `begins_late` of those by which it should have
    begun. `running` stands where an end is to come.
    """

    plan: str
    fact: str
    late: str
    running: str
    today: str
    phases: tuple[str, str, str, str]
    day: Callable[[date], str]
    short_day: Callable[[date], str]
    month: Callable[[date], str]
    ends_late: Callable[[int], str]
    begins_late: Callable[[int], str]


@dataclass(frozen=True)
class Span:
    """What lasts from a day to a day, both with it, in a row, and what is said of it."""

    row: int
    first: date
    last: date
    said: str


def bars(spans: Sequence[Span], look: dict[str, Any], *, is_broad: bool = False) -> list[dict[str, Any]]:
    """Spans as bars that look alike: a trace, or none where there are no spans."""
    return [_bars(spans, look, BROAD if is_broad else NARROW)] if spans else []


def solid(fill: str, edge: str | None = None) -> dict[str, Any]:
    """What a bar of one colour looks like."""
    return {"color": fill, "line": {"color": edge or fill, "width": 1}}


def hatched(colours: Mapping[str, str]) -> dict[str, Any]:
    """What a bar of what is late looks like, which is known without any colour too."""
    pattern = {"shape": "/", "bgcolor": colours["late_plan"], "fgcolor": colours["late"], "size": 6, "solidity": 0.4}
    return {**solid(colours["late"]), "pattern": pattern}


def key(name: str, look: dict[str, Any]) -> dict[str, Any]:
    """What a bar means: it stands in the legend alone."""
    return {**_bars([], look, NARROW), "name": plain(name), "showlegend": True, "x": [None], "y": [None]}


def diamonds(spans: Sequence[Span], look: dict[str, Any], symbol: str = "diamond") -> list[dict[str, Any]]:
    """The last days of spans as marks that look alike: a trace, or none where there are no spans."""
    if not spans:
        return []
    edge = {**look["line"], "width": 1.5}
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "showlegend": False,
            "x": [f"{each.last.isoformat()}T12:00" for each in spans],
            "y": [each.row for each in spans],
            "customdata": [each.said for each in spans],
            "marker": {"symbol": symbol, "size": 12, "color": look["color"], "line": edge},
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]


def in_lines(text: str, width: int, most: int = 2) -> str:
    """Text in at most so many lines of at most so many letters."""
    return "<br>".join(
        plain(line) for line in wrap(text, width, max_lines=most, placeholder="…", break_on_hyphens=False)
    )


def shortened(text: str, width: int) -> str:
    """Text of at most so many letters, cut between words where that is possible."""
    cut = shorten(text, width, placeholder="…")
    return plain(cut if len(cut) > width // 2 or len(text) <= width else f"{text[: width - 1].rstrip()}…")


def plain(text: str) -> str:
    """Text that stays text: Plotly reads tags and links in labels."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _bars(spans: Sequence[Span], look: dict[str, Any], width: float) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "showlegend": False,
        "base": [each.first.isoformat() for each in spans],
        "x": [((each.last - each.first).days + 1) * _DAY_IN_MS for each in spans],
        "y": [each.row for each in spans],
        "width": width,
        "customdata": [each.said for each in spans],
        "marker": look,
        "hovertemplate": "%{customdata}<extra></extra>",
    }
