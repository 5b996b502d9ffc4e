"""The minutes of a meeting, as PDF and for Word: when, who, how long, what was decided, what goes up (domain, 4.3)."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import format_date, format_datetime, format_time, get_locale, gettext, ngettext
from sqlmodel import Session

from board.bootstrap import places
from board.decisions import queries as decisions
from board.decisions.cards import DecisionCard
from board.documents.formats import docx
from board.documents.formats.pdf import pdf
from board.errors import N_
from board.meetings import queries
from board.meetings.models import Meeting, State
from board.tasks import queries as boards
from board.tasks.models import Board

_TEMPLATE = places.TEMPLATES / "meetings" / "minutes.typ"
_KINDS = {
    "corrective": N_("To put something right"),
    "load_shift": N_("To move work to others"),
    "escalate": N_("To ask the leadership"),
    "info": N_("To let everybody know"),
}
STATES = {
    State.SCHEDULED: N_("not held yet"),
    State.PREPARING: N_("not held yet"),
    State.IN_PROGRESS: N_("goes on"),
    State.CLOSED: N_("not confirmed yet"),
    State.CONFIRMED: N_("confirmed"),
    State.CANCELLED: N_("cancelled"),
    State.MISSED: N_("was not held"),
    State.EXEMPT: N_("a week with too few working days"),
}


def of_meeting(session: Session, meeting: Meeting) -> dict[str, Any]:
    """What stands in the minutes, in the reader's language: `{title, facts, decisions, above, spoken_of, …}`."""
    board = session.get_one(Board, meeting.board_id)
    names = {each.person_id: each.name for each in boards.people(session, board.id)}
    made = [card for each in queries.decisions_of(session, meeting.id) if (card := decisions.card_of(session, each))]
    made.sort(key=lambda each: each.number)
    began = meeting.started_at or meeting.starts_at
    return {
        "language": str(get_locale()),
        "title": gettext("Minutes of the weekly meeting"),
        "board": board.name,
        "facts": [
            [gettext("When"), _when(began, meeting.ended_at, board.time_zone)],
            *([[gettext("Where"), meeting.place]] if meeting.place else []),
            [gettext("Led by"), meeting.facilitator or "—"],
            [gettext("Were there"), ", ".join(names[each] for each in meeting.present if each in names) or "—"],
            [gettext("State"), gettext(STATES[State(meeting.state)])],
            *([[gettext("Rating"), said]] if (said := _rating(meeting)) else []),
        ],
        "heads": [gettext("№"), gettext("What is decided"), gettext("Who does it"), gettext("Until when")],
        "decided": gettext("Decided"),
        "decisions": [_decision(each) for each in made],
        "nothing": gettext("Nothing was decided."),
        "above": [_asked(each) for each in made if each.escalations],
        "goes_up": gettext("Goes up to the leadership"),
        "apart": gettext("To be talked through apart"),
        "talks": [_talk(each, names) for each in meeting.apart or []],
        "spoken": gettext("Was on the agenda"),
        "spoken_of": _spoken_of(meeting, names),
    }


def print_minutes(data: dict[str, Any]) -> bytes:
    """The PDF, A4 upright."""
    return pdf(_TEMPLATE, data)


def write_minutes(data: dict[str, Any]) -> bytes:
    """The same as a document of Word, to be written on."""
    paper = docx.new_paper(data["title"])
    paper.add_heading(data["title"], level=1)
    paper.add_paragraph(data["board"])
    for name, value in data["facts"]:
        line = paper.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(value)
    paper.add_heading(data["decided"], level=2)
    if data["decisions"]:
        rows = [[number, f"{what}\n{kind}", owner, due] for number, what, kind, owner, due in data["decisions"]]
        docx.add_table(paper, data["heads"], rows)
    else:
        paper.add_paragraph(data["nothing"])
    lists = (("goes_up", "above"), ("apart", "talks"), ("spoken", "spoken_of"))
    for title, lines in ((data[title], data[lines]) for title, lines in lists):
        if lines:
            paper.add_heading(title, level=2)
            for each in lines:
                paper.add_paragraph(each, style="List Bullet")
    return docx.as_bytes(paper)


def _when(began: datetime, ended: datetime | None, zone: str) -> str:
    day: str = format_datetime(began, "d MMMM y, HH:mm")
    if ended is None:
        return day
    minutes = max(1, round((ended - began).total_seconds() / 60))
    local = ended.astimezone(ZoneInfo(zone))
    until = format_time(local, "HH:mm", rebase=False)
    lasted: str = ngettext("%(num)s minute", "%(num)s minutes", minutes)
    return f"{day}–{until}, {lasted}"


def _rating(meeting: Meeting) -> str | None:
    found = queries.rating(meeting)
    if found is None or found.mean is None:
        return None
    mean = f"{found.mean:.1f}".rstrip("0").rstrip(".")
    said: str = gettext("%(mean)s of 5, given by %(count)s", mean=mean, count=found.count)
    return said


def _decision(made: DecisionCard) -> list[str]:
    due = format_date(datetime.fromisoformat(made.due), "d MMM y") if made.due else "—"
    kind = gettext(_KINDS[made.kind])
    return [str(made.number), made.what, kind, made.owner or "—", due]


def _asked(made: DecisionCard) -> str:
    last = made.escalations[-1]
    told = {"number": made.number, "unit": last.asked_unit, "question": last.question}
    said: str = gettext("№ %(number)s to %(unit)s: %(question)s", **told)
    return said


def _talk(item: dict[str, Any], names: dict[str, str]) -> str:
    day = format_date(date.fromisoformat(item["day"]), "d MMM") if item["day"] else ""
    people = ", ".join(names[each] for each in item["people"] if each in names)
    return " · ".join(each for each in (item["text"], people, day) if each)


def _spoken_of(meeting: Meeting, names: dict[str, str]) -> list[str]:
    found = (meeting.agenda or {}).get("board", [])
    return [f"№ {each['number']} {each['title']}" + _who(each, names) for each in found]


def _who(item: dict[str, Any], names: dict[str, str]) -> str:
    name = names.get(item["assignee_id"] or "")
    return f" ({name})" if name else ""
