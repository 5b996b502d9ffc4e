"""JSON for Socket.IO in the shape of the standard module, made by orjson."""

from typing import Any

import orjson


def dumps(value: Any, **_as_in_json: Any) -> str:
    """Encode as compactly as `separators=(",", ":")` would; raises `TypeError` for what JSON cannot hold."""
    return orjson.dumps(value).decode()


def loads(text: str | bytes, **_as_in_json: Any) -> Any:
    """Decode; raises `ValueError` for what is no JSON."""
    return orjson.loads(text)
