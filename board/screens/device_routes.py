"""What a screen itself asks by HTTP: a code, whether it was let in, what it shows; and how it says that it is well."""

from functools import lru_cache
from typing import Any

import segno
from flask import Blueprint, Response, current_app, g, request

from board import clock, database, errors
from board.config import Settings
from board.errors import N_
from board.live.asking import Nothing
from board.live.change import change, hold
from board.live.events import instant
from board.people.access import secret_hash
from board.people.identity import SCREEN_COOKIE, screen_identity
from board.screens import noticing, pairing, queries
from board.screens.answers import Noted, PairingAnswer, ScreenState
from board.screens.events import SCREENS_ROOM
from board.screens.inputs import Report
from board.screens.models import Pairing, Screen
from board.web.endpoint import Endpoint, UnknownBody, describe, json_response, question, read_body

api = Blueprint("screen_device_api", __name__, url_prefix="/api/v1")
_BEGIN = "A new code for a device that wants to be a screen"
_YEAR_AND_MORE = 400 * 24 * 3600


def keep_cookie(answer: Response, secret: str) -> Response:
    """Let the browser keep a screen's secret where no script reads it, from today on for over a year."""
    settings: Settings = current_app.config["BOARD"]
    answer.set_cookie(
        SCREEN_COOKIE, secret, max_age=_YEAR_AND_MORE, httponly=True, secure=settings.is_https, samesite="Lax"
    )
    return answer


def begin_pairing() -> Response:
    """Anybody: it opens nothing before an administrator has let the device in."""
    if g.is_screen and request.mimetype != "application/json":
        # A form of another site's page sends none: it shall not take a screen its secret by giving it a new one.
        raise UnknownBody(N_("The body must be JSON and say so in its Content-Type."))
    read_body(Nothing)
    with change() as session:
        made, secret = pairing.begin_pairing(
            session, address=request.remote_addr or "", agent=request.user_agent.string, at=clock.now()
        )
        told = _told(made)
    return keep_cookie(json_response(told, 201), secret)


api.post("/screen/pairing")(
    describe(begin_pairing, Endpoint(_BEGIN, answer=PairingAnswer, status=201, problems=(400, 413, 422, 429)))
)


def ask_pairing() -> Response:
    """The device that has the cookie; without a code where it has none that can be used."""
    mine = secret_hash(request.cookies.get(SCREEN_COOKIE, ""))
    with database.reading() as session:
        if queries.screen_with(session, mine):
            return json_response(PairingAnswer(paired=True))
        found = queries.pairing_with(session, mine, at=clock.now())
        return json_response(_told(found) if found else PairingAnswer(paired=False))


api.get("/screen/pairing")(describe(ask_pairing, Endpoint("Whether this device was let in", answer=PairingAnswer)))


@api.get("/screen")
@question("This screen: where it hangs and what it shows", answer=ScreenState, screens=True, problems=(404,))
def own_state() -> dict[str, Any]:
    """A screen alone, whoever else is signed in in its browser."""
    with database.reading() as session:
        return {**queries.screen_state(session, this_screen(session).id), "at": instant(clock.now())}


def report() -> Response:
    """A screen alone."""
    told = read_body(Report)
    with database.reading() as session:
        # Who is none need not keep others from writing while that is found out.
        this_screen(session)
    with change() as session:
        hold(session, SCREENS_ROOM)
        screen = this_screen(session)
        agent = request.user_agent.string
        noticing.note_report(session, screen, told, address=request.remote_addr or "", agent=agent, at=clock.now())
    return json_response(Noted())


api.post("/screen/report")(
    describe(report, Endpoint("How this screen is doing", Report, Noted, problems=(400, 404, 413, 422)))
)


def this_screen(session: Any) -> Screen:
    """The screen whose cookie this browser has. Raises `NotFound` for who is signed in, `NotSignedIn` for others."""
    identity = screen_identity()
    found = queries.screen_with(session, identity.partition(":")[2]) if identity else None
    if found is None:
        raise errors.NotFound if g.person_id else errors.NotSignedIn
    return found


@lru_cache(maxsize=64)
def _picture(address: str) -> str:
    return str(segno.make(address, error="m").svg_data_uri(scale=8, border=2, omitsize=True))


def _told(made: Pairing) -> PairingAnswer:
    settings: Settings = current_app.config["BOARD"]
    base = (settings.base_url or request.host_url).rstrip("/")
    address = f"{base}/admin/screens"
    picture = _picture(f"{address}?code={made.code}")
    return PairingAnswer(
        paired=False, code=made.code, address=address, picture=picture, expires_at=instant(made.expires_at)
    )
