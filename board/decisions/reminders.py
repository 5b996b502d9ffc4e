"""Of what people are reminded about decisions: theirs to do, due, to be judged; asked and answered between tiers."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlmodel import Session

from board import clock
from board.decisions import queries
from board.decisions.models import Decision, Escalation, Verdict
from board.notices.channels import Line
from board.notices.commands import Occasion
from board.notices.kinds import DECISION, ESCALATION
from board.notices.reminding import Reminder
from board.notices.words import Say, Speech, Words
from board.people import leaders
from board.people import queries as people
from board.people.viewers import Terms
from board.tasks.reminders import day_ends, is_told_on, next_worked, of_this_day

_NEWS = timedelta(days=7)
_CHECK_STAYS = timedelta(days=14)
_KNOWN_AFTER = timedelta(days=60)
"""What has been somebody's, or has waited for an answer, for so long is no news to them any more."""


def of_now(session: Session, now: datetime) -> list[Reminder]:
    """What is asked of a tier and what was answered: at once, on any day."""
    today = clock.date_in(now, Terms.zone)
    worked = is_told_on(session, now) is not None
    waiting = queries.unanswered(session, now - _KNOWN_AFTER)
    found = [each for one in waiting for each in _waiting(session, one, today, is_told=worked)]
    return [*found, *(_answered(session, each) for each in queries.answered(session, now - _NEWS))]


def of_day(session: Session, now: datetime) -> list[Reminder]:
    """What is somebody's to do, due, or to be judged; nothing on days off."""
    today = is_told_on(session, now)
    if today is None:
        return []
    until = next_worked(session, today)
    listed = queries.listed(session)
    return [each for decision in listed for each in _of_decision(session, decision, now, today, until)]


def _of_decision(session: Session, made: Decision, now: datetime, today: date, until: date) -> Iterator[Reminder]:
    if made.dropped_at:
        return
    owner, unit_id = frozenset([made.owner_id] if made.owner_id else []), made.unit_id
    # One that has become a task is given and due as that task is.
    if made.done_at is None and made.task_id is None and owner:
        if made.owner_id != made.author_id and made.at > now - _KNOWN_AFTER:
            given = Occasion(DECISION, f"given:{made.id}:{made.owner_id}", since=made.at)
            yield Reminder(given, owner, _given(made), unit_id)
        if made.due and today <= made.due <= until:
            due = of_this_day(DECISION, f"due:{made.id}:{made.due}", today, until=day_ends(made.due))
            yield Reminder(due, owner, _due(made, today), unit_id)
    is_open = made.verdict in (None, Verdict.EARLY)
    if made.check_on and today - _CHECK_STAYS <= made.check_on <= today and is_open and made.measured_at:
        judges = {made.author_id, *leaders.heads_of(session, unit_id, today)}
        check = of_this_day(DECISION, f"check:{made.id}:{made.check_on}", today)
        yield Reminder(check, frozenset(judges), _check(made), unit_id)


def _waiting(session: Session, asked: Escalation, today: date, *, is_told: bool) -> Iterator[Reminder]:
    decision = queries.decision(session, asked.decision_id)
    if decision.dropped_at:
        return
    who = frozenset(leaders.speakers_of(session, asked.asked_unit_id, today))
    unit = people.unit(session, decision.unit_id).short_name
    yield Reminder(Occasion(ESCALATION, f"asked:{asked.id}", since=asked.asked_at), who, _asked(asked, unit))
    if asked.answer_by < today and is_told:
        late = of_this_day(ESCALATION, f"late:{asked.id}", today)
        yield Reminder(late, who, _late(asked, unit, asked.asked_unit_id))
        # Who asked may not see whom they asked: they are led to what they have decided themselves.
        asker = frozenset([asked.asked_by_id]) - who
        yield Reminder(late, asker, _late(asked, unit, decision.unit_id), decision.unit_id)


def _answered(session: Session, asked: Escalation) -> Reminder:
    decision = queries.decision(session, asked.decision_id)
    occasion = Occasion(ESCALATION, f"answered:{asked.id}:{asked.answered_at}", since=asked.answered_at)
    return Reminder(occasion, frozenset([asked.asked_by_id]), _reply(asked, decision.unit_id), decision.unit_id)


def _given(made: Decision) -> Say:
    def say(speech: Speech) -> Words:
        title = speech.gettext("A decision is yours to do: № %(number)s %(what)s", number=made.number, what=made.what)
        due = speech.gettext("due %(day)s", day=speech.short_day(made.due)) if made.due else ""
        return Words(title, (Line(made.author, due),), _page(made.unit_id))

    return say


def _due(made: Decision, today: date) -> Say:
    def say(speech: Speech) -> Words:
        when = speech.gettext("today") if made.due == today else speech.day(made.due or today)
        named = {"day": when, "number": made.number, "what": made.what}
        return Words(speech.gettext("Decision due %(day)s: № %(number)s %(what)s", **named), path=_page(made.unit_id))

    return say


def _check(made: Decision) -> Say:
    def say(speech: Speech) -> Words:
        title = speech.gettext("Did it help? Decision № %(number)s: %(what)s", number=made.number, what=made.what)
        return Words(title, (Line(made.about_name),), _page(made.unit_id))

    return say


def _asked(asked: Escalation, unit: str) -> Say:
    def say(speech: Speech) -> Words:
        title = speech.gettext("%(unit)s asks you: %(question)s", unit=unit, question=asked.question)
        until = speech.gettext("answer by %(day)s", day=speech.short_day(asked.answer_by))
        return Words(title, (Line(asked.asked_by, until),), _page(asked.asked_unit_id))

    return say


def _late(asked: Escalation, unit: str, page_of: str) -> Say:
    def say(speech: Speech) -> Words:
        title = speech.gettext("The answer is late: %(unit)s asked “%(question)s”", unit=unit, question=asked.question)
        until = speech.gettext("answer by %(day)s", day=speech.short_day(asked.answer_by))
        return Words(title, (Line(until),), _page(page_of))

    return say


def _reply(asked: Escalation, unit_id: str) -> Say:
    def say(speech: Speech) -> Words:
        title = speech.gettext("Your question is answered: %(question)s", question=asked.question)
        return Words(title, (Line(asked.answer or "", asked.answered_by or ""),), _page(unit_id))

    return say


def _page(unit_id: str) -> str:
    return f"/units/{unit_id}/decisions"
