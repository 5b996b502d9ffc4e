"""Documents read back by other programs than those that made them."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any

from docx import Document
from flask import Flask
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from pptx import Presentation
from pypdf import PdfReader

from board.web.language import speak

# Blanks of every kind, what only allows to break a line, and letters for which the PDF has no shape.
_NOT_COMPARED = re.compile("[\\s\u200b\u00ad\ufe0f\x00\U00010000-\U0010ffff]+")


@contextmanager
def read_in(language: str) -> Iterator[None]:
    """A reader of a language asks."""
    with _app(language).test_request_context():
        yield


@cache
def _app(language: str) -> Flask:
    app = Flask(__name__)
    speak(app, default=language, time_zone="Asia/Novokuznetsk")
    return app


def squeezed(text: str) -> str:
    """A text without what the laying out of a page changes."""
    return _NOT_COMPARED.sub("", text)


def letters(text: str) -> Counter[str]:
    """How often each sign is there; a table that goes on over pages is read back in another order."""
    return Counter(squeezed(text))


def pdf_pages(content: bytes) -> list[str]:
    """The text of every page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def pdf_text(content: bytes) -> str:
    """The text of all pages."""
    return "\n".join(pdf_pages(content))


def page_sizes(content: bytes) -> set[tuple[int, int]]:
    """The sizes of the pages in whole mm."""
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(content)).pages]
    return {(round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) for box in boxes}


def fonts(content: bytes) -> dict[str, bool]:
    """The fonts of a PDF, and whether each is inside it."""
    found: dict[str, bool] = {}
    for page in PdfReader(io.BytesIO(content)).pages:
        named: Any = page["/Resources"]
        for font in (each.get_object() for each in named.get("/Font", {}).values()):
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            found[str(font["/BaseFont"])] = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
    return found


def word_text(content: bytes) -> str:
    """Everything in a document of Word in its order, tables in tables too."""
    return "\n".join(_texts(Document(io.BytesIO(content))))


def _texts(part: Any) -> Iterator[str]:
    for each in part.iter_inner_content():
        if not hasattr(each, "rows"):
            yield each.text
            continue
        # A cell that stands for several is given once for each of them.
        cells = {cell._tc: cell for row in each.rows for cell in row.cells}
        for cell in cells.values():
            yield from _texts(cell)


def slide_texts(content: bytes) -> list[str]:
    """The text of every slide of a PPTX."""
    return ["\n".join(_shape_texts(slide.shapes)) for slide in Presentation(io.BytesIO(content)).slides]


def _shape_texts(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)


def table_rows(content: bytes, sheet: int) -> list[tuple[Any, ...]]:
    """The rows of a sheet of an XLSX; what is a date there is one here."""
    book: Workbook = load_workbook(io.BytesIO(content))
    rows = book.worksheets[sheet].iter_rows(values_only=True)
    return [tuple(cell.date() if isinstance(cell, datetime) else cell for cell in row) for row in rows]
