"""Goals, KPIs and their values by HTTP."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, g
from gevent import get_hub
from sqlmodel import Session

from board import clock, database, errors
from board.calendar import queries as calendar
from board.kpi import answers, commands, computing, drawing, importing, notes, queries, unit_queries
from board.kpi.answers import (
    Figure,
    InUnits,
    KpiAnswer,
    KpiHistory,
    KpisAnswer,
    Published,
    TasksBehind,
    UnitKpis,
)
from board.kpi.inputs import Drawing, EditKpi, NewNote, NewReview, PublishValue, PublishValues, Scope, Table
from board.kpi.models import Kpi
from board.kpi.scope import scope_asked
from board.live.asking import command
from board.live.events import instant
from board.people import queries as people
from board.people.identity import asker
from board.people.rights import Viewer
from board.people.viewers import Terms
from board.web.endpoint import Endpoint, describe, json_response, question, read_body

api = Blueprint("kpi_api", __name__, url_prefix="/api/v1")
_TOLD = 200


@api.get("/kpis")
@question("Strategic goals, KPIs with their targets and newest values, walls", answer=KpisAnswer)
def kpis() -> dict[str, Any]:
    """Everybody who is signed in."""
    with database.reading() as session:
        asker(session)
        return {**queries.state(session), "at": instant(clock.now())}


@api.get("/kpis/<kpi_code>")
@question("A KPI and every value that it was given, the newest first", answer=KpiHistory, query=Scope, problems=(404,))
def kpi_history(asked: Scope, kpi_code: str) -> dict[str, Any]:
    """Everybody who is signed in; that of a unit who may see the unit."""
    with database.reading() as session:
        kpi, scope = queries.kpi(session, kpi_code), scope_asked(session, asked)
        given = queries.history(session, kpi_code, scope, _TOLD)
        return {
            "kpi": queries.kpi_card(session, kpi, scope).model_dump(),
            "history": [
                {
                    **queries.value_card(each, kpi).model_dump(),
                    "replaced_at": instant(each.replaced_at) if each.replaced_at else None,
                }
                for each in given
            ],
        }


@api.get("/kpis/<kpi_code>/units")
@question("A KPI's newest value in every unit that one may see", answer=InUnits, problems=(404,))
def kpi_in_units(kpi_code: str) -> dict[str, Any]:
    """In the order in which the administration lists its units."""
    with database.reading() as session:
        who = asker(session)
        kpi = queries.kpi(session, kpi_code)
        newest = queries.newest_by_scope(session, kpi_code)
        seen = [unit for unit in people.units(session) if unit.id in newest and who.may_see_unit(unit.id)]
        return {
            "items": [
                {
                    "unit_id": unit.id,
                    "unit": unit.short_name,
                    "value": queries.value_card(newest[unit.id], kpi).model_dump(),
                }
                for unit in seen
            ]
        }


@api.get("/units/<unit_id>/kpis")
@question("The values of a unit's KPIs", answer=UnitKpis, problems=(404,))
def unit_kpis(unit_id: str) -> dict[str, Any]:
    """Everybody who may see the unit's boards."""
    with database.reading() as session:
        if not asker(session).may_see_unit(people.unit(session, unit_id).id):
            raise errors.NotFound
        return {**unit_queries.unit_state(session, unit_id), "at": instant(clock.now())}


@api.get("/kpis/<kpi_code>/tasks")
@question("The tasks behind a KPI's number of now", answer=TasksBehind, query=Scope, problems=(404,))
def kpi_tasks(asked: Scope, kpi_code: str) -> dict[str, Any]:
    """Of units that one may not see only how many there are."""
    with database.reading() as session:
        who, scope = asker(session), scope_asked(session, asked)
        behind = computing.tasks_behind(session, queries.kpi(session, kpi_code), scope, at=clock.now())
        seen = [each for each in behind if who.may_see_unit(each.unit_id)]
        today = clock.today(Terms.zone)
        exceptions = calendar.exceptions(session, today - timedelta(days=366), today)
        items = [answers.task_behind(each, who, today, exceptions).model_dump(mode="json") for each in seen[:_TOLD]]
        return {"items": items, "elsewhere": len(behind) - len(seen)}


@api.get("/kpis/<kpi_code>/figure")
@question("A KPI's trend as a figure for Plotly, and in words", answer=Figure, query=Drawing, problems=(404,))
def kpi_figure(asked: Drawing, kpi_code: str) -> dict[str, Any]:
    """Everybody who is signed in; that of a unit who may see the unit."""
    with database.reading() as session:
        scope = scope_asked(session, asked)
        today = clock.today(Terms.zone)
        return drawing.figure_of(session, queries.kpi(session, kpi_code), scope, today=today, dark=asked.dark)


@api.patch("/kpis/<kpi_code>")
@command("Say who answers for a KPI", body=EditKpi, answers=KpiAnswer)
def edit_kpi(session: Session, wanted: EditKpi, kpi_code: str) -> KpiAnswer:
    """The coordinator and administrators."""
    kpi, who = _kept(session, kpi_code)
    commands.edit_kpi(session, kpi, wanted, by=who.actor, at=clock.now())
    return answers.kpi_answer(session, kpi)


@api.post("/kpis/<kpi_code>/values")
@command("Publish a typed value", body=PublishValue, answers=KpiAnswer, problems=(409,))
def publish_value(session: Session, wanted: PublishValue, kpi_code: str) -> KpiAnswer:
    """The KPI's owner, the coordinator and administrators; a red value together with its review."""
    kpi, who = _answered_for(session, kpi_code)
    commands.publish_value(session, kpi, wanted, by=who.actor, at=clock.now())
    return answers.kpi_answer(session, kpi)


@api.post("/kpis/<kpi_code>/reviews")
@command("Say why a value is not as it should be", body=NewReview, answers=KpiAnswer)
def review_value(session: Session, wanted: NewReview, kpi_code: str) -> KpiAnswer:
    """The KPI's owner, the coordinator and administrators."""
    kpi, who = _answered_for(session, kpi_code)
    commands.review_value(session, kpi, wanted, by=who.actor, at=clock.now())
    return answers.kpi_answer(session, kpi)


@api.post("/kpis/<kpi_code>/notes")
@command("Say what happened on a day", body=NewNote, answers=KpiAnswer, status=201)
def add_note(session: Session, wanted: NewNote, kpi_code: str) -> KpiAnswer:
    """The KPI's owner, the coordinator and administrators."""
    kpi, who = _answered_for(session, kpi_code)
    notes.add_note(session, kpi, wanted, by=who.actor, at=clock.now())
    return answers.kpi_answer(session, kpi)


@api.delete("/kpis/<kpi_code>/notes/<note_id>")
@command("Take a note away", answers=KpiAnswer)
def remove_note(session: Session, kpi_code: str, note_id: str) -> KpiAnswer:
    """The KPI's owner, the coordinator and administrators."""
    kpi, who = _answered_for(session, kpi_code)
    notes.remove_note(session, kpi, queries.note(session, kpi.code, note_id), by=who.actor, at=clock.now())
    return answers.kpi_answer(session, kpi)


@api.post("/kpis/values")
@command("Publish several typed values at once, all or none", body=PublishValues, answers=Published, problems=(409,))
def publish_values(session: Session, wanted: PublishValues) -> Published:
    """Whoever answers for each of them; what is wrong is named by the number of its row, from 0."""
    who = asker(session)
    commands.hold_all(session)
    for number, row in enumerate(wanted.values):
        kpi = queries.kpi(session, row.code)
        if not who.may_answer_for(kpi.owner_id):
            raise errors.NotAllowed
        importing.publish_row(session, kpi, row, number, by=who.actor, at=clock.now())
    return Published(count=len(wanted.values))


def preview_values() -> Response:
    """Whoever gives a KPI its values; of those they may not give the row says so. Nothing is changed."""
    if g.person_id is None:
        raise errors.NotSignedIn
    given = read_body(Table)
    table = get_hub().threadpool.apply(importing.read, (given.name, given.content))
    with database.reading() as session:
        return json_response(importing.preview(session, asker(session), table, at=clock.now()))


api.post("/kpis/values/preview")(
    describe(
        preview_values,
        Endpoint("What a table of values would change", Table, importing.Preview, problems=(400, 403, 413, 422)),
    )
)


def _kept(session: Session, kpi_code: str) -> tuple[Kpi, Viewer]:
    who = asker(session)
    kpi = commands.kpi_to_work_on(session, kpi_code)
    if not who.keeps_kpis:
        raise errors.NotAllowed
    return kpi, who


def _answered_for(session: Session, kpi_code: str) -> tuple[Kpi, Viewer]:
    who = asker(session)
    kpi = commands.kpi_to_work_on(session, kpi_code)
    if not who.may_answer_for(kpi.owner_id):
        raise errors.NotAllowed
    return kpi, who
