"""The final presentation as PPTX and PDF: what is on its slides, that nothing runs out of them, and its pictures."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from PIL import ExifTags, Image
from pptx import Presentation
from pptx.util import Mm
from pypdf import PdfReader

from board.documents.formats.pptx import HIGH, WIDE, Area, Grid, Slide, Words
from board.projects.cards import FullProject
from board.projects.papers.fitting import height
from board.projects.papers.pictures import prepared
from board.projects.papers.presentation import presentation_data, print_presentation, write_presentation
from board.projects.papers.slides import slides_of
from tests.projects.paper_projects import ordinary
from tests.projects.reading_papers import fonts, letters, page_sizes, pdf_pages, read_in, slide_texts, squeezed
from tests.projects.strained_projects import STRANGE, UNUSUAL, long_text, strained, unknown

BOTTOM = HIGH - 12.5


@cache
def picture(kind: str = "JPEG", wide: int = 160, high: int = 120, colour: str = "#446688", turned: int = 1) -> bytes:
    """A picture of one colour; `turned` as cameras write it."""
    made, buffer = Image.new("RGB", (wide, high), colour), io.BytesIO()
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Make] = turned, "Camera"
    made.save(buffer, kind, exif=exif)
    return buffer.getvalue()


PICTURES = {"f1": picture("PNG", 300, 100), "f3": picture(), "f4": picture(wide=90, high=160, colour="#884422")}


def told(project: FullProject, language: str = "en", **extras: Any) -> dict[str, Any]:
    with read_in(language):
        return presentation_data(project, **extras)


def both(data: dict[str, Any], pictures: Mapping[str, bytes] = PICTURES) -> Iterator[list[str]]:
    yield slide_texts(write_presentation(data, pictures))
    yield pdf_pages(print_presentation(data, pictures))


def laid_out(data: dict[str, Any], pictures: Mapping[str, bytes] = PICTURES) -> list[Slide]:
    return slides_of(data, prepared(pictures, pictures))


def titles(data: dict[str, Any], pictures: Mapping[str, bytes] = PICTURES) -> list[str]:
    return [" ".join(slide.title.lines) for slide in laid_out(data, pictures)]


def test_the_slides_tell_the_project_in_order() -> None:
    assert titles(told(ordinary())) == [
        ordinary().title, "Passport in short", "Why this project", "Map of the current state", "In files of their own",
        "Goals of the project", "Plan of measures", "Was – became", "Was – became", "Effects", "Team of the project",
        "Where to go on",
    ]  # fmt: skip


def test_every_slide_says_what_it_should_in_both_files() -> None:
    wanted: list[list[str]] = [
        ["Pilot · LP-2026-001", ordinary().title, "Земельный отдел", "Leader of the project: Ковалёва Анна Сергеевна",
         "Team: Лапин Борис Петрович, Орлова Вера Ивановна, Сидоров Глеб"],
        ["Заместитель главы района по экономике", "поступления заявления → выдачи разрешения заявителю",
         "2 Feb – 17 Jun 2026", "2 February 2026", "2 / 12"],
        [*ordinary().rationale],
        ["LP-2026-001 · Земельный отдел"],
        ["таблица проблем.xlsx", "карта целевого состояния.pdf"],
        ["Срок выдачи разрешения, календарных дней", "26", "12", "32.5", "10"],
        ["Done: 3 of 4, 75 %", "Шаблон ответа о возврате", "Орлова В. И.", "1 Jun 2026", "waits for acceptance"],
        ["Приём заявления", "Пять кабинетов, 40 минут", "Одно окно, 10 минут"],
        ["Согласование", "Последовательно, 12 дней", "Параллельно, 3 дня"],
        ["735", "person-hours a year are released", "315.5", "thousand roubles", "26 → 11", "107 %", "80 %",
         ordinary().effects_text, "735 часов в год по средней стоимости часа"],
        ["Ковалёва Анна Сергеевна", "карта процесса, замеры времени", "Сидоров Глеб"],
        ["Once the pilot is closed, its result can be applied in other units.", "стандарт приёма.pdf",
         "Доля возвратов на доработку (80 %)", "17 July 2026"],
    ]  # fmt: skip
    for pages in both(told(ordinary())):
        assert len(pages) == len(wanted)
        for page, texts in zip(pages, wanted, strict=True):
            for text in texts:
                assert squeezed(text) in squeezed(page), (text, page)


def test_dates_and_numbers_are_in_the_readers_language() -> None:
    pages = "\n".join(slide_texts(write_presentation(told(ordinary(), "ru"), PICTURES)))
    assert "17 июля 2026" in pages
    assert "315,5" in pages


def test_where_to_go_on_follows_from_the_kind_and_the_state() -> None:
    def said(project: FullProject, **extras: Any) -> list[str]:
        return [str(each) for each in told(project, **extras)["onward"]["texts"]]

    proven = ordinary(state="sustained", files=[], next_check=None, goal_list=[ordinary().goal_list[0]])
    assert said(proven) == ["It is proposed to apply the result of the pilot in other units."]
    other = proven.model_copy(update={"kind": "replication"})
    assert said(other, source="LP-2025-004") == ["What was proven here is applied: LP-2025-004."]
    assert said(other) == []
    assert said(proven.model_copy(update={"state": "regressed"})) == []


def test_a_project_of_which_nothing_is_known_has_no_empty_slides() -> None:
    assert titles(told(unknown())) == [ordinary().title, "Where to go on"]
    for pages in both(told(unknown())):
        assert "None" not in "".join(pages)


@cache
def _strained() -> tuple[dict[str, Any], list[str], list[str], list[Slide]]:
    data = told(strained())
    in_pptx, in_pdf = both(data)
    return data, in_pptx, in_pdf, laid_out(data)


def test_long_and_strange_texts_are_there_to_the_last_sign() -> None:
    data, in_pptx, in_pdf, _ = _strained()
    sides = [row[side] for row in data["results"]["rows"] for side in ("name", "was", "became")]
    tables = [
        cell for name in ("passport", "goals", "plan", "effects", "team") for row in data[name]["rows"] for cell in row
    ]
    texts = [data["title"], *data["rationale"]["texts"], *data["effects"]["texts"], *sides, *tables]
    for pages in (in_pptx, in_pdf):
        missing = letters("\n".join(texts)) - letters("\n".join(pages))
        assert not missing, missing
    whole = squeezed("\n".join(in_pptx))
    for text in (STRANGE, UNUSUAL, strained().title):
        assert squeezed(text) in whole


def test_both_files_have_the_same_slides_however_long_the_texts_are() -> None:
    _, in_pptx, in_pdf, _ = _strained()
    assert len(in_pptx) == len(in_pdf) > 40
    assert in_pptx[1].startswith("Passport in short · 1/")


def test_nothing_stands_below_the_foot_or_over_something_else() -> None:
    for slides in (laid_out(told(ordinary())), _strained()[3]):
        for slide in slides:
            boxes = [(part, *_reach(part)) for part in (slide.title, *slide.parts) if not isinstance(part, Area)]
            for part, _, bottom in boxes:
                assert bottom <= BOTTOM + 0.1 or part.y >= BOTTOM - 6, (slide.title.lines, part)
            for place, (one, top, bottom) in enumerate(boxes):
                for other, above, below in boxes[place + 1 :]:
                    is_beside = one.x >= _right(other) - 0.1 or other.x >= _right(one) - 0.1
                    assert is_beside or top >= below - 0.1 or above >= bottom - 0.1, (slide.title.lines, one, other)


def test_no_letters_are_smaller_than_can_be_read_from_the_last_row() -> None:
    for slide in _strained()[3]:
        sizes = {part.size for part in slide.parts if isinstance(part, Grid | Words) and part.y < BOTTOM}
        assert all(size >= 12 for size in sizes), slide
        assert all(part.size >= 14 for part in slide.parts if isinstance(part, Grid)), slide


def test_a_picture_keeps_its_shape_stands_upright_and_tells_nothing_of_the_camera() -> None:
    found = prepared({"a": picture(turned=6), "b": picture("PNG", 4000, 1000)}, ["a", "b", "missing"])
    assert (found["a"].wide, found["a"].high) == (120, 160)
    assert b"Camera" in picture()
    assert b"Camera" not in found["a"].content
    assert (found["b"].media, found["b"].wide, found["b"].high) == ("image/png", 2000, 500)
    show = Presentation(io.BytesIO(write_presentation(told(ordinary()), PICTURES)))
    shapes = [shape for slide in show.slides for shape in slide.shapes if hasattr(shape, "image")]
    assert [round(shape.width / shape.height, 2) for shape in shapes] == [3.0, 1.33, 0.56]
    assert shapes[1]._element.nvPicPr.cNvPr.get("descr") == "See the file «было.jpg»."
    images = [
        image
        for page in PdfReader(io.BytesIO(print_presentation(told(ordinary()), PICTURES))).pages
        for image in page.images
    ]
    assert [image.image.size for image in images if image.image] == [(300, 100), (160, 120), (90, 160)]


def test_what_is_no_picture_is_named_instead() -> None:
    wrong = {"f1": b"\x89PNG\r\n\x1a\n and nothing more", "f3": b"GIF89a", "f4": picture()[:200]}
    huge = io.BytesIO()
    Image.new("1", (8000, 6000)).save(huge, "PNG")
    for pages in both(told(ordinary()), wrong):
        text = squeezed("\n".join(pages))
        for name in ("карта текущего состояния.png", "было.jpg", "стало.jpg"):
            assert squeezed(name) in text
    assert prepared({"huge": huge.getvalue()}, ["huge"]) == {}


def test_words_that_do_not_fit_below_photographs_go_on_the_next_slide() -> None:
    row = {**ordinary().results[0], "was": long_text(1900)}
    texts = next(both(told(ordinary(results=[row]))))
    first, second, *more = (page for page in texts if page.startswith("Was – became"))
    assert "передаётся" not in first
    assert squeezed("Одно окно, 10 минут") in squeezed(second)
    assert not letters(long_text(1900)) - letters("".join([second, *more]))


@pytest.mark.parametrize("make", [write_presentation, print_presentation])
def test_the_same_presentation_gives_the_same_bytes(make: Any) -> None:
    assert make(told(ordinary()), PICTURES) == make(told(ordinary()), PICTURES)


def test_the_parts_of_the_file_have_one_date() -> None:
    with zipfile.ZipFile(io.BytesIO(write_presentation(told(ordinary()), PICTURES))) as archive:
        parts = archive.infolist()
    assert parts[0].filename == "[Content_Types].xml"
    assert {part.date_time for part in parts} == {(2019, 5, 21, 0, 0, 0)}


def test_slides_are_wide_with_their_fonts_inside_or_one_that_offices_have() -> None:
    content = print_presentation(told(ordinary()), PICTURES)
    assert page_sizes(content) == {(339, 190)}
    assert all(fonts(content).values())
    show = Presentation(io.BytesIO(write_presentation(told(ordinary()), PICTURES)))
    assert (show.slide_width, show.slide_height) == (Mm(WIDE), Mm(HIGH))
    facts = show.core_properties
    assert (facts.title, facts.author, facts.last_modified_by) == (ordinary().title, "", "")
    frames = [shape.text_frame for slide in show.slides for shape in slide.shapes if shape.has_text_frame]
    assert {run.font.name for frame in frames for line in frame.paragraphs for run in line.runs} == {"Arial"}
    assert all(slide.shapes.title is not None and slide.shapes.title.text_frame.text for slide in show.slides)


def _reach(part: Any) -> tuple[float, float]:
    """From where to where a part reaches, as its words are measured."""
    if isinstance(part, Words):
        lines = height(part.lines, part.wide, part.size, bold=part.bold)
        return part.y, part.y + lines
    return part.y, part.y + (sum(part.heights) if isinstance(part, Grid) else part.high)


def _right(part: Any) -> float:
    return float(part.x + (sum(part.widths) if isinstance(part, Grid) else part.wide))
