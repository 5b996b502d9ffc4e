"""The slides of «было – стало»: rows of words together, a row with photographs on a slide of its own. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from board.documents.formats.pptx import QUIET, Words
from board.projects.papers.fitting import gap_below, height, line_height, text_pages
from board.projects.papers.pictures import Picture
from board.projects.papers.sketches import (
    LEFT,
    ROOM_HIGH,
    ROOM_WIDE,
    TABLE_SIZES,
    TOP,
    Part,
    Sketch,
    framed,
    noted,
    table_sketches,
)

_SIDES = ("was", "became")
_PORTIONS = (0.9, 1.2, 1.2)
_BETWEEN = 10.0
_COLUMN = (ROOM_WIDE - _BETWEEN) / 2
_NAME_SIZES, _NAME_HIGH = (20, 18, 16, 14, 12), 32.0
_HEAD_SIZE, _LEAST_PHOTO = 14.0, 62.0


def result_sketches(results: dict[str, Any], pictures: Mapping[str, Picture]) -> Iterator[Sketch]:
    """The slides of `{title, heads, rows}`, the rows in their order."""
    title, heads = results["title"], results["heads"]
    for has_photos, group in groupby(results["rows"], key=_has_photos):
        rows = list(group)
        if not has_photos:
            yield from _in_words(title, heads, rows)
            continue
        for row in rows:
            yield from _with_photos(title, heads, row, pictures)


def _has_photos(row: dict[str, Any]) -> bool:
    return any(f"{side}_photo" in row for side in _SIDES)


def _in_words(title: str, heads: Sequence[str], rows: Sequence[dict[str, Any]]) -> list[Sketch]:
    return table_sketches(title, heads, [[each["name"], each["was"], each["became"]] for each in rows], _PORTIONS)


def _with_photos(
    title: str, heads: Sequence[str], row: dict[str, Any], pictures: Mapping[str, Picture]
) -> Iterator[Sketch]:
    """The photographs beside each other with the words below them, or on the next slide where they are many."""
    size, names = text_pages([row["name"]], ROOM_WIDE, _NAME_HIGH, _NAME_SIZES)
    name = Words(LEFT, TOP, ROOM_WIDE, _NAME_HIGH, names[0], size, bold=True)
    y = TOP + height(names[0], ROOM_WIDE, size, bold=True) + 3
    left = TOP + ROOM_HIGH - y - line_height(_HEAD_SIZE) - 2
    letters = next((each for each in TABLE_SIZES if left - _words_high(row, each) >= _LEAST_PHOTO), None)
    photo_high = left - (_words_high(row, letters) if letters else 0)
    parts: list[Part] = [name]
    for place, side in enumerate(_SIDES):
        x = LEFT + place * (_COLUMN + _BETWEEN)
        parts.append(Words(x, y, _COLUMN, 6, [heads[1 + place]], _HEAD_SIZE, bold=True, colour=QUIET))
        top = y + line_height(_HEAD_SIZE) + 2
        parts += _photo(row.get(f"{side}_photo"), pictures, (x, top, _COLUMN, photo_high))
        if letters and row[side]:
            lines = row[side].split("\n")
            parts.append(Words(x, top + photo_high + 3, _COLUMN, left - photo_high - 3, lines, letters))
    yield Sketch(title, parts)
    if letters is None:
        yield from _in_words(title, heads, [row])


def _words_high(row: dict[str, Any], size: float) -> float:
    """How much room the words below the photographs take, with what is free above them."""
    return 3 + gap_below(size) + max(height(row[side].split("\n"), _COLUMN, size) for side in _SIDES)


def _photo(
    photo: dict[str, str] | None, pictures: Mapping[str, Picture], place: tuple[float, float, float, float]
) -> list[Part]:
    if photo is None:
        return []
    picture = pictures.get(photo["id"])
    return framed(picture, photo["id"], photo["note"], place) if picture else [noted(photo["note"], *place[:3])]
