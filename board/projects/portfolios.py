"""The only writer of portfolios."""

from datetime import datetime

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.change import hold, record
from board.live.events import Actor
from board.projects import events, queries
from board.projects.events import PROJECTS_ROOM
from board.projects.inputs import SetPortfolio
from board.projects.models import Portfolio


def set_portfolio(
    session: Session, found: Portfolio | None, wanted: SetPortfolio, *, by: Actor, at: datetime
) -> Portfolio:
    """Name a new portfolio, or rename, close and open one. Raises `Invalid` for a name that is taken."""
    hold(session, PROJECTS_ROOM)
    others = [each for each in queries.portfolios(session) if found is None or each.id != found.id]
    if any(each.name.casefold() == wanted.name.casefold() for each in others):
        raise errors.Invalid([{"field": "name", "type": "taken", "message": N_("is taken already")}])
    made = found or Portfolio(id=new_id(), name=wanted.name)
    is_same = found and (found.name, found.closed_at is not None) == (wanted.name, wanted.closed)
    if is_same:
        return made
    made.name = wanted.name
    made.closed_at = (made.closed_at or at) if wanted.closed else None
    session.add(made)
    session.flush()
    record(session, events.PortfolioSet(portfolio=queries.portfolio_card(made)), by=by, at=at)
    return made
