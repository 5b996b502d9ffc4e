"""How goals, KPIs and walls look to everybody who may see them."""

from pydantic import BaseModel, ConfigDict


class Card(BaseModel):
    """A thing as everybody who may watch it sees it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class GoalCard(Card):
    """A strategic goal."""

    id: str
    name_ru: str
    name_en: str
    position: int


class ProposalCard(Card):
    """What is to be aimed at instead."""

    value: float | None
    green: float | None
    yellow: float | None


class TargetCard(Card):
    """What is aimed at in a year. `approved`: by the decree, or by the programme controller; else nothing counts yet.

    `proposal` waits for the controller's word, or was sent back with the reason in `returned`.
    """

    year: int
    value: float | None
    green: float | None
    yellow: float | None
    approved: bool
    by_decree: bool
    approved_by: str | None
    approved_at: str | None
    proposal: ProposalCard | None
    proposed_by: str | None
    proposed_at: str | None
    returned: str | None


class ValueCard(Card):
    """A value of a period. Author and source are those of a typed one."""

    first_day: str
    last_day: str
    value: float
    base: float | None
    at: str
    author: str | None
    source: str | None


class ReviewCard(Card):
    """What is said of the value of a period."""

    first_day: str
    comment: str
    countermeasure: str
    owner: str
    due: str
    next_review: str
    author: str
    at: str


class LimitsCard(Card):
    """The natural limits of the values shown."""

    lower: float
    centre: float
    upper: float


class NoteCard(Card):
    """What happened on a day that explains a turn of the trend."""

    id: str
    day: str
    text: str
    author_id: str
    author: str


class UnitKpiCard(Card):
    """The newest values of a KPI in a unit, the oldest first; everything else is as for the municipality."""

    id: str
    values: list[ValueCard]
    limits: LimitsCard | None
    signal: str | None


class UnitValueCard(Card):
    """The newest value of a KPI in a unit."""

    id: str
    unit_id: str
    code: str
    value: ValueCard


class KpiCard(Card):
    """A KPI with its targets and newest values, the oldest first; its code is its id.

    `has_source`: values can be typed, or the part of the program that computes them is there. `signal` names the rule
    by which the newest value is more than noise.
    """

    id: str
    goal_id: str | None
    name_ru: str
    name_en: str
    unit_ru: str
    unit_en: str
    formula_ru: str
    formula_en: str
    direction: str
    frequency: str
    group: str
    rule: str
    source: str
    has_source: bool
    digits: int
    least: float | None
    most: float | None
    position: int
    owner_id: str | None
    owner: str | None
    targets: list[TargetCard]
    values: list[ValueCard]
    limits: LimitsCard | None
    signal: str | None
    review: ReviewCard | None
    notes: list[NoteCard]


class WallCard(Card):
    """A wall: nothing named in `codes` means everything that has a value."""

    id: str
    name: str
    codes: list[str]
    slide_seconds: int
    with_units: bool
    position: int
