"""How the parts of a board look to everybody who may watch it."""

from pydantic import BaseModel, ConfigDict


class Card(BaseModel):
    """A part of a board as everybody who may watch it sees it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PersonName(Card):
    """Who did something, as history keeps it."""

    id: str
    name: str


class Blocked(Card):
    """Why a task stands still."""

    reason: str
    category: str
    waiting_for: str | None
    check_on: str | None
    since: str
    by: PersonName | None


class Checklist(Card):
    """How much of a task's list is done."""

    done: int
    total: int


class TaskCard(Card):
    """A task as it stands on the board; dates and instants are written out."""

    id: str
    number: int
    title: str
    kind: str
    column_id: str
    position: int
    assignee_id: str | None
    due: str | None
    original_due: str | None
    estimate_hours: float | None
    remaining_hours: float | None
    priority: str
    labels: list[str]
    missing: list[str]
    waiting_for: str | None
    expected_on: str | None
    return_count: int
    blocked: Blocked | None
    created_at: str
    entered_column_at: str
    moved_at: str
    checklist: Checklist
    comments: int
    attachments: int


class CommentCard(Card):
    """What somebody has said about a task; only for those who may read inside it."""

    id: str
    author: PersonName
    text: str
    created_at: str
    edited_at: str | None


class ChecklistItemCard(Card):
    """A step of a task; only for those who may read inside it."""

    id: str
    text: str
    done_at: str | None
    done_by: PersonName | None


class ColumnCard(Card):
    """A column with its limit."""

    id: str
    name: str
    short_name: str
    kind: str
    wip_limit: int | None
    wip_scope: str
    position: int
    yellow_after: int
    red_after: int


class Away(Card):
    """The first and the last day of somebody's present or next absence, without its kind."""

    from_day: str
    until_day: str


class BoardPersonCard(Card):
    """Somebody who can have tasks on the board. `load` is the level of their week, never its hours."""

    id: str
    name: str
    initials: str
    active: bool
    load: str
    away: Away | None


class UnitName(Card):
    """The unit whose board it is."""

    id: str
    name: str


class BoardCard(Card):
    """The board itself."""

    id: str
    name: str
    unit: UnitName
    time_zone: str
    labels: list[str]
    hard_limits: bool
    hard_entry_rules: bool
    closed: bool


class TermCard(Card):
    """A word of one of the organisation's own lists."""

    id: str
    vocabulary: str
    code: str
    name_ru: str
    name_en: str
    colour: str
    icon: str
    position: int
    active: bool
