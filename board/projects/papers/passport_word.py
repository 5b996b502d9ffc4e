"""The passport by the form REG-A2 as a document of Word."""

from typing import Any

from docx.document import Document as Paper
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from board.documents.formats import docx

_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_BLANK = "_" * 30
_LETTERS, _SMALL = 10.5, 8
_LONG = 3200
"""Signs in all four blocks from which on two columns would leave half of the pages empty."""


def write_passport(data: dict[str, Any]) -> bytes:
    """The file of Word, A4 upright: the four blocks as in the decree, or one under the other where they are long."""
    labels = data["labels"]
    paper = docx.new_paper(f"{labels['title']} · {data['name']}", data["language"])
    page = paper.sections[0]
    page.left_margin, page.right_margin = Mm(20), Mm(12)
    page.top_margin = page.bottom_margin = Mm(14)
    title = paper.add_paragraph()
    title.add_run(labels["title"]).bold = True
    _set(title, 14, 6)
    for name in ("unit", "name"):
        _on_line(paper, data[name], labels[name])
    _approval(paper, data)
    _set(paper.add_paragraph(), 4, 0)
    _boxes(paper, data)
    _set(paper.add_paragraph(), 4, 0)
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{data['foot']} · ")
    docx.tighten(foot, _SMALL)
    docx.add_page_number(foot, _SMALL)
    return docx.as_bytes(paper)


def _set(paragraph: Paragraph, size: float, after: float) -> None:
    paragraph.alignment = _CENTRE
    docx.tighten(paragraph, size, after)


def _on_line(paper: Paper, value: str, caption: str) -> None:
    table = paper.add_table(rows=2, cols=1)
    _value_over(table, 0, 0, value, caption, 12)


def _value_over(table: Table, row: int, column: int, value: str, caption: str, size: float) -> None:
    """What is entered on a line, and below it what it is."""
    upper, lower = table.cell(row, column), table.cell(row + 1, column)
    upper.text, lower.text = value, caption
    docx.rule_below(upper)
    upper.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    for paragraph in upper.paragraphs:
        _set(paragraph, size, 0)
    _set(lower.paragraphs[0], _SMALL, 2)


def _approval(paper: Paper, data: dict[str, Any]) -> None:
    labels = data["labels"]
    table = paper.add_table(rows=5, cols=4)
    docx.set_widths(table, (86, 46, 4, 42))
    for row in range(3):
        table.cell(row, 1).merge(table.cell(row, 3))
    top = table.cell(0, 1).paragraphs[0]
    top.add_run(labels["approve"]).bold = True
    _set(top, 11, 4)
    _value_over(table, 1, 1, data["post"], labels["post"], 11)
    _value_over(table, 3, 1, "\n".join(data["signature"]), labels["signature"], _SMALL if data["signature"] else 11)
    _value_over(table, 3, 3, data["signer"], labels["signer"], 11)
    for row in range(5):
        for column in (0, 2):
            for paragraph in table.cell(row, column).paragraphs if column == 0 or row > 2 else []:
                _set(paragraph, _SMALL, 0)


def _boxes(paper: Paper, data: dict[str, Any]) -> None:
    is_long = len(str([data[name] for name in ("general", "rationale", "goals", "effects")])) > _LONG
    columns = 1 if is_long else 2
    table = paper.add_table(rows=4 // columns, cols=columns, style="Table Grid")
    docx.set_widths(table, (178,) if is_long else (89, 89))
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, fill in zip(cells, (_general, _rationale, _goals, _schedule), strict=True):
        fill(cell, data)


def _head(cell: _Cell, words: str) -> None:
    first = cell.paragraphs[0]
    first.add_run(words).bold = True
    docx.tighten(first, _LETTERS, 3)


def _line(cell: _Cell, label: str, value: str) -> None:
    line = cell.add_paragraph(f"{label} {value or _BLANK}")
    docx.tighten(line, _LETTERS, 3)


def _general(cell: _Cell, data: dict[str, Any]) -> None:
    _head(cell, data["labels"]["general"])
    for name, value in data["general"].items():
        _line(cell, data["labels"][name], value)


def _rationale(cell: _Cell, data: dict[str, Any]) -> None:
    _head(cell, data["labels"]["rationale"])
    for number, reason in enumerate(data["rationale"], start=1):
        _line(cell, f"{number}.", reason)


def _goals(cell: _Cell, data: dict[str, Any]) -> None:
    labels = data["labels"]
    _head(cell, labels["goals"])
    table = cell.add_table(rows=1 + len(data["goals"]), cols=3)
    table.style = "Table Grid"
    whole = cell.width or Mm(89)
    docx.set_widths(table, (round(whole / Mm(1)) - 52, 24, 24))
    rows = [[labels["goal"], labels["baseline"], labels["target"]], *data["goals"]]
    for row, values in zip(table.rows, rows, strict=True):
        for place, (one, value) in enumerate(zip(row.cells, values, strict=True)):
            one.text = value
            for paragraph in one.paragraphs:
                docx.tighten(paragraph, 9.5, 0)
                if place:
                    paragraph.alignment = _CENTRE
    effects = cell.paragraphs[-1]
    effects.add_run(f"{labels['effects']} {data['effects'] or _BLANK}")
    docx.tighten(effects, _LETTERS, 3)
    effects.paragraph_format.space_before = Pt(4)


def _schedule(cell: _Cell, data: dict[str, Any]) -> None:
    _head(cell, data["labels"]["schedule"])
    for number, line in enumerate(data["stages"], start=1):
        _line(cell, f"{number}.", line)
