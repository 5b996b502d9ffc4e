"""Files that are answered to be saved or shown."""

from urllib.parse import quote

from flask import Response


def sent(content: bytes, name: str, media_type: str, *, shown: bool = False) -> Response:
    """A file under a name that may have any letters; `shown` in the browser, else saved."""
    way = "inline" if shown else "attachment"
    headers = {"Content-Disposition": f"{way}; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(content, mimetype=media_type, headers=headers)
