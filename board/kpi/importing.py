"""Typed values from a table: what it would change is shown first, with every fault by its row and its name."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from flask_babel import gettext
from pydantic import BaseModel, ValidationError
from sqlmodel import Session

from board import clock, errors
from board.documents.formats.tables import Row as Cells
from board.documents.formats.tables import Unreadable, read_table
from board.errors import N_
from board.kpi import checks, commands, possible, queries
from board.kpi.inputs import Row
from board.kpi.models import MUNICIPALITY, Kpi, Source
from board.kpi.periods import first_day, last_day
from board.kpi.verdicts import Colour
from board.kpi.words import name_of
from board.kpi.written import as_day, as_number, columns_of
from board.live.events import Actor
from board.people import queries as people
from board.people.rights import Viewer
from board.people.viewers import Terms

_MUST = ("code", "day", "value", "source")
_REVIEW = ("comment", "countermeasure", "owner", "due", "next_review")
_NAMED = {
    "code": N_("Code"), "day": N_("Period"), "value": N_("Value"), "base": N_("Of how many"),
    "source": N_("Where it comes from"), "comment": N_("Why it is so"), "countermeasure": N_("What is done about it"),
    "owner": N_("Who does it"), "owner_id": N_("Who does it"), "due": N_("Until when"),
    "next_review": N_("When it is looked at again"), "review": N_("Why it is so"),
}  # fmt: skip
_MOST_FAULTS = 200
_OWN = ("control_character", "empty", "far_date")
"""Faults that are told in words of our own."""


class Fault(BaseModel):
    """What is wrong, where: the name of the column, and why."""

    field: str
    message: str


class PreviewRow(BaseModel):
    """A row of the table: what it would publish, what stands there now, and what is wrong with it.

    `ready` is what is sent to publish it, or nothing where something is wrong or `is_same`: it stands there already.
    """

    line: int
    code: str
    name: str
    first_day: str | None
    last_day: str | None
    was: float | None
    is_same: bool
    value: float | None
    colour: str
    faults: list[Fault]
    ready: dict[str, Any] | None


class Preview(BaseModel):
    """What a table would do: its rows, and what is wrong with it as a whole."""

    rows: list[PreviewRow]
    fault: str | None


def publish_row(session: Session, kpi: Kpi, row: Row, number: int, *, by: Actor, at: datetime) -> None:
    """Publish the value of a row. Raises as `publish_value` does, with the number of the row."""
    try:
        commands.publish_value(session, kpi, row, by=by, at=at)
    except errors.Invalid as wrong:
        raise errors.Invalid(
            [{**fault, "field": f"values.{number}.{fault['field']}"} for fault in wrong.errors]
        ) from None
    except errors.Problem as wrong:
        wrong.extra = {**wrong.extra, "row": number}
        raise


def read(name: str, content: bytes) -> list[Cells] | Unreadable:
    """The rows of the table, or why there are none; beside the loop, because a file may take a while."""
    try:
        return read_table(name, content)
    except Unreadable as wrong:
        return wrong


def preview(session: Session, who: Viewer, table: list[Cells] | Unreadable, *, at: datetime) -> Preview:
    """What the table would change for that viewer. Raises `NotAllowed` for who gives no KPI its values."""
    if not who.keeps_kpis and not queries.owned_by(session, who.id):
        raise errors.NotAllowed
    if isinstance(table, Unreadable):
        return Preview(rows=[], fault=gettext(str(table)))
    heads, *rows = table
    columns = columns_of(heads)
    missing = [field for field in _MUST if field not in columns]
    if missing:
        named = ", ".join(_named(field) for field in missing)
        return Preview(rows=[], fault=gettext(N_("The first row names no column: %(names)s."), names=named))
    reader = _Reader(session, who, at)
    # A row without a value asks for nothing: the table to fill in has one for every KPI.
    found = [
        reader.read(line, {field: _cell(cells, column) for field, column in columns.items()})
        for line, cells in enumerate(rows, start=2)
        if _cell(cells, columns["value"]) is not None
    ]
    if not found:
        return Preview(rows=[], fault=gettext(N_("No row below the first has a value.")))
    _note_doubles(found)
    return Preview(rows=found, fault=None)


def _named(field: str) -> str:
    known = _NAMED.get(field)
    return gettext(known) if known else field


def _cell(cells: Cells, column: int) -> Any:
    return cells[column] if column < len(cells) else None


def _note_doubles(rows: Sequence[PreviewRow]) -> None:
    seen: dict[tuple[str, str | None], int] = {}
    for row in rows:
        key = (row.code, row.first_day)
        if row.ready and key in seen:
            message = gettext(N_("the same period stands in row %(line)s already"), line=seen[key])
            row.faults.append(Fault(field=_named("day"), message=message))
            row.ready = None
        seen.setdefault(key, row.line)


class _Reader:
    """Reads one row after the other; what is wrong is noted and the rest is read on."""

    def __init__(self, session: Session, who: Viewer, at: datetime) -> None:
        self._session, self._who, self._at = session, who, at
        self._people = [
            (each.id, each.name.casefold(), each.email.casefold()) for each in people.active_people(session)
        ]
        self._faults: list[Fault] = []

    def read(self, line: int, given: dict[str, Any]) -> PreviewRow:
        """What a row would publish."""
        self._faults = []
        code = str(given["code"] or "").strip().upper()
        kpi = self._kpi(code)
        day = self._try("day", lambda: as_day(given["day"]))
        value = self._try("value", lambda: as_number(given["value"]))
        base = self._try("base", lambda: as_number(given["base"])) if given.get("base") is not None else None
        source = str(given["source"] or "").strip()
        row: Row | None = None
        colour = Colour.GREY
        if kpi and day is not None and value is not None:
            colour = commands.colour_of(self._session, kpi, value, base, day)
            row = self._checked(given, code=code, day=day, value=value, base=base, source=source)
            self._judge(kpi, day, row, colour)
        first = first_day(day, kpi.frequency) if kpi and day else None
        was = queries.value(self._session, code, MUNICIPALITY, first) if first else None
        says_more = any(given.get(field) is not None for field in _REVIEW)
        is_same = was is not None and (was.value, was.base, was.source) == (value, base, source) and not says_more
        if is_same:
            self._faults = []
        return PreviewRow(
            line=line,
            code=code,
            name=name_of(kpi) if kpi else str(given.get("name") or ""),
            first_day=first.isoformat() if first else None,
            last_day=last_day(first, kpi.frequency).isoformat() if first and kpi else None,
            was=was.value if was else None,
            is_same=is_same,
            value=value,
            colour=colour,
            faults=self._faults,
            ready=row.model_dump(mode="json") if row and not self._faults and not is_same else None,
        )

    def _kpi(self, code: str) -> Kpi | None:
        try:
            kpi = queries.kpi(self._session, code)
        except errors.NotFound:
            self._note("code", gettext(N_("there is no such KPI")))
            return None
        if kpi.source != Source.TYPED:
            self._note("code", gettext(N_("is computed; nobody types its values")))
        elif not self._who.may_answer_for(kpi.owner_id):
            self._note("code", gettext(N_("is not yours to give values of")))
        return kpi

    def _judge(self, kpi: Kpi, day: date, row: Row | None, colour: Colour) -> None:
        today = clock.date_in(self._at, Terms.zone)
        if day > today:
            self._note("day", gettext(N_("has not begun yet")))
        if row and (wrong := possible.fault(row.value, kpi.least, kpi.most)):
            self._note("value", gettext(wrong))
        if row and row.review:
            for fault in checks.review_faults(kpi, first_day(day, kpi.frequency), row.review, today):
                said = fault["message"]
                self._note(fault["field"], gettext(said))
        if colour is Colour.RED and row and row.review is None:
            message = N_(
                "The value is far from the target. Say why, what is done about it, who does it and until when."
            )
            self._note("review", gettext(message))

    def _checked(self, given: dict[str, Any], **known: Any) -> Row | None:
        said = {field: given[field] for field in _REVIEW if given.get(field) is not None}
        review = self._review(said) if said else None
        if said and review is None:
            return None
        try:
            return Row.model_validate({**known, "review": review})
        except ValidationError as wrong:
            for fault in wrong.errors():
                message = fault["msg"] if fault["type"] in _OWN else N_("is not right")
                self._note(str(fault["loc"][-1]), gettext(message))
            return None

    def _review(self, said: dict[str, Any]) -> dict[str, Any] | None:
        owner = self._try("owner", lambda: self._person(str(said.get("owner") or "")))
        due = self._try("due", lambda: as_day(said.get("due")))
        again = self._try("next_review", lambda: as_day(said.get("next_review")))
        if owner is None or due is None or again is None:
            return None
        texts = {field: str(said.get(field) or "") for field in ("comment", "countermeasure")}
        return {**texts, "owner_id": owner, "due": due, "next_review": again}

    def _person(self, text: str) -> str:
        wanted = text.strip().casefold()
        found = [person_id for person_id, *names in self._people if wanted in names]
        if len(found) != 1:
            raise ValueError(gettext(N_("names nobody, or more than one; write the e-mail address")))
        return found[0]

    def _try(self, field: str, read: Callable[[], Any]) -> Any:
        try:
            return read()
        except ValueError as wrong:
            self._note(field, str(wrong))
            return None

    def _note(self, field: str, message: str) -> None:
        if len(self._faults) < _MOST_FAULTS:
            self._faults.append(Fault(field=_named(field), message=message))
