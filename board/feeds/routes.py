"""One's own calendar addresses by HTTP."""

from flask import Blueprint
from pydantic import BaseModel
from sqlmodel import Session

from board import clock, database, errors
from board.errors import N_
from board.feeds import addresses, commands, queries
from board.feeds.inputs import NewFeed
from board.feeds.models import Feed, Kind
from board.live.asking import command
from board.live.events import instant
from board.people.identity import asker
from board.people.rights import Viewer
from board.tasks import queries as boards
from board.tasks.models import Board
from board.web.endpoint import question

api = Blueprint("feeds_api", __name__, url_prefix="/api/v1")


class BoardName(BaseModel):
    """A board by its name."""

    id: str
    name: str


class FeedCard(BaseModel):
    """An address of a calendar, without what it is; `board` where it has that board's meetings alone."""

    id: str
    kind: str
    board: BoardName | None
    created_at: str
    last_read_at: str | None


class Feeds(BaseModel):
    """One's own that are in use, the newest first."""

    items: list[FeedCard]


class FeedAnswer(BaseModel):
    """It after the change."""

    feed: FeedCard
    command_id: str = ""


class NewFeedAnswer(FeedAnswer):
    """The new one with its address, which is told this once."""

    address: str


@api.get("/me/feeds")
@question("One's own calendars for other programs", answer=Feeds)
def feeds() -> Feeds:
    """One's own."""
    with database.reading() as session:
        return Feeds(items=[_card(session, each) for each in queries.feeds_of(session, asker(session).id)])


@api.post("/me/feeds")
@command(
    "Make an address under which a calendar program reads",
    body=NewFeed,
    answers=NewFeedAnswer,
    status=201,
    secrets=("address",),
)
def make_feed(session: Session, wanted: NewFeed) -> NewFeedAnswer:
    """Whoever has it reads what its maker may see, until it is revoked; of a board, who may see it."""
    who = asker(session)
    board_id = _board_id(session, wanted, who)
    made, secret = commands.make_feed(session, who.id, Kind(wanted.kind), board_id, at=clock.now())
    return NewFeedAnswer(feed=_card(session, made), address=addresses.of_calendar(secret))


@api.post("/me/feeds/<feed_id>/revoke")
@command("Revoke an address of a calendar", answers=FeedAnswer)
def revoke_feed(session: Session, feed_id: str) -> FeedAnswer:
    """One's own; programs that read it find nothing any more."""
    theirs = queries.feeds_of(session, asker(session).id)
    feed = next((each for each in theirs if each.id == feed_id), None)
    if feed is None:
        raise errors.NotFound
    commands.revoke_feed(session, feed, at=clock.now())
    return FeedAnswer(feed=_card(session, feed))


def _board_id(session: Session, wanted: NewFeed, who: Viewer) -> str | None:
    if wanted.kind == "personal":
        if wanted.board_id:
            raise errors.Invalid([{"field": "board_id", "type": "extra_forbidden", "message": N_("is not known here")}])
        return None
    if wanted.board_id is None:
        raise errors.Invalid([{"field": "board_id", "type": "missing", "message": N_("must be given")}])
    return boards.board_for(session, wanted.board_id, who).id


def _card(session: Session, feed: Feed) -> FeedCard:
    board = session.get_one(Board, feed.board_id) if feed.board_id else None
    return FeedCard(
        id=feed.id,
        kind=feed.kind,
        board=BoardName(id=board.id, name=board.name) if board else None,
        created_at=instant(feed.created_at),
        last_read_at=instant(feed.last_read_at) if feed.last_read_at else None,
    )
