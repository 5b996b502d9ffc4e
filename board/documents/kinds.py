"""What a file is, told from its own content and never from its name; what may be kept. Pure."""

import io
import zipfile

from board import errors
from board.errors import N_

MOST_BYTES = 10 * 1024 * 1024
PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{_OFFICE}.wordprocessingml.document"
XLSX = f"{_OFFICE}.spreadsheetml.sheet"
PPTX = f"{_OFFICE}.presentationml.presentation"
PICTURES = (PNG, JPEG)
_SIGNS = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
ENDINGS = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg", DOCX: ".docx", XLSX: ".xlsx", PPTX: ".pptx"}


_REFUSED = N_(
    "It was not taken: by its content it is no PDF, picture (PNG, JPEG) or document of Word, Excel, PowerPoint."
)


class UnknownFile(errors.Refusal):
    """The file is of no kind that is kept."""

    slug, title = "unknown-file", N_("This kind of file cannot be kept")


def media_type(content: bytes) -> str:
    """The media type of a file by its content. Raises `UnknownFile`."""
    found = next((kind for sign, kind in _SIGNS if content.startswith(sign)), None) or _of_office(content)
    if found is None:
        raise UnknownFile(_REFUSED)
    return found


def _of_office(content: bytes) -> str | None:
    if not content.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
    except zipfile.BadZipFile:
        return None
    # A document with macros says so by this part, whatever it is called.
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    return next((kind for part, kind in _PARTS.items() if part in names), None)
