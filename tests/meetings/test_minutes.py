"""The minutes of a meeting as files that other programs open."""

import io
from collections.abc import Iterator
from datetime import date, timedelta

from docx import Document
from docx.document import Document as Paper
from flask.testing import FlaskClient

from tests.makers import Office, make_task
from tests.meetings.conftest import WEDNESDAY, Time, listed, say


def test_the_minutes_are_there_as_pdf_and_for_word_with_every_sign_intact(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    hostile = "Ёлки & «палки» <b>жирно</b> #let x = 1 \\ $5 {{ 7 * 7 }}"
    make_task(office, hostile, due=date(2026, 11, 20), column_id=office.columns["planned"])
    meeting = listed(anna, office)[0]["id"]
    time.goes_to(WEDNESDAY)
    say(anna, meeting, "start")
    say(anna, meeting, "attend", {"person_ids": [office.boris, office.anna], "present": True})
    decision = {
        "unit_id": office.land,
        "about": {"kind": "board", "id": office.board},
        "what": hostile,
        "owner_id": office.boris,
        "due": "2026-12-01",
    }
    say(anna, meeting, "decisions", decision, expected=201)
    time.at += timedelta(minutes=28)
    say(anna, meeting, "finish")
    word = anna.get(f"/meetings/{meeting}/minutes.docx")
    told = "\n".join(text_of(Document(io.BytesIO(word.data))))
    for wanted in (hostile, "Борис Лапин", "Анна Ковалёва", "28 минут", "09:00–09:28", "1 дек. 2026", "Кабинет 12"):
        assert wanted in told, wanted
    assert told.count(hostile) == 2
    assert anna.get(f"/meetings/{meeting}/minutes.docx").data == word.data
    paper = anna.get(f"/meetings/{meeting}/minutes.pdf")
    assert paper.data.startswith(b"%PDF")
    assert anna.get(f"/meetings/{meeting}/minutes.pdf").data == paper.data


def text_of(paper: Paper) -> Iterator[str]:
    """Everything that is written in a document of Word."""
    yield from (each.text for each in paper.paragraphs)
    yield from (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
