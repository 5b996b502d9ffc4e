"""Documents that people bring: what they are is told from their content; pictures are drawn anew; how they are given out."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import text

from board import database
from board.documents.pictures import cleaned
from board.projects.lifecycle import State
from tests.makers import Office
from tests.projects.asked import PDF, bring, brought, led_to, only_sqlite, project, version
from tests.projects.conftest import Client
from tests.tasks.callers import Caller

MEGABYTE = 1024 * 1024
PLACE = b"54.0 N 87.0 E"


@pytest.fixture
def made(office: Office) -> str:
    """A project that goes on."""
    return led_to(office, State.MAPPING_CURRENT)


def picture(kind: str, size: tuple[int, int] = (40, 30), **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(out, kind, **more)
    return out.getvalue()


def photographed(kind: str) -> bytes:
    """A picture with everything in it that a camera notes: where, how it was held, and a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = PLACE.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (54.0, 0.0, 0.0)
    more: dict[str, Any] = {"comment": PLACE, "xmp": b"<x:xmpmeta>" + PLACE + b"</x:xmpmeta>"}
    return picture(kind, exif=exif.tobytes(), **(more if kind == "JPEG" else {}))


def office_file(part: str, *more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name in ("[Content_Types].xml", part, *more):
            parts.writestr(name, "<x/>")
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that would take gigabytes to draw."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = zlib.compressobj(9)
    row, many = b"\0" * (width // 8 + 1), 1000
    drawn = b"".join(rows.compress(row * many) for _ in range(height // many)) + rows.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", drawn) + chunk(b"IEND", b"")


KINDS = [
    (PDF, "application/pdf", "отчёт.exe"),
    (picture("PNG"), "image/png", "снимок.pdf"),
    (picture("JPEG"), "image/jpeg", "снимок"),
    (office_file("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "а"),
    (office_file("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "б.pdf"),
    (
        office_file("ppt/presentation.xml"),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "в.html",
    ),
]
REFUSED = [
    b"",
    b"MZ\x90\x00 a program called report.pdf",
    b"<html><script>1</script></html>",
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='1'/>",
    b" %PDF-1.7 not at its beginning",
    b"GIF89a" + b"\0" * 40,
    b"PK\x03\x04 no archive at all",
    office_file("some/other.xml"),
    office_file("word/document.xml", "word/vbaProject.bin"),
    office_file("xl/workbook.xml", "xl/VBAPROJECT.BIN"),
    picture("PNG")[:50],
    b"\xff\xd8\xff" + b"\0" * 100,
]


@only_sqlite
def test_what_a_file_is_follows_from_its_content_and_not_from_its_name(boris: Caller, made: str) -> None:
    for content, media_type, name in KINDS:
        answer = bring(boris, made, "other", content, name=name)
        assert answer.status_code == 201, (media_type, answer.get_data(as_text=True))
        kept = answer.get_json()
        listed = next(each for each in kept["project"]["files"] if each["id"] == kept["file_id"])
        assert (listed["media_type"], listed["name"], listed["by"]) == (media_type, name, "Борис Лапин")


@only_sqlite
def test_what_is_none_of_these_kinds_has_macros_or_is_broken_is_refused(boris: Caller, made: str) -> None:
    before = version(boris, made)
    for content in REFUSED:
        answer = bring(boris, made, "other", content, name="справка.pdf")
        assert answer.status_code == 409, content[:40]
        assert answer.get_json()["type"] == "unknown-file", content[:40]
    assert (version(boris, made), project(boris, made)["files"]) == (before, [])


@only_sqlite
def test_a_picture_that_would_fill_the_memory_is_refused(boris: Caller, made: str) -> None:
    for width, height in ((8000, 8000), (60_000, 60_000)):
        content = bomb(width, height if height < 10_000 else 1000)
        content = content.replace(struct.pack(">II", width, 1000), struct.pack(">II", width, height))
        assert len(content) < MEGABYTE
        answer = bring(boris, made, "photo", content)
        assert (answer.status_code, answer.get_json()["type"]) == (409, "unknown-file"), (width, height)


def test_ten_megabytes_are_taken_and_a_byte_more_is_too_much(boris: Caller, made: str) -> None:
    whole = PDF + b"\0" * (10 * MEGABYTE - len(PDF))
    file_id = brought(boris, made, "other", whole)
    refused = bring(boris, made, "other", whole + b"\0")
    assert (refused.status_code, refused.get_json()["type"]) == (413, "too-large")
    (kept,) = project(boris, made)["files"]
    assert (kept["id"], kept["size"]) == (file_id, 10 * MEGABYTE)
    assert boris.http.get(f"/projects/{made}/files/{file_id}").get_data() == whole


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@only_sqlite
def test_a_kept_photograph_does_not_say_where_it_was_taken(boris: Caller, made: str, kind: str) -> None:
    content = photographed(kind)
    assert PLACE in content
    file_id = brought(boris, made, "photo", content)
    kept = boris.http.get(f"/projects/{made}/files/{file_id}").get_data()
    assert PLACE not in kept
    with Image.open(io.BytesIO(kept)) as found:
        assert (found.format, found.size) == (kind, (30, 40)), "as it was held"
        assert dict(found.getexif()) == {}
        assert not {"exif", "xmp", "comment", "XML:com.adobe.xmp"} & found.info.keys()


def test_a_large_photograph_is_made_as_small_as_it_is_looked_at() -> None:
    with Image.open(io.BytesIO(cleaned(picture("JPEG", (3000, 1500)), "image/jpeg"))) as found:
        assert found.size == (2000, 1000)


def parts_kept() -> int:
    with database.reading() as session:
        return int(session.execute(text("SELECT count(*) FROM kept_file_part")).scalar_one())


def test_a_refused_file_leaves_nothing_behind(boris: Caller, vera: Caller, made: str) -> None:
    assert bring(vera, made, "other").status_code == 403
    assert bring(boris, made, "nonsense").status_code == 422
    assert bring(boris, made, "photo", PDF).status_code == 422, "a photograph is a picture"
    assert bring(boris, "nosuch", "other").status_code == 404
    assert parts_kept() == 0


@only_sqlite
def test_documents_are_saved_and_pictures_shown_and_nothing_is_guessed(boris: Caller, vera: Caller, made: str) -> None:
    paper = bring(boris, made, "other", PDF, name='Акт "№ 1"; x=\u0000.html'.replace("\u0000", "")).get_json()[
        "file_id"
    ]
    photo = brought(boris, made, "photo", picture("JPEG"))
    for file_id, way, media_type, ending in (
        (paper, "attachment", "application/pdf", ".html.pdf"),
        (photo, "inline", "image/jpeg", ".jpg"),
    ):
        answer = vera.http.get(f"/projects/{made}/files/{file_id}")
        assert answer.status_code == 200
        said = answer.headers["Content-Disposition"]
        assert said.startswith(f"{way}; filename*=UTF-8''"), said
        assert said.endswith(ending)
        assert not {'"', " ", "/"} & set(said.partition("''")[2])
        assert (answer.mimetype, answer.headers["X-Content-Type-Options"]) == (media_type, "nosniff")
    assert vera.http.get(f"/projects/{made}/files/{paper}").get_data() == PDF


@only_sqlite
def test_a_document_is_found_at_its_own_project_alone_and_by_who_is_signed_in(
    boris: Caller, client: Client, office: Office, made: str
) -> None:
    other, file_id = led_to(office, State.MAPPING_CURRENT), brought(boris, made, "other")
    assert boris.http.get(f"/projects/{other}/files/{file_id}").status_code == 404
    boris.delete(f"projects/{other}/files/{file_id}", 404)
    assert boris.http.get(f"/projects/{made}/files/nosuch").status_code == 404
    stranger = client(office.boris)
    del stranger.environ_base["HTTP_AUTHORIZATION"]
    assert stranger.get(f"/projects/{made}/files/{file_id}").status_code in (302, 401)
    assert boris.http.get(f"/projects/{made}/files/{file_id}").status_code == 200


def test_a_photograph_that_is_taken_away_leaves_the_rows_in_which_it_stood(boris: Caller, office: Office) -> None:
    made = led_to(office, State.RESULT_MONITORING)
    first, second = brought(boris, made, "photo", picture("PNG")), brought(boris, made, "photo", picture("JPEG"))
    row = {"id": "r1", "name": "Стеллаж", "was": "груда", "became": "порядок"}
    boris.put(f"projects/{made}/results", results=[row | {"was_photo": first, "became_photo": second}])
    found = boris.delete(f"projects/{made}/files/{first}")["project"]
    assert [each["id"] for each in found["files"] if each["role"] == "photo"] == [second]
    (kept,) = found["results"]
    assert (kept["was_photo"], kept["became_photo"], kept["name"]) == (None, second, "Стеллаж")
    assert boris.http.get(f"/projects/{made}/files/{first}").status_code == 404
    boris.delete(f"projects/{made}/files/{first}", 404)


@only_sqlite
def test_photographs_in_a_row_are_pictures_of_this_project(boris: Caller, office: Office, made: str) -> None:
    mine = led_to(office, State.RESULT_MONITORING)
    strange = brought(boris, made, "photo", picture("PNG"))
    row = {"id": "r1", "name": "Стеллаж", "was_photo": strange}
    refused = boris.put(f"projects/{mine}/results", 422, results=[row])
    assert [each["field"] for each in refused["errors"]] == ["results.0.was_photo"]
    paper = brought(boris, mine, "other", PDF)
    refused = boris.put(f"projects/{mine}/results", 422, results=[row | {"was_photo": paper}])
    assert [each["field"] for each in refused["errors"]] == ["results.0.was_photo"], "a paper is no photograph"
