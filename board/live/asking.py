"""A command as it comes by HTTP: its key, its one transaction, its first answer."""

import functools
import hashlib
import uuid
from collections.abc import Callable

from flask import Response, g, request
from pydantic import BaseModel

from board import clock, errors, measures
from board.errors import N_
from board.live.change import AlreadyDone, Command, answer, change
from board.web.endpoint import Endpoint, View, describe, json_response, read_body


class Nothing(BaseModel):
    """No body is needed."""

    model_config = {"extra": "forbid"}


def command(
    summary: str,
    *,
    body: type[BaseModel] | None = None,
    answers: type[BaseModel],
    status: int = 200,
    problems: tuple[int, ...] = (),
    secrets: tuple[str, ...] = (),
) -> Callable[[View], View]:
    """An address that changes something: `view(session, wanted, **path)`, or without `wanted` where there is no body.

    `secrets` names the members of the answer that are told this once and kept nowhere.

    The view returns what it answers; the same key asked again is answered the same without a second effect.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def answered(**path: str) -> Response:
            if g.person_id is None:
                raise errors.NotSignedIn
            wanted = read_body(body or Nothing)
            try:
                with change(this_command()) as session:
                    found: BaseModel = view(session, wanted, **path) if body else view(session, **path)
                    encoded = answer(session, status, found.model_dump(mode="json"), secrets=secrets)
            except AlreadyDone as earlier:
                return json_response(earlier.answer, earlier.status)
            measures.commands.labels(request.endpoint).inc()
            return json_response(encoded, status)

        return describe(answered, Endpoint(summary, body, answers, None, status, (403, 404, *problems), command=True))

    return decorate


def this_command() -> Command:
    """The command that the request asks for: its key, who asks, and a hash of all that was sent."""
    asked = hashlib.sha256(
        f"{request.method} {request.full_path.rstrip('?')}\n".encode() + request.get_data()
    ).hexdigest()
    return Command(_key(), g.person_id, asked, clock.now())


def _key() -> str:
    given = request.headers.get("Idempotency-Key")
    if given is None:
        return str(uuid.uuid4())
    try:
        return str(uuid.UUID(given))
    except ValueError:
        fault = {"field": "Idempotency-Key", "type": "uuid", "message": N_("must be a UUID")}
        raise errors.Invalid([fault]) from None
