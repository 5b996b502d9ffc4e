"""Pages as PDF, set by Typst with the fonts inside. Pure: the same data give the same bytes."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fontpkg_pt_sans
import typst

_MADE = datetime(2019, 5, 21, tzinfo=UTC)
_FONTS = Path(fontpkg_pt_sans.__file__).parent / "files"


def pdf(template: Path, data: dict[str, Any]) -> bytes:
    """The PDF of a Typst template, which reads `data` as JSON: no text in it can become markup."""
    made: bytes = typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=_MADE,
    )
    return made
