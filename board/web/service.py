"""What keeps the program running and readable: health, readiness, the description of the API."""

from typing import Any

from flask import Blueprint, Response, current_app, render_template
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from board import database, errors
from board.bootstrap import places
from board.web.description import openapi
from board.web.endpoint import json_response

pages = Blueprint("web", __name__)
VERSION = "0.1.0"


@pages.get("/healthz")
def health() -> Response:
    """The process answers; nothing else is asked."""
    return json_response({"status": "ok"})


@pages.get("/readyz")
def readiness() -> Response:
    """Whether requests can be served now; 503 with the failing checks otherwise."""
    failing = {name: fault for name, fault in (("database", _database_fault()), ("assets", _assets_fault())) if fault}
    return json_response({"status": "failing" if failing else "ok", "failing": failing}, 503 if failing else 200)


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


def _database_fault() -> str | None:
    try:
        with database.reading() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError as failure:
        return type(failure).__name__
    return None


def _assets_fault() -> str | None:
    return None if (places.STATIC / "manifest.json").is_file() else "the pages were not built"
