"""How the program is, by the API."""

from flask import Blueprint
from pydantic import BaseModel

from board import clock, database
from board.live.events import instant
from board.people import identity
from board.status import gathering
from board.status.verdicts import Thing
from board.web.endpoint import question

api = Blueprint("status_api", __name__, url_prefix="/api/v1")


class Status(BaseModel):
    """Everything that is to be looked after, and how many of it need that now."""

    at: str
    attention: int
    things: list[Thing]


@api.get("/status")
@question("How the program itself is; for administrators", answer=Status, problems=(403,))
def status() -> Status:
    """As it is now."""
    now = clock.now()
    with database.reading() as session:
        identity.admin(session)
        things = gathering.things(session, now)
    return Status(at=instant(now), attention=sum(each.state == "attention" for each in things), things=things)
