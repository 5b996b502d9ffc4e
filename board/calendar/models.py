"""The work calendar: only the days that differ from an ordinary week, and why."""

import datetime

from sqlmodel import Field, SQLModel


class WorkCalendarDay(SQLModel, table=True):
    """A weekday off or a worked weekend day; days that are not here follow the week."""

    __tablename__ = "work_calendar_day"

    date: datetime.date = Field(primary_key=True)
    is_working: bool
    reason: str = Field(max_length=200)
