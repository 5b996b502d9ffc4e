"""By how many days a stage is late, in words."""

from datetime import date

from flask_babel import ngettext

from board.projects.cards import StageCard
from board.projects.papers.wording import as_date, gettext
from board.projects.schedule import SINGLE, Stage


def lateness(stage: StageCard, today: date) -> str:
    """How a stage stands against its plan on a day, in the reader's language; nothing where it is still to come."""
    dates = Stage(stage.number, *(as_date(each) for each in (stage.plan_start, stage.plan_end)))
    begun, ended = as_date(stage.fact_start), as_date(stage.fact_end)
    if ended and dates.plan_end:
        days = (ended - dates.plan_end).days
        return ngettext("ended %(num)s day late", "ended %(num)s days late", days) if days > 0 else gettext("in time")
    if dates.plan_end and today > dates.plan_end:
        days = (today - dates.plan_end).days
        return str(ngettext("late by %(num)s day already", "late by %(num)s days already", days))
    if dates.plan_start and stage.number not in SINGLE and (begun or today) > dates.plan_start:
        days = ((begun or today) - dates.plan_start).days
        if begun:
            return str(ngettext("begun %(num)s day late", "begun %(num)s days late", days))
        return str(ngettext("to begin %(num)s day ago", "to begin %(num)s days ago", days))
    return gettext("in work") if begun else ""
