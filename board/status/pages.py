"""Whether the program is ready, what it measures, and the page on which its administrator looks after it."""

from flask import Blueprint, Response, request
from prometheus_client.exposition import choose_encoder

from board import clock, database, errors, measures
from board.errors import N_
from board.people import identity
from board.people.frame import framed
from board.status import gathering, gauges, readiness
from board.web.endpoint import json_response

pages = Blueprint("status", __name__)


@pages.get("/readyz")
def ready() -> Response:
    """Whether requests can be served now; 503 naming the checks that fail otherwise, and nothing else to strangers."""
    failing = readiness.failing()
    return json_response({"status": "failing" if failing else "ok", "failing": failing}, 503 if failing else 200)


@pages.get("/metrics")
def metrics() -> Response:
    """What Prometheus reads, with the key of an administrator; to others there is no such address."""
    with database.reading() as session:
        if not identity.asker(session).is_admin:
            raise errors.NotFound
        gauges.fill(gathering.things(session, clock.now()))
    encode, kind = choose_encoder(request.headers.get("Accept", ""))
    return Response(encode(measures.registry), content_type=kind)


@pages.get("/admin/status")
def status() -> str:
    """How the program is, said so that anybody understands it."""
    with database.reading() as session:
        who = identity.admin(session)
    lead = N_("Whether the program works as it should, and what to do where it does not.")
    return framed(who, "status/status_page.js", N_("Status"), lead=lead, wide=True)
