"""The calendar itself, as programs read it: by its secret address alone, without a sign-in or a cookie."""

from datetime import datetime, timedelta

from flask import Blueprint, Response, current_app, request
from flask_babel import force_locale

from board import clock, database, errors
from board.config import Settings
from board.feeds import addresses, commands, gathering, ics, queries
from board.live.change import change
from board.people.access import secret_hash

pages = Blueprint("feeds", __name__)
_NOTED_EVERY = timedelta(hours=1)
_HEADERS = {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": 'inline; filename="board.ics"',
    "Cache-Control": "private, max-age=300",
}


@pages.get("/calendar/<secret>.ics")
def calendar(secret: str) -> Response:
    """Whoever has the address; it is found as long as its maker may see what is in it."""
    now = clock.now()
    settings: Settings = current_app.config["BOARD"]
    # The same for every program: none of them says in which language people read.
    with database.reading() as session, force_locale(settings.language):
        feed = queries.feed_with(session, secret_hash(secret))
        if feed is None:
            raise errors.NotFound
        content = ics.written(gathering.calendar_of(session, feed, at=now, base=addresses.base()))
        feed_id, last = feed.id, feed.last_read_at
    _note(feed_id, last, now)
    answer = Response(content, headers=_HEADERS)
    answer.add_etag()
    answer.make_conditional(request)
    return answer


def _note(feed_id: str, last: datetime | None, now: datetime) -> None:
    """Programs ask every few minutes; for people it is enough to know the hour."""
    if last is None or now - last >= _NOTED_EVERY:
        with change() as session:
            commands.note_reading(session, feed_id, at=now)
