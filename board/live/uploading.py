"""A file as it comes by HTTP: raw bytes with a limit of their own, what is said of it in the address."""

import functools
from collections.abc import Callable

from flask import Response, g, request
from pydantic import BaseModel

from board import errors, measures
from board.live.asking import this_command
from board.live.change import AlreadyDone, answer, change
from board.web.endpoint import Endpoint, View, describe, json_response, read_query


def upload(
    summary: str,
    *,
    facts: type[BaseModel],
    answers: type[BaseModel],
    most_bytes: int,
    allowed: Callable[..., None],
    ready: Callable[[bytes], object],
    problems: tuple[int, ...] = (),
) -> Callable[[View], View]:
    """An address that keeps a file: `view(session, facts, prepared, **path)`, answered with 201.

    `allowed(**path)` raises for who may not bring it, before the bytes are looked at. `ready(content)` looks at them
    before the transaction begins and answers what the view is given; the same key asked again is answered the same
    without a second effect. More than `most_bytes` is refused with 413.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def answered(**path: str) -> Response:
            if g.person_id is None:
                raise errors.NotSignedIn
            allowed(**path)
            request.max_content_length = most_bytes
            content = request.get_data()
            # A body sent in chunks has no length to be refused by: reading on beyond the limit raises.
            request.stream.read(1)
            said, prepared = read_query(facts), ready(content)
            try:
                with change(this_command()) as session:
                    found: BaseModel = view(session, said, prepared, **path)
                    encoded = answer(session, 201, found.model_dump(mode="json"))
            except AlreadyDone as earlier:
                return json_response(earlier.answer, earlier.status)
            measures.commands.labels(request.endpoint).inc()
            return json_response(encoded, 201)

        told = Endpoint(summary, None, answers, facts, 201, (403, 404, *problems), command=True, binary=True)
        return describe(answered, told)

    return decorate
