"""Tables as XLSX. Pure: the same rows give the same bytes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

Cell = str | float | int | date | None
_MADE = datetime(2019, 5, 21)  # noqa: DTZ001 - a fixed day inside the file, no instant
_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, the heads of its columns with their widths in characters, its rows."""

    name: str
    heads: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """An XLSX file. What begins with a sign of equality stays text: nobody's words become a formula."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": _MADE})
    styles = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"}),
        "number": book.add_format({"valign": "top"}),
    }
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name.translate(_FORBIDDEN)[:_LONGEST_NAME]), sheet, styles)
    book.close()
    return buffer.getvalue()


def _write(into: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    into.freeze_panes(1, 0)
    for at, (head, width) in enumerate(sheet.heads):
        into.write_string(0, at, head, styles["head"])
        into.set_column(at, at, width)
    for line, row in enumerate(sheet.rows, start=1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                into.write_string(line, at, cell, styles["text"])
            elif isinstance(cell, date):
                into.write_datetime(line, at, cell, styles["day"])
            elif cell is not None:
                into.write_number(line, at, cell, styles["number"])
