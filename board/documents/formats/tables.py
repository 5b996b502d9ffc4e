"""Tables that people bring, as XLSX or CSV: bytes in, rows of cells out. Pure."""

import csv
import io
import zipfile
from collections.abc import Iterable
from typing import Any

import openpyxl

from board.errors import N_

MOST_ROWS = 500
_MOST_COLUMNS = 40
_MOST_UNPACKED = 8 * 1024 * 1024
_ENCODINGS = ("utf-8-sig", "cp1251")
Row = list[Any]


class Unreadable(Exception):
    """The file is no table that can be read; the argument says why, as a catalogue text."""


def read_table(name: str, content: bytes) -> list[Row]:
    """The rows of the first sheet, each as long as its last filled cell; numbers and dates as the file has them.

    Raises `Unreadable`.
    """
    rows = list(_limited(_of_xlsx(content) if name.lower().endswith((".xlsx", ".xlsm")) else _of_csv(content)))
    if not rows:
        raise Unreadable(N_("The file has no rows."))
    return rows


def _of_xlsx(content: bytes) -> Iterable[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
        if unpacked > _MOST_UNPACKED:
            raise Unreadable(N_("The file is too large."))
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(max_col=_MOST_COLUMNS, max_row=MOST_ROWS + 2, values_only=True):
            yield list(row)
    except Unreadable:
        raise
    except Exception as wrong:
        # A damaged file fails in as many ways as its readers have lines; none of them is our failure.
        raise Unreadable(N_("The file is no XLSX table, or it is damaged.")) from wrong


def _of_csv(content: bytes) -> Iterable[Row]:
    text = _text(content)
    first = text.partition("\n")[0]
    mark = max(";\t,", key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            yield [cell.strip() or None for cell in row[:_MOST_COLUMNS]]
    except csv.Error as wrong:
        raise Unreadable(N_("The file is neither XLSX nor CSV.")) from wrong


def _text(content: bytes) -> str:
    if b"\0" in content:
        raise Unreadable(N_("The file is neither XLSX nor CSV."))
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(N_("The file is neither XLSX nor CSV."))


def _limited(rows: Iterable[Row]) -> Iterable[Row]:
    for number, row in enumerate(rows):
        if number > MOST_ROWS:
            raise Unreadable(N_("The file has more than 500 rows. Divide it."))
        filled = [at for at, cell in enumerate(row) if cell is not None]
        yield row[: filled[-1] + 1] if filled else []
