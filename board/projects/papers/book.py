"""Official lists as XLSX: above each table its full title, which no sheet's name has room for. Pure."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

from board.documents.formats.docx import LONGEST_TITLE
from board.documents.formats.xlsx import Cell, Sheet

_MADE = datetime(2019, 5, 21)  # noqa: DTZ001 - a fixed day inside the file, no instant
_A4 = 9
_TITLE, _HEADS = 0, 1
_LINE, _PER_LINE = 18, 1.1
"""Points of a line of the title, and how many of its signs stand in a unit of a column's width."""


@dataclass(frozen=True)
class TitledSheet(Sheet):
    """A sheet with the title of its list; the last `remarks` rows are no rows of the list and look so."""

    title: str = ""
    remarks: int = 0


def titled_workbook(sheets: Sequence[TitledSheet]) -> bytes:
    """An XLSX file, ready to be printed on A4 across; no text becomes a formula. The same rows give the same bytes."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": _MADE, "title": sheets[0].title[:LONGEST_TITLE] if sheets else "", "author": ""})
    top = {"valign": "top"}
    styles = {
        "title": book.add_format({**top, "bold": True, "text_wrap": True, "font_size": 13}),
        "head": book.add_format({**top, "bold": True, "text_wrap": True, "border": 1, "bg_color": "#F4F3EF"}),
        "text": book.add_format({**top, "text_wrap": True, "border": 1}),
        "day": book.add_format({**top, "num_format": "dd.mm.yyyy", "align": "left", "border": 1}),
        "number": book.add_format({**top, "border": 1}),
        "remark": book.add_format({**top, "italic": True, "text_wrap": True}),
    }
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        _set_up(page, sheet, styles)
        for line, row in enumerate(sheet.rows):
            is_remark = line >= len(sheet.rows) - sheet.remarks
            for at, cell in enumerate(row):
                _write(page, _HEADS + 1 + line, at, cell, styles, is_remark)
    book.close()
    return buffer.getvalue()


def _set_up(page: Any, sheet: TitledSheet, styles: dict[str, Any]) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&R&P / &N")
    page.repeat_rows(_HEADS)
    page.freeze_panes(_HEADS + 1, 0)
    wide = sum(width for _, width in sheet.heads)
    page.set_row(_TITLE, _LINE * (1 + int(len(sheet.title) / (wide / _PER_LINE))))
    page.merge_range(_TITLE, 0, _TITLE, len(sheet.heads) - 1, "", styles["title"])
    page.write_string(_TITLE, 0, sheet.title, styles["title"])
    for at, (head, width) in enumerate(sheet.heads):
        page.write_string(_HEADS, at, head, styles["head"])
        page.set_column(at, at, width)


def _write(page: Any, line: int, at: int, cell: Cell, styles: dict[str, Any], is_remark: bool) -> None:
    if isinstance(cell, str):
        page.write_string(line, at, cell, styles["remark" if is_remark else "text"])
    elif isinstance(cell, date):
        page.write_datetime(line, at, cell, styles["day"])
    elif cell is not None:
        page.write_number(line, at, cell, styles["remark" if is_remark else "number"])
    elif not is_remark:
        page.write_blank(line, at, None, styles["text"])
