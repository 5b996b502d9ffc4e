"""Of what people are reminded about their meetings: their cards the day before, the hour, a change, the minutes."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from board import clock
from board.decisions import queries as decisions
from board.decisions.cards import DecisionCard
from board.live.events import instant
from board.meetings import queries
from board.meetings.models import AHEAD, HELD, Meeting, State
from board.notices import queries as notices
from board.notices.channels import Line
from board.notices.commands import Occasion
from board.notices.kinds import MEETING_CARDS, MEETING_SOON, MINUTES
from board.notices.reminding import Reminder
from board.notices.words import Say, Speech, Words
from board.people import working_hours
from board.tasks.models import Board

SOON = timedelta(minutes=10)
_TOO_LATE = timedelta(hours=1)
_NEWS = timedelta(days=3)
_AHEAD = timedelta(days=20)
_MOST_CARDS = 12


def of_now(session: Session, now: datetime) -> list[Reminder]:
    """Everything that people are to be told of their meetings at a moment, but for what has changed."""
    return [*_ahead(session, now), *_of_minutes(session, now)]


def _ahead(session: Session, now: datetime) -> Iterator[Reminder]:
    for meeting in queries.starting_between(session, now - _TOO_LATE, now + _AHEAD):
        is_soon = meeting.starts_at - SOON <= now
        if meeting.state not in (*AHEAD, State.IN_PROGRESS) or not (is_soon or meeting.frozen_at):
            continue
        board = session.get_one(Board, meeting.board_id)
        day, team = clock.date_in(meeting.starts_at, board.time_zone), queries.team(session, board.id)
        if meeting.frozen_at and meeting.state in AHEAD:
            # Once for a day: one that is moved by hours has its cards up to date already.
            occasion = Occasion(MEETING_CARDS, f"{meeting.id}@{day}", until=meeting.starts_at, since=meeting.frozen_at)
            for each in team:
                yield Reminder(occasion, frozenset([each]), _cards(meeting, board, day, each), board.unit_id)
        if is_soon and not _began_early(meeting):
            there = team - working_hours.away_on(session, team, day)
            at = instant(meeting.starts_at)
            soon = Occasion(MEETING_SOON, f"{meeting.id}@{at}", until=meeting.starts_at, since=meeting.starts_at - SOON)
            yield Reminder(soon, there, _soon(meeting, board), board.unit_id)


def _began_early(meeting: Meeting) -> bool:
    """Who has begun needs no reminder; where nobody was reminded in time of one that began on time, that is noted."""
    return meeting.started_at is not None and meeting.started_at < meeting.starts_at


def _cards(meeting: Meeting, board: Board, day: date, person_id: str) -> Say:
    hurts = [each for each in (meeting.agenda or {}).get("board", []) if each["assignee_id"] == person_id]
    leads = meeting.facilitator_id == person_id

    def say(speech: Speech) -> Words:
        named = {"day": speech.day(day), "time": speech.time(meeting.starts_at, board.time_zone), "board": board.name}
        title = speech.gettext("Meeting %(day)s at %(time)s: update your cards. %(board)s", **named)
        lines = [Line(speech.gettext("You lead this meeting."), path=f"/meetings/{meeting.id}")] if leads else []
        if hurts:
            lines.append(Line(speech.gettext("Yours to be discussed:")))
        lines += [
            Line(f"№ {each['number']} {each['title']}", _reasons(speech, each), f"/tasks/{each['task_id']}")
            for each in hurts[:_MOST_CARDS]
        ]
        if len(hurts) > _MOST_CARDS:
            more = len(hurts) - _MOST_CARDS
            lines.append(Line(speech.ngettext("and %(num)s more card", "and %(num)s more cards", more)))
        return Words(title, tuple(lines), f"/boards/{board.id}")

    return say


def _reasons(speech: Speech, item: dict[str, Any]) -> str:
    return ", ".join(_reason(speech, each["code"], each["days"]) for each in item["reasons"])


def _reason(speech: Speech, code: str, count: int) -> str:
    match code:
        case "blocked":
            return speech.ngettext("stopped for %(num)s day", "stopped for %(num)s days", count)
        case "overdue":
            return speech.ngettext("%(num)s day late", "%(num)s days late", count)
        case "lies":
            return speech.ngettext("lies here for %(num)s day", "lies here for %(num)s days", count)
    return speech.ngettext("sent back %(num)s time", "sent back %(num)s times", count)


def _soon(meeting: Meeting, board: Board) -> Say:
    def say(speech: Speech) -> Words:
        named = {"time": speech.time(meeting.starts_at, board.time_zone), "board": board.name}
        title = speech.gettext("The meeting begins at %(time)s: %(board)s", **named)
        lines = [Line(meeting.place)] if meeting.place else []
        led = [Line(speech.gettext("led by %(who)s", who=meeting.facilitator))] if meeting.facilitator else []
        return Words(title, (*lines, *led), f"/meetings/{meeting.id}")

    return say


def _of_minutes(session: Session, now: datetime) -> Iterator[Reminder]:
    held = [each for each in queries.ended_since(session, now - _NEWS) if each.state in HELD]
    told = {occasion for occasion, _ in notices.told_on(session, MINUTES.code, [_ending(each) for each in held])}
    for meeting in held:
        if _ending(meeting) not in told:
            board = session.get_one(Board, meeting.board_id)
            there = frozenset(meeting.present) or queries.team(session, board.id)
            made = [decisions.card_of(session, each) for each in queries.decisions_of(session, meeting.id)]
            cards = sorted((each for each in made if each), key=lambda each: each.number)
            occasion = Occasion(MINUTES, _ending(meeting), since=meeting.ended_at)
            yield Reminder(occasion, there, _minutes(meeting, board, cards), board.unit_id)


def _ending(meeting: Meeting) -> str:
    """One that was gone on with after its end has minutes anew."""
    return f"{meeting.id}@{instant(meeting.ended_at or meeting.starts_at)}"


def _minutes(meeting: Meeting, board: Board, made: list[DecisionCard]) -> Say:
    began = meeting.started_at or meeting.starts_at
    lasted = max(1, round(((meeting.ended_at or began) - began).total_seconds() / 60))

    def say(speech: Speech) -> Words:
        day = speech.short_day(clock.date_in(began, board.time_zone))
        title = speech.gettext("Minutes of the meeting of %(day)s: %(board)s", day=day, board=board.name)
        long = speech.ngettext("It took %(num)s minute.", "It took %(num)s minutes.", lasted)
        first = Line(long if made else f"{long} {speech.gettext('Nothing was decided.')}")
        talks = [
            Line(speech.gettext("To be talked through apart: %(what)s", what=each["text"]))
            for each in meeting.apart or []
        ]
        return Words(title, (first, *(_decided(speech, each) for each in made), *talks), f"/meetings/{meeting.id}")

    return say


def _decided(speech: Speech, made: DecisionCard) -> Line:
    due = speech.gettext("due %(day)s", day=speech.short_day(made.due)) if made.due else ""
    up = speech.gettext("goes up to the leadership") if made.escalations else ""
    detail = ", ".join(each for each in (made.owner, due, up) if each)
    return Line(f"№ {made.number} {made.what}", detail, f"/units/{made.unit_id}/decisions")
