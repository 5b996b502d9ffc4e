"""The room of timelines, as Plotly draws it: rows from top to bottom, days from left to right, today, words. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from board.projects.timeline_parts import DARK, LIGHT, TimelineWords, plain

_FONT = "Golos Text Variable, Golos Text, PT Sans, Segoe UI, sans-serif"
_A_DAY, _LEAST = timedelta(days=1), timedelta(weeks=4)
_FEW, _WEEKS = 12, 70
_STEPS = (1, 2, 3, 6, 12)
_TOP = 40


def span_of(days: Iterable[date], today: date) -> tuple[date, date]:
    """The first and last day of a figure in which all these days have room; from today on where there are none."""
    known = sorted(days) or [today]
    first, last = known[0], max(known[-1], known[0] + _LEAST)
    edge = max(2, (last - first).days * 3 // 100) * _A_DAY
    return first - edge, last + edge


def layout(
    rows: Sequence[str],
    short_rows: Sequence[str],
    words: TimelineWords,
    span: tuple[date, date],
    *,
    today: date,
    row_height: int,
    foot: int,
    dark: bool,
) -> dict[str, Any]:
    """The layout of a timeline with rows from top to bottom; it is as high as they need, with a foot for the legend.

    `meta` has what a place may want: the names that fit a narrow one, and the colours of paper.
    """
    colours = DARK if dark else LIGHT
    axis = {"linecolor": colours["line"], "zeroline": False, "automargin": True, "fixedrange": True}
    meta: dict[str, Any] = {"short_rows": [plain(each) for each in short_rows]}
    if dark:
        # Paper is white: what prints the figure replaces each colour by its twin.
        meta["on_paper"] = {DARK[name]: LIGHT[name] for name in DARK}
    is_there = span[0] <= today <= span[1]
    return {
        "font": {"family": _FONT, "size": 14, "color": colours["ink"]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "height": _TOP + foot + row_height * max(1, len(rows)),
        "margin": {"l": 8, "r": 16, "t": _TOP, "b": foot},
        "barmode": "overlay",
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "align": "left", "bgcolor": colours["sheet"], "bordercolor": colours["line"],
            "font": {"color": colours["ink"]},
        },
        "showlegend": True,
        "legend": {
            "orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom", "traceorder": "normal",
            "itemclick": False, "itemdoubleclick": False,
        },
        "xaxis": {
            **axis, "type": "date", "side": "top", "tickangle": 0, "gridcolor": colours["line"],
            "range": [each.isoformat() for each in span], **_ticks(span, words),
        },
        "yaxis": {
            **axis, "showgrid": False, "range": [max(1, len(rows)) - 0.5, -0.5],
            "tickmode": "array", "tickvals": list(range(len(rows))), "ticktext": list(rows),
        },
        "shapes": [_line_at(today, colours)] if is_there else [],
        "annotations": [_said_at(today, words, colours)] if is_there else [],
        "meta": meta,
    }  # fmt: skip


def word_at(
    row: int,
    covered: tuple[date, date],
    text: str,
    span: tuple[date, date],
    colours: Mapping[str, str],
    *,
    is_wide: bool,
) -> dict[str, Any]:
    """A word beside what a row covers, where there is more room in the span of the figure.

    `is_wide`: a narrow place has no room for it.
    """
    (first, last), (begin, end) = covered, span
    is_after = end - last >= first - begin
    return {
        "xref": "x", "yref": "y", "y": row, "text": plain(text), "showarrow": False,
        "x": (last + _A_DAY if is_after else first).isoformat(), "xanchor": "left" if is_after else "right",
        "xshift": 10 if is_after else -10, "font": {"size": 13, "weight": 600, "color": colours["late"]},
        # The lines of days do not strike it out.
        "bgcolor": colours["sheet"], "borderpad": 0, "name": "wide" if is_wide else "any",
    }  # fmt: skip


def _ticks(span: tuple[date, date], words: TimelineWords) -> dict[str, Any]:
    """Marks at the beginnings of weeks or of months, as many as can be read."""
    first, last = span
    if (last - first).days <= _WEEKS:
        monday = first + timedelta(days=-first.weekday() % 7)
        marks = [monday + timedelta(weeks=week) for week in range((last - monday).days // 7 + 1)]
        return _marks(marks, words.short_day)
    months = [date(index // 12, index % 12 + 1, 1) for index in range(_month(first) + 1, _month(last) + 1)]
    step = next((each for each in _STEPS if len(months) / each <= _FEW), _STEPS[-1])
    return _marks([each for each in months if (each.month - 1) % step == 0], words.month)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _marks(days: Sequence[date], text: Callable[[date], str]) -> dict[str, Any]:
    values, texts = [each.isoformat() for each in days], [plain(text(each)) for each in days]
    return {"tickmode": "array", "tickvals": values, "ticktext": texts}


def _line_at(day: date, colours: Mapping[str, str]) -> dict[str, Any]:
    at = f"{day.isoformat()}T12:00"
    line = {"color": colours["ink"], "width": 1.5, "dash": "dot"}
    return {"type": "line", "xref": "x", "yref": "paper", "x0": at, "x1": at, "y0": 0, "y1": 1, "line": line}


def _said_at(day: date, words: TimelineWords, colours: Mapping[str, str]) -> dict[str, Any]:
    return {
        "xref": "x", "yref": "paper", "x": f"{day.isoformat()}T12:00", "y": 0, "yanchor": "top", "showarrow": False,
        "text": plain(words.today), "font": {"size": 13, "weight": 600, "color": colours["ink"]},
    }  # fmt: skip
