"""The documents of projects to take away: passports, reports, presentations, the lists of the register."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response
from flask_babel import get_locale
from gevent import get_hub
from sqlmodel import Session

from board import clock, database
from board.decree import queries as decree
from board.documents import kinds
from board.documents import queries as documents
from board.people import queries as people
from board.people.identity import asker
from board.people.viewers import Terms
from board.projects import queries, whole
from board.projects.papers import passport, passport_word, presentation, register, report, slides
from board.web.files import sent

pages = Blueprint("project_papers", __name__)


@pages.get("/projects/<project_id>/passport.pdf")
def passport_on_paper(project_id: str) -> Response:
    """The passport by the official form, A4."""
    return _passport(project_id, "pdf", kinds.PDF, passport.print_passport)


@pages.get("/projects/<project_id>/passport-card.pdf")
def passport_card(project_id: str) -> Response:
    """The same on one sheet across, four blocks."""
    return _passport(project_id, "card.pdf", kinds.PDF, passport.print_passport_landscape)


@pages.get("/projects/<project_id>/passport.docx")
def passport_for_word(project_id: str) -> Response:
    """The same for Word."""
    return _passport(project_id, "docx", kinds.DOCX, passport_word.write_passport)


@pages.get("/projects/<project_id>/report.pdf")
def report_on_paper(project_id: str) -> Response:
    """How the stages of a project stand."""
    return _report(project_id, "pdf", kinds.PDF, report.print_report)


@pages.get("/projects/<project_id>/report.docx")
def report_for_word(project_id: str) -> Response:
    """The same for Word."""
    return _report(project_id, "docx", kinds.DOCX, report.write_report)


@pages.get("/projects/<project_id>/presentation.pptx")
def presentation_to_show(project_id: str) -> Response:
    """The final presentation for PowerPoint."""
    return _presentation(project_id, "pptx", kinds.PPTX, presentation.write_presentation)


@pages.get("/projects/<project_id>/presentation.pdf")
def presentation_on_paper(project_id: str) -> Response:
    """The same as PDF."""
    return _presentation(project_id, "pdf", kinds.PDF, presentation.print_presentation)


@pages.get("/projects/lists.xlsx")
def lists_as_table() -> Response:
    """The lists of the plan's rows 1.1 and 1.2, the whole register, and its counts."""
    sheets = _sheets()
    return sent(_beside(register.write_register, sheets), "projects.xlsx", kinds.XLSX)


@pages.get("/projects/lists.pdf")
def lists_on_paper() -> Response:
    """The lists of the plan's rows 1.1 and 1.2."""
    data = register.register_data(_sheets(), today=clock.today(Terms.zone))
    return sent(_beside(register.print_register, data), "projects.pdf", kinds.PDF)


def _sheets() -> list[Any]:
    with database.reading() as session:
        asker(session)
        return register.register_sheets(queries.cards(session), _lists(session))


def _lists(session: Session) -> register.Lists:
    expected = {row["number"]: row["expected_result"] for row in decree.rows(session, "plan") if row["number"]}
    label = "label_en" if str(get_locale()) == "en" else "label_ru"
    return register.Lists(
        pilots=expected.get("1.1.", ""),
        targets=expected.get("1.2.", ""),
        sectors=decree.rows(session, "sector"),
        tags={row["code"]: row[label] for row in decree.rows(session, "tag")},
        processes={each.id: each.passport.get("process", "") for each in queries.projects(session)},
    )


def _passport(project_id: str, ending: str, media_type: str, build: Callable[[dict[str, Any]], bytes]) -> Response:
    with database.reading() as session:
        asker(session)
        found = queries.project(session, project_id)
        data = passport.passport_data(whole.full(session, found), people.unit(session, found.unit_id).name)
        name = f"{found.code}-passport.{ending}"
    return sent(_beside(build, data), name, media_type)


def _report(project_id: str, ending: str, media_type: str, build: Callable[[dict[str, Any]], bytes]) -> Response:
    with database.reading() as session:
        asker(session)
        found = whole.full(session, queries.project(session, project_id))
    data = report.report_data(found, today=clock.today(Terms.zone))
    return sent(_beside(build, data), f"{found.code}-report.{ending}", media_type)


def _presentation(project_id: str, ending: str, media_type: str, build: Callable[..., bytes]) -> Response:
    with database.reading() as session:
        asker(session)
        found = queries.project(session, project_id)
        full = whole.full(session, found)
        source = queries.project(session, found.source_project_id) if found.source_project_id else None
        named = f"{source.code} {source.title}" if source else found.external_source
        data = presentation.presentation_data(full, source=named)
        shown = set(slides.pictures_of(data))
        pictures = {
            each.id: documents.content(session, each.file_id)
            for each in queries.files(session, found.id)
            if each.id in shown and documents.file(session, each.file_id).media_type in kinds.PICTURES
        }
    content: bytes = get_hub().threadpool.apply(build, (data, pictures))
    return sent(content, f"{full.code}-presentation.{ending}", media_type)


def _beside(build: Callable[[Any], bytes], data: Any) -> bytes:
    """What is built beside the loop: everybody else goes on meanwhile."""
    content: bytes = get_hub().threadpool.apply(build, (data,))
    return content
