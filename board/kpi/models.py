"""Goals, KPIs, targets, values, reviews, walls: facts, and questions about themselves."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, Text
from sqlmodel import Field, Index, SQLModel

from board.database import Instant

MUNICIPALITY = "all"
"""The scope of what belongs to no single unit; every other scope is a unit's id."""


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class Frequency(StrEnum):
    """How often there is a new value; `live` has one a day, which follows its data until the day ends."""

    LIVE = "live"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Rule(StrEnum):
    """How a value is judged (domain, 6.1).

    Against the part of a yearly target for which the year has run, against the target, by limits of the value, by
    limits of its share of a base in per cent, or not at all.
    """

    PRO_RATA = "pro_rata"
    RATIO = "ratio"
    LIMITS = "limits"
    SHARE = "share"
    INFO = "info"


class Source(StrEnum):
    """Where values come from: somebody types them, or a part of the program computes them."""

    TYPED = "typed"
    TASKS = "tasks"
    DECISIONS = "decisions"
    MEETINGS = "meetings"
    PROJECTS = "projects"
    MAPS = "maps"
    REPORTS = "reports"
    PLAN = "plan"
    PUBLICATIONS = "publications"
    FIVE_S = "five_s"
    TRAINING = "training"
    SURVEYS = "surveys"
    IDEAS = "ideas"


class Goal(SQLModel, table=True):
    """A strategic goal."""

    id: str = Field(primary_key=True, max_length=40)
    name_ru: str = Field(max_length=200)
    name_en: str = Field(max_length=200)
    position: int


class Kpi(SQLModel, table=True):
    """What is measured, how it is judged and who answers for it. Its code never changes.

    `group` is one of S-Q-D-C-M: safety, quality, delivery, cost, people (domain, 6.2). No value can lie below `least`
    or above `most`: a share of a whole is at most the whole.
    """

    code: str = Field(primary_key=True, max_length=40)
    goal_id: str | None = Field(default=None, foreign_key="goal.id", max_length=40)
    name_ru: str = Field(max_length=200)
    name_en: str = Field(max_length=200)
    unit_ru: str = Field(max_length=30)
    unit_en: str = Field(max_length=30)
    formula_ru: str = Field(max_length=500)
    formula_en: str = Field(max_length=500)
    direction: str = Field(max_length=10)
    frequency: str = Field(max_length=10)
    group: str = Field(max_length=1)
    rule: str = Field(max_length=10)
    source: str = Field(max_length=20)
    digits: int = 0
    least: float | None = None
    most: float | None = None
    owner_id: str | None = Field(default=None, foreign_key="person.id", max_length=40)
    owner: str | None = Field(default=None, max_length=200)
    position: int = 0


class KpiTarget(SQLModel, table=True):
    """What is aimed at in a year, with the limits of green and yellow where the rule has limits.

    What stands there counts, by the decree or by the controller's word, until another one is approved. `proposal` is
    what the coordinator wants instead: `{value, green, yellow}`; `returned` says why the controller has sent it back.
    """

    __tablename__ = "kpi_target"

    code: str = Field(primary_key=True, foreign_key="kpi.code", max_length=40)
    year: int = Field(primary_key=True)
    value: float | None = None
    green: float | None = None
    yellow: float | None = None
    proposal: dict[str, float | None] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    by_decree: bool = False
    approved_at: datetime | None = Field(default=None, sa_type=Instant)
    approved_by_id: str | None = Field(default=None, max_length=40)
    approved_by: str | None = Field(default=None, max_length=200)
    proposed_at: datetime | None = Field(default=None, sa_type=Instant)
    proposed_by: str | None = Field(default=None, max_length=200)
    returned: str | None = Field(default=None, max_length=1000)

    @property
    def counts(self) -> bool:
        """Whether values are judged by it."""
        return self.by_decree or self.approved_at is not None


class KpiNote(SQLModel, table=True):
    """What happened on a day that explains a turn of the trend."""

    __tablename__ = "kpi_note"

    id: str = Field(primary_key=True, max_length=40)
    code: str = Field(foreign_key="kpi.code", max_length=40, index=True)
    day: date
    text: str = Field(max_length=200)
    author_id: str = Field(max_length=40)
    author: str = Field(max_length=200)
    at: datetime = Field(sa_type=Instant)


class KpiValue(SQLModel, table=True):
    """A value of a KPI for a scope and a period; what was replaced by a correction stays, with the moment of that.

    `base` is what a share is taken of. Author and source are those of a typed value.
    """

    __tablename__ = "kpi_value"
    __table_args__ = (Index("ix_kpi_value_code_scope_first_day", "code", "scope", "first_day"),)

    id: str = Field(primary_key=True, max_length=40)
    code: str = Field(foreign_key="kpi.code", max_length=40)
    scope: str = Field(max_length=40)
    first_day: date
    value: float
    base: float | None = None
    at: datetime = Field(sa_type=Instant)
    author_id: str | None = Field(default=None, max_length=40)
    author: str | None = Field(default=None, max_length=200)
    source: str | None = Field(default=None, max_length=300)
    replaced_at: datetime | None = Field(default=None, sa_type=Instant)


class KpiReview(SQLModel, table=True):
    """What is said of a value that is not as it should be: why, what is done, by whom, until when, the next look."""

    __tablename__ = "kpi_review"
    __table_args__ = (Index("ix_kpi_review_code_scope", "code", "scope"),)

    id: str = Field(primary_key=True, max_length=40)
    code: str = Field(foreign_key="kpi.code", max_length=40)
    scope: str = Field(max_length=40)
    first_day: date
    comment: str = Field(sa_type=Text)
    countermeasure: str = Field(sa_type=Text)
    owner_id: str = Field(foreign_key="person.id", max_length=40)
    owner: str = Field(max_length=200)
    due: date
    next_review: date
    author_id: str = Field(max_length=40)
    author: str = Field(max_length=200)
    at: datetime = Field(sa_type=Instant)


class Wall(SQLModel, table=True):
    """A visualization board: which KPIs it shows (none named: all that have a value), for how long each slide.

    `with_units`: also department by department, for whoever passes. One that was taken down can be put back.
    """

    id: str = Field(primary_key=True, max_length=40)
    name: str = Field(max_length=200)
    removed_at: datetime | None = Field(default=None, sa_type=Instant)
    codes: list[str] = Field(default_factory=list, sa_type=JSON)
    slide_seconds: int = 20
    with_units: bool = False
    position: int = 0

    def shows(self, code: str) -> bool:
        """Whether a KPI is on it."""
        return not self.codes or code in self.codes
