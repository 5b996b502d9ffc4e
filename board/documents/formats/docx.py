"""Documents of Word. Pure: the same data give the same bytes; what is written stays text, whatever signs it has."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as Paper
from docx.shared import Pt

FONT = "Times New Roman"
"""One that every office has, with Cyrillic letters."""
_MADE = datetime(2019, 5, 21)  # noqa: DTZ001 - the format knows no zones
_ZIPPED = (2019, 5, 21, 0, 0, 0)


def new_paper(title: str) -> Paper:
    """An empty document of A4 with its title, in a font that is everywhere."""
    paper = Document()
    paper.styles["Normal"].font.name = FONT
    paper.styles["Normal"].font.size = Pt(12)
    facts = paper.core_properties
    facts.title, facts.author, facts.comments = title, "", ""
    facts.created = facts.modified = _MADE
    return paper


def add_table(paper: Paper, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table with a head that is repeated on each page by whoever prints it."""
    table = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def as_bytes(paper: Paper) -> bytes:
    """The file, with the same dates inside whenever it is made."""
    written, settled = io.BytesIO(), io.BytesIO()
    paper.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for each in sorted(source.infolist(), key=lambda part: part.filename != "[Content_Types].xml"):
            target.writestr(zipfile.ZipInfo(each.filename, _ZIPPED), source.read(each), zipfile.ZIP_DEFLATED)
    return settled.getvalue()
