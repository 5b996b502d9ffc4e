"""Slides of 16:9 as PPTX, of parts whose places are known. Pure: the same slides give the same bytes."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Mm, Pt

from board.documents.formats.docx import LONGEST_TITLE
from board.documents.formats.zipped import settled

WIDE, HIGH = 338.667, 190.5
"""The size of a slide in mm."""
FONT = "Arial"
INK, QUIET, LINE, PAPER, SHEET = "171B20", "59636E", "DEDBD2", "F4F3EF", "FFFFFF"
PAD_X, PAD_Y = 2.5, 1.8
"""What is left free inside a cell of a table, in mm."""
_MADE = datetime(2019, 5, 21)  # noqa: DTZ001 - the format knows no zones
_TITLE_ONLY = 5
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_LANGUAGES = {"ru": MSO_LANGUAGE_ID.RUSSIAN, "en": MSO_LANGUAGE_ID.ENGLISH_UK}


@dataclass(frozen=True)
class Words:
    """Paragraphs in a place; all lengths are in mm, `size` of letters in points, `gap` below a paragraph in mm."""

    x: float
    y: float
    wide: float
    high: float
    lines: Sequence[str]
    size: float
    bold: bool = False
    colour: str = INK
    align: str = "left"
    gap: float = 0
    kind: str = "words"


@dataclass(frozen=True)
class Grid:
    """A table: its first row is the head, or of one without a head its first column says what stands beside it."""

    x: float
    y: float
    widths: Sequence[float]
    heights: Sequence[float]
    rows: Sequence[Sequence[str]]
    size: float
    is_headed: bool = True
    kind: str = "grid"


@dataclass(frozen=True)
class Photo:
    """A picture by its key, and what is said of it to those who do not see it."""

    x: float
    y: float
    wide: float
    high: float
    key: str
    alt: str
    kind: str = "photo"


@dataclass(frozen=True)
class Area:
    """A rectangle of a colour, with or without a thin line around it."""

    x: float
    y: float
    wide: float
    high: float
    colour: str
    is_framed: bool = False
    kind: str = "area"


@dataclass(frozen=True)
class Slide:
    """A slide: its title in its place, and its parts, what lies below first."""

    title: Words
    parts: Sequence[Words | Grid | Photo | Area]


def slide_show(title: str, language: str, slides: Sequence[Slide], pictures: Mapping[str, bytes]) -> bytes:
    """The PPTX file; `pictures` holds the JPEG or PNG of every key that a `Photo` names."""
    show = Presentation()
    _widen(show)
    facts = show.core_properties
    facts.title, facts.author, facts.last_modified_by, facts.comments = title[:LONGEST_TITLE], "", "", ""
    facts.created = facts.modified = _MADE
    for each in slides:
        made = show.slides.add_slide(show.slide_layouts[_TITLE_ONLY])
        _fill(made.shapes.title, each.title, language)
        for part in each.parts:
            _add(made.shapes, part, language, pictures)
    written = io.BytesIO()
    show.save(written)
    return settled(written.getvalue())


def _widen(show: Any) -> None:
    """The template's pages are 4:3; whoever adds a slide later finds the places for text where they belong."""
    ratio = Mm(WIDE) / show.slide_width
    show.slide_width, show.slide_height = Mm(WIDE), Mm(HIGH)
    master = show.slide_master
    background = master.background.fill
    background.solid()
    background.fore_color.rgb = _rgb(PAPER)
    for page in (master, *show.slide_layouts):
        for shape in page.placeholders:
            left, wide = shape.left, shape.width
            if page is master or shape._element.spPr.xfrm is not None:
                shape.left, shape.width = int(left * ratio), int(wide * ratio)


def _add(shapes: Any, part: Words | Grid | Photo | Area, language: str, pictures: Mapping[str, bytes]) -> None:
    if isinstance(part, Grid):
        _add_grid(shapes, part, language)
        return
    place = (Mm(part.x), Mm(part.y), Mm(part.wide), Mm(part.high))
    if isinstance(part, Words):
        _fill(shapes.add_textbox(*place), part, language)
    elif isinstance(part, Photo):
        picture = shapes.add_picture(io.BytesIO(pictures[part.key]), *place)
        picture._element.nvPicPr.cNvPr.set("descr", part.alt)
    else:
        area = shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
        _colour(area.fill, part.colour)
        # What a theme adds to a shape, such as a shadow.
        area._element.remove(area._element.find(qn("p:style")))
        if part.is_framed:
            area.line.color.rgb, area.line.width = _rgb(LINE), Pt(0.75)
        else:
            area.line.fill.background()


def _fill(shape: Any, words: Words, language: str) -> None:
    shape.left, shape.top, shape.width, shape.height = (Mm(each) for each in (words.x, words.y, words.wide, words.high))
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    _write(frame, words.lines, words.size, language, bold=words.bold, colour=words.colour)
    for paragraph in frame.paragraphs:
        paragraph.alignment, paragraph.space_after = _ALIGN[words.align], Mm(words.gap)


def _write(frame: Any, lines: Sequence[str], size: float, language: str, *, bold: bool, colour: str) -> None:
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.line_spacing, paragraph.space_before = 1.0, Pt(0)
        run = paragraph.add_run()
        run.text = line
        run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
        run.font.color.rgb = _rgb(colour)
        run.font.language_id = _LANGUAGES.get(language)


def _add_grid(shapes: Any, grid: Grid, language: str) -> None:
    size = (Mm(sum(grid.widths)), Mm(sum(grid.heights)))
    table = shapes.add_table(len(grid.rows), len(grid.widths), Mm(grid.x), Mm(grid.y), *size).table
    table.horz_banding = False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN_TABLE
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(width)
    table.first_row = grid.is_headed
    for number, (row, height, values) in enumerate(zip(table.rows, grid.heights, grid.rows, strict=True)):
        row.height = Mm(height)
        for place, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            cell.margin_left = cell.margin_right = Mm(PAD_X)
            cell.margin_top = cell.margin_bottom = Mm(PAD_Y)
            is_head = grid.is_headed and number == 0
            colour = QUIET if is_head or (place == 0 and not grid.is_headed) else INK
            _write(cell.text_frame, value.split("\n"), grid.size, language, bold=is_head, colour=colour)
            _colour(cell.fill, SHEET)
            _rule_below(cell)


def _colour(fill: Any, colour: str) -> None:
    fill.solid()
    fill.fore_color.rgb = _rgb(colour)


def _rule_below(cell: Any) -> None:
    """A thin line below; the format wants lines before the filling."""
    colour = f'<a:solidFill><a:srgbClr val="{LINE}"/></a:solidFill>'
    line = parse_xml(f'<a:lnB {nsdecls("a")} w="{Pt(0.75)}">{colour}</a:lnB>')
    cell._tc.get_or_add_tcPr().insert(0, line)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]
