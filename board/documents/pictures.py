"""Photographs as they are kept: upright, of a size that is looked at, without what a camera notes about the place."""

import io

from gevent import get_hub
from gevent.lock import BoundedSemaphore
from PIL import Image, ImageOps, UnidentifiedImageError

from board.documents.kinds import JPEG, PNG, UnknownFile
from board.errors import N_

_LONGEST_SIDE = 2000
_MOST_PIXELS = 60_000_000
_QUALITY = 85


_places = BoundedSemaphore(2)
"""Two at a time: a picture that is being drawn takes some hundreds of megabytes."""


def drawn_anew(content: bytes, media_type: str) -> bytes:
    """The same picture, cleaned beside the loop. Raises `UnknownFile`."""
    with _places:
        return bytes(get_hub().threadpool.apply(cleaned, (content, media_type)))


def cleaned(content: bytes, media_type: str) -> bytes:
    """The same picture, drawn anew. Raises `UnknownFile` for what cannot be read as one."""
    try:
        with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as found:
            if found.width * found.height > _MOST_PIXELS:
                raise UnknownFile(N_("The picture has too many points; make it smaller first."))
            picture = ImageOps.exif_transpose(found)
            picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            return _written(picture, media_type)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise UnknownFile(N_("The picture cannot be read.")) from None


def _written(picture: Image.Image, media_type: str) -> bytes:
    out = io.BytesIO()
    if media_type == PNG:
        picture.convert("RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB").save(
            out, "PNG"
        )
    elif media_type == JPEG:
        # A comment would be taken over unless another is given; it may say anything about the place.
        picture.convert("RGB").save(out, "JPEG", quality=_QUALITY, optimize=True, comment=b"")
    return out.getvalue()
