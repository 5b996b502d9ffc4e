"""What slides are made of: text, a table or a picture below a title, going on on further slides if need be. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from board.documents.formats.pptx import HIGH, LINE, QUIET, SHEET, WIDE, Area, Grid, Photo, Slide, Words
from board.projects.papers.fitting import Row, gap_below, row_heights, shortened, table_pages, text_pages
from board.projects.papers.pictures import Picture, within

LEFT, TOP = 16.0, 37.0
ROOM_WIDE, ROOM_HIGH = WIDE - 2 * LEFT, 136.0
"""Where the content of a slide stands, in mm."""
TEXT_SIZES, TABLE_SIZES = (26, 24, 22, 20, 18, 16, 14), (22, 20, 18, 16, 14)
_TITLE_SIZES = (28, 24, 20, 16)
_TITLE_TOP, _TITLE_HIGH = 12.0, 19.0
_FOOT_TOP, _FOOT_SIZE = HIGH - 12.5, 11.0
_THIN, _FRAME, _BETWEEN, _NOTE_HIGH = 0.4, 2.0, 3.0, 60.0
Part = Words | Grid | Photo | Area


@dataclass(frozen=True)
class Sketch:
    """A slide that does not know its number yet."""

    title: str
    parts: Sequence[Part]


def slide(sketch: Sketch, foot: str, number: str) -> Slide:
    """The slide with its title, a thin line, its foot and its number."""
    size, pages = text_pages([sketch.title], ROOM_WIDE, _TITLE_HIGH, _TITLE_SIZES)
    title = Words(LEFT, _TITLE_TOP, ROOM_WIDE, _TITLE_HIGH, pages[0], size, bold=True)
    _, foot_told = shortened(foot, ROOM_WIDE * 0.8, 6, (_FOOT_SIZE,))
    below = (
        Area(LEFT, TOP - 5, ROOM_WIDE, _THIN, LINE),
        Words(LEFT, _FOOT_TOP, ROOM_WIDE * 0.8, 6, [foot_told], _FOOT_SIZE, colour=QUIET),
        Words(LEFT + ROOM_WIDE * 0.8, _FOOT_TOP, ROOM_WIDE * 0.2, 6, [number], _FOOT_SIZE, colour=QUIET, align="right"),
    )
    return Slide(title, (*below, *sketch.parts))


def numbered(sketches: Sequence[Sketch]) -> list[Sketch]:
    """Slides that go on from one another say so in their titles."""
    if len(sketches) == 1:
        return list(sketches)
    return [replace(each, title=f"{each.title} · {place}/{len(sketches)}") for place, each in enumerate(sketches, 1)]


def text_sketches(title: str, texts: Sequence[str]) -> list[Sketch]:
    """Paragraphs; no slide where there are none."""
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    size, pages = text_pages(lines, ROOM_WIDE, ROOM_HIGH, TEXT_SIZES)
    shown = [Words(LEFT, TOP, ROOM_WIDE, ROOM_HIGH, page, size, gap=gap_below(size)) for page in pages if page]
    return numbered([Sketch(title, [each]) for each in shown])


def table_sketches(
    title: str,
    heads: Sequence[str] | None,
    rows: Sequence[Sequence[str]],
    portions: Sequence[float],
    above: tuple[Sequence[Part], float] = ((), 0.0),
) -> list[Sketch]:
    """A table with columns of these portions; `above` are parts before it on its first slide, and how high they are."""
    head: Row | None = tuple(heads) if heads else None
    widths = [ROOM_WIDE * each / sum(portions) for each in portions]
    parts, taken = above
    told = [tuple(row) for row in rows]
    size, pages = table_pages(head, told, widths, (ROOM_HIGH - taken, ROOM_HIGH), TABLE_SIZES)
    sketches = []
    for place, page in enumerate(pages):
        grid = [_grid(head, page, widths, TOP + (0.0 if place else taken), size)] if page else []
        shown = [*([] if place else parts), *grid]
        sketches += [Sketch(title, shown)] if shown else []
    return numbered(sketches)


def picture_sketch(title: str, picture: Picture, key: str, alt: str) -> Sketch:
    """A picture as large as a slide shows it."""
    return Sketch(title, framed(picture, key, alt, (LEFT, TOP, ROOM_WIDE, ROOM_HIGH)))


def with_words(sketch: Sketch, texts: Sequence[str]) -> Sketch | None:
    """The slide with paragraphs below what stands on it, or `None` where there is no room for them."""
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    y = max(_bottom(part) for part in sketch.parts) + 2 * _BETWEEN
    room = TOP + ROOM_HIGH - y
    size, pages = text_pages(lines, ROOM_WIDE, room, TABLE_SIZES) if room > _BETWEEN else (0, [])
    if len(pages) != 1:
        return None
    words = Words(LEFT, y, ROOM_WIDE, room, pages[0], size, gap=gap_below(size))
    return replace(sketch, parts=[*sketch.parts, words])


def framed(picture: Picture, key: str, alt: str, place: tuple[float, float, float, float]) -> list[Part]:
    """A picture on white in the middle of a place `(x, y, wide, high)`."""
    x, y, room_wide, room_high = place
    wide, high = within(picture, room_wide - 2 * _FRAME, room_high - 2 * _FRAME)
    x, y = x + (room_wide - wide) / 2, y + (room_high - high) / 2
    sheet = Area(x - _FRAME, y - _FRAME, wide + 2 * _FRAME, high + 2 * _FRAME, SHEET, is_framed=True)
    return [sheet, Photo(x, y, wide, high, key, alt)]


def noted(note: str, x: float, y: float, wide: float) -> Words:
    """A quiet line instead of a picture."""
    size, pages = text_pages([note], wide, _NOTE_HIGH, TABLE_SIZES)
    return Words(x, y, wide, _NOTE_HIGH, pages[0], size, colour=QUIET)


def _bottom(part: Part) -> float:
    return part.y + (sum(part.heights) if isinstance(part, Grid) else part.high)


def _grid(head: Row | None, rows: Sequence[Row], widths: Sequence[float], y: float, size: float) -> Grid:
    heights = row_heights([head], widths, size, bold=True) if head else []
    shown = [head, *rows] if head else list(rows)
    return Grid(LEFT, y, widths, [*heights, *row_heights(rows, widths, size)], shown, size, is_headed=head is not None)
