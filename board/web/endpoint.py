"""An API address: what it takes, what it answers; the same facts check requests and write the description."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import orjson
from flask import Response, g, request
from flask_babel import gettext
from pydantic import BaseModel, ValidationError

from board import errors
from board.errors import N_

_MESSAGES = {
    "missing": N_("must be given"),
    "extra_forbidden": N_("is not known here"),
    "string_too_long": N_("is longer than %(max_length)s characters"),
    "string_too_short": N_("must be given"),
    "string_type": N_("must be a text"),
    "string_pattern_mismatch": N_("has characters that are not allowed"),
    "string_unicode": N_("is not valid text"),
    "bool_type": N_("must be true or false"),
    "int_type": N_("must be a whole number"),
    "int_parsing": N_("must be a whole number"),
    "int_from_float": N_("must be a whole number"),
    "float_type": N_("must be a number"),
    "finite_number": N_("must be a number"),
    "greater_than_equal": N_("must be at least %(ge)s"),
    "greater_than": N_("must be more than %(gt)s"),
    "less_than_equal": N_("must be at most %(le)s"),
    "date_type": N_("must be a date like 2026-11-27"),
    "date_from_datetime_parsing": N_("must be a date like 2026-11-27"),
    "date_parsing": N_("must be a date like 2026-11-27"),
    "literal_error": N_("must be one of: %(expected)s"),
    "too_short": N_("has fewer than %(min_length)s entries"),
    "too_long": N_("has more than %(max_length)s entries"),
    "list_type": N_("must be a list"),
    "model_type": N_("must be an object"),
    "model_attributes_type": N_("must be an object"),
}


class UnknownBody(errors.Problem):
    """The body is not JSON, or does not say that it is."""

    status, slug, title = 400, "bad-json", N_("The request could not be read")


@dataclass(frozen=True)
class Endpoint:
    """What the description says about one address."""

    summary: str
    body: type[BaseModel] | None = None
    answer: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    status: int = 200
    problems: tuple[int, ...] = ()
    command: bool = False
    binary: bool = False


View = Callable[..., Any]
Model = TypeVar("Model", bound=BaseModel)


def describe(view: View, endpoint: Endpoint) -> View:
    """Attach the description to a view."""
    view.__dict__["endpoint"] = endpoint
    return view


def endpoint_of(view: View) -> Endpoint | None:
    """The description attached to a view, if it is an API address."""
    found = view.__dict__.get("endpoint")
    return found if isinstance(found, Endpoint) else None


def question(
    summary: str,
    *,
    answer: type[BaseModel],
    query: type[BaseModel] | None = None,
    problems: tuple[int, ...] = (),
    screens: bool = False,
) -> Callable[[View], View]:
    """An address that changes nothing; the view gets the checked query as its first argument, where it has one.

    `screens`: also a screen on a wall may ask; what it may know, the view finds out.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def answered(**path: str) -> Response:
            if g.get("person_id") is None and not (screens and g.get("is_screen")):
                raise errors.NotSignedIn
            found = view(read_query(query), **path) if query else view(**path)
            return found if isinstance(found, Response) else json_response(found)

        return describe(answered, Endpoint(summary, answer=answer, query=query, problems=problems))

    return decorate


def json_response(body: BaseModel | dict[str, Any] | bytes, status: int = 200) -> Response:
    """A JSON answer; bytes are taken as already encoded."""
    if isinstance(body, BaseModel):
        body = body.model_dump_json().encode()
    encoded = body if isinstance(body, bytes) else orjson.dumps(body)
    return Response(encoded, status=status, mimetype="application/json")


def read_body(model: type[Model]) -> Model:
    """The checked body. Raises `Invalid` naming the fields, `UnknownBody` where it is no JSON at all."""
    data = request.get_data()
    # A body sent in chunks has no length to be refused by: reading on beyond the limit raises, ending there does not.
    request.stream.read(1)
    if not data and not any(field.is_required() for field in model.model_fields.values()):
        data = b"{}"
    elif request.mimetype != "application/json":
        raise UnknownBody(N_("The body must be JSON and say so in its Content-Type."))
    return _checked(lambda: model.model_validate_json(data))


def read_query(model: type[Model]) -> Model:
    """The checked query string; numbers may be written as text there. Raises `Invalid`."""
    asked: dict[str, str] = request.args.to_dict()
    return _checked(lambda: model.model_validate_strings(asked))


def checked_form(model: type[Model], given: dict[str, str]) -> Model:
    """The checked fields of a form. Raises `Invalid` naming them."""
    return _checked(lambda: model.model_validate_strings(given))


def _checked(check: Callable[[], Model]) -> Model:
    try:
        return check()
    except ValidationError as wrong:
        found = wrong.errors(include_url=False, include_input=False)
        if found[0]["type"] == "json_invalid":
            raise UnknownBody(N_("The body is not valid JSON.")) from None
        raise errors.Invalid([_message(error) for error in found[:50]]) from None


def _message(error: Any) -> dict[str, str]:
    place = ".".join(str(part) for part in error["loc"])
    facts: dict[str, Any] = error.get("ctx", {})
    # So pydantic calls a text over a limit that is narrower than the one of its kind.
    is_long_text = error["type"] == "too_long" and facts["field_type"] == "Value"
    known = _MESSAGES.get("string_too_long" if is_long_text else error["type"])
    # Our own checks bring a catalogue text; what pydantic says beyond the table above stays general.
    own = error["msg"] if error["type"] in ("control_character", "empty", "far_date", "own") else None
    if "expected" in facts:
        facts = {"expected": facts["expected"].replace(" or ", ", ")}
    text = (
        gettext(known, **{name: _figure(value) for name, value in facts.items()})
        if known
        else gettext(own or N_("is not right"))
    )
    return {"field": place, "type": error["type"], "message": text}


def _figure(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
