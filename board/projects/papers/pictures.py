"""Pictures that people have brought, made fit for slides: upright, and no larger than a slide shows.

What a camera writes beside the picture, such as the place where it was taken, does not go into the document. Pure.
"""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PIL import Image, ImageOps

_MOST_SIGNS = 40_000_000
_WIDE, _HIGH = 2000, 1400
_QUALITY = 86
_LARGE = 1_500_000
"""Bytes from which on a PNG is a photograph rather than a drawing."""
_NO_PICTURE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True)
class Picture:
    """A JPEG or PNG with its size in pixels."""

    content: bytes
    media: str
    wide: int
    high: int


def prepared(pictures: Mapping[str, bytes], keys: Iterable[str]) -> dict[str, Picture]:
    """Those of the pictures that are asked for and can be shown, by their keys."""
    found = {key: _prepared(pictures[key]) for key in dict.fromkeys(keys) if key in pictures}
    return {key: picture for key, picture in found.items() if picture}


def within(picture: Picture, wide: float, high: float) -> tuple[float, float]:
    """Its width and height in a place of that size, without a change of its shape."""
    ratio = min(wide / picture.wide, high / picture.high)
    return picture.wide * ratio, picture.high * ratio


def _prepared(content: bytes) -> Picture | None:
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > _MOST_SIGNS:
                return None
            is_drawing = opened.format == "PNG"
            opened.draft("RGB", (_WIDE, _HIGH))
            shown = _on_white(ImageOps.exif_transpose(opened))
    except _NO_PICTURE:
        return None
    shown.thumbnail((_WIDE, _HIGH))
    made = _written(shown, "PNG") if is_drawing else None
    if made is None or len(made) > _LARGE:
        return Picture(_written(shown, "JPEG"), "image/jpeg", *shown.size)
    return Picture(made, "image/png", *shown.size)


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")


def _written(picture: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, quality=_QUALITY, optimize=kind == "PNG")
    return buffer.getvalue()
