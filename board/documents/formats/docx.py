"""Documents of Word. Pure: the same data give the same bytes; what is written stays text, whatever signs it has."""

import io
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from board.documents.formats.zipped import settled

FONT = "Times New Roman"
"""One that every office has, with Cyrillic letters."""
LONGEST_TITLE = 255
"""Signs that the format takes as a title of the file."""
INK = RGBColor(0x17, 0x1B, 0x20)
_MADE = datetime(2019, 5, 21)  # noqa: DTZ001 - the format knows no zones
_MARGIN = Mm(18)
_LANGUAGES = {"ru": "ru-RU", "en": "en-GB"}


def new_paper(title: str, language: str | None = None) -> Paper:
    """An empty document of A4 with its title, in a font that is everywhere; `language` (`ru`, `en`) to spell by."""
    paper = Document()
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    for style in paper.styles:
        if isinstance(style, CharacterStyle) and style.name and style.name.startswith(("Normal", "Heading", "List")):
            _name_font(style)
            if style.type is WD_STYLE_TYPE.PARAGRAPH and style.name.startswith("Heading"):
                style.font.color.rgb = INK
    normal = paper.styles["Normal"]
    normal.font.size = Pt(12)
    if language in _LANGUAGES:
        _spell(normal, _LANGUAGES[language])
    facts = paper.core_properties
    facts.title, facts.author, facts.comments = title[:LONGEST_TITLE], "", ""
    facts.created = facts.modified = _MADE
    return paper


def add_table(paper: Paper, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int] = ()) -> Table:
    """A table with a head that is repeated on each page by whoever prints it; `widths` of its columns in mm."""
    table = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if widths:
        set_widths(table, widths)
    made: Table = table
    return made


def set_widths(table: Table, widths: Sequence[int]) -> None:
    """Columns of these widths in mm, whatever stands in them."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def tighten(paragraph: Paragraph, size: float, after: float = 2) -> None:
    """Letters of `size` points in what stands in it, lines close to each other, `after` points below."""
    paragraph.paragraph_format.space_after = Pt(after)
    paragraph.paragraph_format.space_before = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    for run in paragraph.runs:
        run.font.size = Pt(size)


def tighten_table(table: Table, size: float) -> None:
    """The same for every cell of a table."""
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                tighten(paragraph, size, after=1)


def add_page_number(paragraph: Paragraph, size: float) -> None:
    """The number of the page in letters of `size` points, as whoever shows the document counts it."""
    number = paragraph.add_run("1")
    number.font.size = Pt(size)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(number._r)
    paragraph._p.append(field)


def rule_below(cell: _Cell) -> None:
    """A line below a cell, as what is to be written on has."""
    borders, line = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "auto")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def as_bytes(paper: Paper) -> bytes:
    """The file, with the same dates inside whenever it is made."""
    written = io.BytesIO()
    paper.save(written)
    return settled(written.getvalue())


def _name_font(style: CharacterStyle) -> None:
    style.font.name = FONT
    named = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for each in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        named.attrib.pop(qn(f"w:{each}"), None)
    named.set(qn("w:cs"), FONT)


def _spell(style: CharacterStyle, language: str) -> None:
    spelt = OxmlElement("w:lang")
    spelt.set(qn("w:val"), language)
    style.element.get_or_add_rPr().append(spelt)
