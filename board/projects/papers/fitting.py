"""How much room words take, and how they are shared out where there is too little. Pure.

Letters are measured in PT Sans and taken a little wider, so that what fits here also fits in Arial. Lengths are in mm.
"""

import functools
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import fontpkg_pt_sans
from PIL import ImageFont

from board.documents.formats.pptx import PAD_X, PAD_Y

_FONTS = Path(fontpkg_pt_sans.__file__).parent / "files"
_UNITS = 1000
_WIDER = {False: 1.1, True: 1.17}
_PICTURE = 1.4
"""The width of an emoji or an ideograph, in sizes of its letters."""
_LINE = 1.2
_POINT = 25.4 / 72
_GAP = 0.35
_WORTH_BEGINNING = 3
"""A row that is too long for any page begins where it has at least so many lines before the next page."""
_ROUNDING = 1e-6
_ORDINARY = 40
"""Shorter words are measured once: texts are tried in several sizes."""
Line = tuple[str, str]
"""A line and what stands between it and the next one in the text: a space, the end of a paragraph, or nothing."""
Row = tuple[str, ...]


def line_height(size: float) -> float:
    """The height of a line of letters of so many points."""
    return size * _LINE * _POINT


def gap_below(size: float) -> float:
    """What is left free below a paragraph."""
    return line_height(size) * _GAP


def wrapped(text: str, wide: float, size: float, *, bold: bool = False) -> list[Line]:
    """The lines of a text in a column; a word wider than the column is broken."""
    room = wide / (size * _POINT)
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        lines += [*_broken(paragraph, room, bold)]
        lines[-1] = (lines[-1][0], "\n")
    return lines


def joined(lines: Sequence[Line]) -> str:
    """The text of some lines."""
    return "".join(line + glue for line, glue in lines).rstrip()


def height(texts: Sequence[str], wide: float, size: float, *, bold: bool = False) -> float:
    """How high paragraphs are, with what is free between them."""
    lines = sum(len(wrapped(each, wide, size, bold=bold)) for each in texts)
    return lines * line_height(size) + max(0, len(texts) - 1) * gap_below(size)


def text_pages(texts: Sequence[str], wide: float, high: float, sizes: Sequence[float]) -> tuple[float, list[list[str]]]:
    """The largest of `sizes` (falling) with which the texts fit at once, else the last one and so many pages."""
    for size in sizes:
        if height(texts, wide, size) <= high:
            return size, [list(texts)]
    return sizes[-1], _text_pages(texts, wide, high, sizes[-1])


def shortened(text: str, wide: float, high: float, sizes: Sequence[float]) -> tuple[float, str]:
    """The same for a text that is told in full elsewhere: what does not fit even in the last size gives way to `…`."""
    size, pages = text_pages([text], wide, high, sizes)
    if len(pages) == 1:
        return size, text
    lines = wrapped(text, wide, size)[: max(1, int(high / line_height(size) + _ROUNDING))]
    return size, f"{joined(lines)[:-1]}…"


def table_pages(
    head: Row | None, rows: Sequence[Row], widths: Sequence[float], highs: tuple[float, float], sizes: Sequence[float]
) -> tuple[float, list[list[Row]]]:
    """The same for the rows of a table; `highs` is the room on the first page and on the others, its head included.

    Where not even a row fits on the first page, that page is empty.
    """
    for size in sizes:
        if _head_height(head, widths, size) + sum(row_heights(rows, widths, size)) <= highs[0]:
            return size, [list(rows)]
    return sizes[-1], _table_pages(head, rows, widths, highs, sizes[-1])


def row_heights(rows: Sequence[Row], widths: Sequence[float], size: float, *, bold: bool = False) -> list[float]:
    """The heights of rows of a table."""
    return [
        max(len(_cell(text, wide, size, bold=bold)) for text, wide in zip(row, widths, strict=True)) * line_height(size)
        + 2 * PAD_Y
        for row in rows
    ]


def _head_height(head: Row | None, widths: Sequence[float], size: float) -> float:
    return row_heights([head], widths, size, bold=True)[0] if head else 0.0


def _text_pages(texts: Sequence[str], wide: float, high: float, size: float) -> list[list[str]]:
    pages: list[list[str]] = [[]]
    left = high
    for text in texts:
        lines = wrapped(text, wide, size)
        while lines:
            room = int(left / line_height(size))
            if room < min(len(lines), 2) and pages[-1]:
                pages.append([])
                left = high
                continue
            room = max(room, 1)
            pages[-1].append(joined(lines[:room]))
            left -= min(room, len(lines)) * line_height(size) + gap_below(size)
            lines = lines[room:]
    return pages


def _table_pages(
    head: Row | None, rows: Sequence[Row], widths: Sequence[float], highs: tuple[float, float], size: float
) -> list[list[Row]]:
    taken = _head_height(head, widths, size)
    pages: list[list[Row]] = [[]]
    left = highs[0] - taken
    most = _lines_in(highs[1] - taken, size)
    for whole in rows:
        row: Row | None = whole
        while row:
            lines, room = _most_lines(row, widths, size), _lines_in(left, size)
            goes_over = lines > room and (lines <= most or room < _WORTH_BEGINNING)
            if goes_over and (pages[-1] or (len(pages) == 1 and highs[0] < highs[1])):
                pages.append([])
                left = highs[1] - taken
                continue
            part, row = _split(row, widths, size, max(1, room))
            pages[-1].append(part)
            left -= row_heights([part], widths, size)[0]
    return pages


def _lines_in(high: float, size: float) -> int:
    return int((high - 2 * PAD_Y) / line_height(size) + _ROUNDING)


def _most_lines(row: Row, widths: Sequence[float], size: float) -> int:
    return max(len(_cell(text, wide, size)) for text, wide in zip(row, widths, strict=True))


def _split(row: Row, widths: Sequence[float], size: float, most: int) -> tuple[Row, Row | None]:
    """A row of at most so many lines, and another with the rest if there is any."""
    cells = [_cell(text, wide, size) for text, wide in zip(row, widths, strict=True)]
    rest = tuple(joined(lines[most:]) for lines in cells)
    return tuple(joined(lines[:most]) for lines in cells), rest if any(rest) else None


def _cell(text: str, wide: float, size: float, *, bold: bool = False) -> list[Line]:
    return wrapped(text, wide - 2 * PAD_X, size, bold=bold)


def _broken(paragraph: str, room: float, bold: bool) -> list[Line]:
    lines: list[Line] = []
    line, used = "", 0.0
    for word in paragraph.split(" "):
        *whole, rest = _cut(word, room, bold)
        wide, space = _width(whole[0] if whole else rest, bold), _width(" ", bold) if line else 0.0
        if line and used + space + wide > room:
            lines.append((line, " "))
            line, used, space = "", 0.0, 0.0
        for each in whole:
            lines.append((f"{line} {each}" if line else each, ""))
            line, used, space = "", 0.0, 0.0
        line, used = f"{line} {rest}" if line else rest, used + space + _width(rest, bold)
    return [*lines, (line, "\n")]


def _cut(word: str, room: float, bold: bool) -> list[str]:
    if _width(word, bold) <= room:
        return [word]
    parts, used = [""], 0.0
    for sign in word:
        wide = _advance(sign, bold)
        if parts[-1] and used + wide > room:
            parts.append("")
            used = 0.0
        parts[-1] += sign
        used += wide
    return parts


def _width(text: str, bold: bool) -> float:
    return _word_width(text, bold) if len(text) < _ORDINARY else sum(_advance(sign, bold) for sign in text)


@functools.lru_cache(maxsize=8192)
def _word_width(word: str, bold: bool) -> float:
    return sum(_advance(sign, bold) for sign in word)


@functools.lru_cache(maxsize=4096)
def _advance(sign: str, bold: bool) -> float:
    if ord(sign) > 0x2BFF or unicodedata.east_asian_width(sign) in "WF":
        return _PICTURE
    return _font(bold).getlength(sign) / _UNITS * _WIDER[bold]


@functools.cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / f"PT_Sans-Web-{'Bold' if bold else 'Regular'}.ttf"), _UNITS)
