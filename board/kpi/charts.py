"""The figure of a KPI's trend, as Plotly draws it. Pure: what is known goes in, a figure and words for it come out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

_LIGHT = {"ink": "#171b20", "muted": "#59636e", "line": "#dedbd2", "accent": "#0b5fa5", "target": "#8a5a00"}
_DARK = {"ink": "#eceae4", "muted": "#a8b0b8", "line": "#363c42", "accent": "#82bbf2", "target": "#f0c06a"}
_FEW = 12
_FONT = "Golos Text Variable, Golos Text, PT Sans, Segoe UI, sans-serif"


@dataclass(frozen=True)
class Point:
    """A value of the period that begins on a day, how that is called, what was aimed at by then, what was said."""

    first: date
    label: str
    value: float
    aim: float | None = None
    remark: str | None = None


@dataclass(frozen=True)
class Words:
    """What stands in the figure, in the reader's language."""

    value: str
    aim: str
    limits: str
    unit: str
    separators: str
    remark: str


def trend(
    points: Sequence[Point],
    words: Words,
    *,
    limits: tuple[float, float] | None = None,
    notes: Sequence[tuple[date, str]] = (),
    last: date = date.max,
    dark: bool = False,
) -> dict[str, Any]:
    """`{data, layout}` for Plotly: the values as a line, the aim as steps, natural limits as a band, remarks as marks.

    What happened on a day is a line across with the number of its note, counted from 1. A value that is no finite
    number is left out; without any there are axes and nothing else.
    """
    known = [point for point in points if isfinite(point.value)]
    colours = _DARK if dark else _LIGHT
    days = [point.first.isoformat() for point in known]
    data: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": words.value,
            "x": days,
            "y": [point.value for point in known],
            "customdata": [_plain(point.label) for point in known],
            "line": {"color": colours["accent"], "width": 3},
            "marker": {"size": 8},
            "hovertemplate": f"%{{customdata}}<br>%{{y}} {_plain(words.unit)}<extra></extra>",
        }
    ]
    if any(point.aim is not None for point in known):
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": words.aim,
                "x": days,
                "y": [point.aim for point in known],
                "line": {"color": colours["target"], "width": 2, "dash": "dash", "shape": "hv"},
                "hovertemplate": "%{y}<extra></extra>",
            }
        )
    remarks = [point for point in known if point.remark]
    if remarks:
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": words.remark,
                "x": [point.first.isoformat() for point in remarks],
                "y": [point.value for point in remarks],
                "text": [_plain(point.remark or "") for point in remarks],
                "marker": {"size": 16, "symbol": "circle-open", "color": colours["ink"], "line": {"width": 2}},
                "hovertemplate": "%{text}<extra></extra>",
            }
        )
    layout = _layout(words, limits, colours, known)
    if dark:
        # Paper is white: what prints the figure replaces each colour by its twin.
        layout["meta"] = {"on_paper": {_DARK[name]: _LIGHT[name] for name in _DARK}}
    if known:
        seen = defaultdict[date, list[tuple[int, str]]](list)
        for number, (day, text) in enumerate(notes, start=1):
            if known[0].first <= day <= last:
                seen[day].append((number, text))
        layout["shapes"] = [*layout["shapes"], *(_line_at(day, colours) for day in seen)]
        layout["annotations"] = [*layout["annotations"], *(_note_at(*note, colours) for note in seen.items())]
    return {"data": data, "layout": layout}


def _layout(
    words: Words, limits: tuple[float, float] | None, colours: dict[str, str], known: Sequence[Point]
) -> dict[str, Any]:
    axis = {"gridcolor": colours["line"], "linecolor": colours["line"], "zeroline": False, "automargin": True}
    layout: dict[str, Any] = {
        "font": {"family": _FONT, "size": 14, "color": colours["ink"]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 56, "r": 16, "t": 28, "b": 48},
        "hovermode": "closest",
        "separators": words.separators,
        "showlegend": True,
        # At the foot of the figure, wherever that is: the names of the periods may need more room than thought.
        "legend": {"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom"},
        "xaxis": {**axis, "type": "date", "tickangle": 0, **_ticks(known)},
        "yaxis": {**axis, "title": {"text": _plain(words.unit)}},
        "shapes": [],
        "annotations": [],
    }
    if limits and known:
        band = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": limits[0], "y1": limits[1], "layer": "below"}
        layout["shapes"] = [{**band, "line": {"width": 0}, "fillcolor": colours["accent"], "opacity": 0.08}]
        layout["annotations"] = [
            {
                "xref": "paper", "x": 1, "xanchor": "right", "y": limits[1], "yanchor": "top", "showarrow": False,
                "text": words.limits, "font": {"size": 12, "color": colours["muted"]},
            }
        ]  # fmt: skip
    return layout


def _line_at(day: date, colours: dict[str, str]) -> dict[str, Any]:
    at = day.isoformat()
    line = {"color": colours["muted"], "width": 1.5, "dash": "dot"}
    return {"type": "line", "xref": "x", "yref": "paper", "x0": at, "x1": at, "y0": 0, "y1": 1, "line": line}


def _note_at(day: date, said: Sequence[tuple[int, str]], colours: dict[str, str]) -> dict[str, Any]:
    numbers, texts = (", ".join(str(number) for number, _ in said), "<br>".join(_plain(text) for _, text in said))
    return {
        "xref": "x", "yref": "paper", "x": day.isoformat(), "y": 1, "yanchor": "bottom", "showarrow": False,
        "text": numbers, "hovertext": texts, "font": {"size": 13, "weight": 700, "color": colours["ink"]},
    }  # fmt: skip


def _ticks(known: Sequence[Point]) -> dict[str, Any]:
    """Marks at values, by the names of their periods: between them there is nothing to be read off."""
    step = -(-len(known) // _FEW) or 1
    marked = list(reversed(known[::-1][::step]))
    return {
        "tickmode": "array",
        "tickvals": [point.first.isoformat() for point in marked],
        "ticktext": [_plain(point.label) for point in marked],
    }


def _plain(text: str) -> str:
    """Text that stays text: Plotly reads tags and links in labels."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
