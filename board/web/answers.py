"""The one place where a refusal becomes an answer: a problem document or a page."""

from collections.abc import Callable, Iterator

import structlog
from flask import Flask, Response, render_template
from flask_babel import gettext
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as Answer

from board import errors, measures
from board.web.endpoint import json_response
from board.web.pages import wants_page

log = structlog.get_logger()
_STANDARD: dict[int, type[errors.Problem]] = {
    401: errors.NotSignedIn,
    403: errors.NotAllowed,
    404: errors.NotFound,
    405: errors.WrongMethod,
    410: errors.Gone,
    413: errors.TooLarge,
}


def answer_problems(app: Flask, stranger: Callable[[], Answer]) -> None:
    """Answer every failure of a request in the one shape; `stranger()` answers a person who must sign in first."""

    def answer_problem(problem: errors.Problem) -> Answer:
        if isinstance(problem, errors.NotSignedIn) and wants_page():
            return stranger()
        return answer(problem)

    for kind in _kinds(errors.Problem):
        # What is first seen at 1 has not grown, as Prometheus sees it.
        measures.refusals.labels(kind.slug)
    app.register_error_handler(errors.Problem, answer_problem)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(DBAPIError, _database)
    app.register_error_handler(Exception, _unforeseen)


def answer(problem: errors.Problem) -> Response:
    """The problem document (RFC 9457), or a page for a person."""
    document = _document(problem)
    measures.refusals.labels(document["type"]).inc()
    if wants_page():
        page = render_template("error.html", problem=document)
        response = Response(page, status=problem.status, mimetype="text/html")
    else:
        response = json_response(document, problem.status)
        response.mimetype = "application/problem+json"
    if problem.status in (503, 507):
        response.headers["Retry-After"] = "2"
    if isinstance(problem, errors.TooMany):
        response.headers["Retry-After"] = str(problem.retry_after)
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _kinds(of: type[errors.Problem]) -> Iterator[type[errors.Problem]]:
    yield of
    for kind in of.__subclasses__():
        yield from _kinds(kind)


def _document(problem: errors.Problem) -> dict[str, object]:
    params = {name: gettext(value) if isinstance(value, str) else value for name, value in problem.params.items()}
    document: dict[str, object] = {
        "type": problem.slug,
        "title": gettext(problem.title),
        "status": problem.status,
        "detail": gettext(problem.detail, **params) if problem.detail else gettext(problem.title),
    }
    if isinstance(problem, errors.Invalid):
        document["errors"] = [_translated(**fault) for fault in problem.errors]
    return document | problem.extra


def _translated(field: str, type: str, message: str) -> dict[str, str]:  # noqa: A002 - the member's name
    return {"field": field, "type": type, "message": gettext(message)}


def _http(failure: HTTPException) -> Response:
    known = _STANDARD.get(failure.code or 500)
    problem = known() if known else errors.Problem(extra={"type": "http-error"})
    if known is None:
        problem.status, problem.title = failure.code or 500, failure.name
    response = answer(problem)
    if failure.code == 405 and failure.get_headers():
        response.headers.update({name: value for name, value in failure.get_headers() if name == "Allow"})
    return response


def _database(failure: DBAPIError) -> Response:
    said = str(failure.orig)
    if "full" in said or "No space left" in said:
        return answer(errors.DiskFull(errors.N_("Nothing was changed. Free some space on the server and try again.")))
    if failure.connection_invalidated or any(
        word in said for word in ("locked", "deadlock", "timeout", "another program", "connection")
    ):
        return answer(errors.Busy())
    return _unforeseen(failure)


def _unforeseen(failure: Exception) -> Response:
    log.error("request failed", exc_info=failure)
    return answer(errors.Problem())
