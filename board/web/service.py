"""What keeps the program running and readable: health, the description of the API."""

from typing import Any

from flask import Blueprint, Response, current_app, render_template

from board import errors
from board.web.description import openapi
from board.web.endpoint import json_response

pages = Blueprint("web", __name__)
VERSION = "0.1.0"


@pages.get("/healthz")
def health() -> Response:
    """The process answers; nothing else is asked."""
    return json_response({"status": "ok"})


@pages.get("/api/v1/openapi.json")
def description() -> Response:
    """The OpenAPI 3.1 document."""
    return json_response(_document())


@pages.get("/api/docs")
def api_docs() -> str:
    """The same, to be read."""
    return render_template("web/api_docs.html", document=_document())


@pages.route("/api/<path:_rest>", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def unknown_address(_rest: str) -> Response:
    """An address that the API does not have."""
    raise errors.NotFound


def _document() -> dict[str, Any]:
    known: dict[str, Any] | None = current_app.extensions.get("board_openapi")
    if known is None:
        known = current_app.extensions["board_openapi"] = openapi(current_app, VERSION)
    return known
