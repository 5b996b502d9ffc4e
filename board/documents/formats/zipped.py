"""Files of office programs are zip archives; here they get the same bytes whenever they are made. Pure."""

import io
import zipfile

_ZIPPED = (2019, 5, 21, 0, 0, 0)
_FIRST = "[Content_Types].xml"


def settled(archive: bytes) -> bytes:
    """The same archive with one date for everything in it, and first what a reader looks for first."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for each in sorted(source.infolist(), key=lambda part: part.filename != _FIRST):
            target.writestr(zipfile.ZipInfo(each.filename, _ZIPPED), source.read(each), zipfile.ZIP_DEFLATED)
    return written.getvalue()
