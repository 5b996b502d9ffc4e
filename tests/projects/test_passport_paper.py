"""The passport by the form of the decree: its words, what is entered in it, and the files it is printed as."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from board.projects.cards import FullProject, VersionCard
from board.projects.papers.passport import passport_data, print_passport, print_passport_landscape, write_passport
from board.projects.papers.wording import official_form
from tests.decree.official_texts import STAGES
from tests.projects.paper_projects import ordinary
from tests.projects.reading_papers import fonts, letters, page_sizes, pdf_pages, pdf_text, squeezed, word_text
from tests.projects.strained_projects import UNUSUAL, strained, unknown

UNIT = "Отдел земельных отношений администрации Новокузнецкого муниципального района"
FORM = " ".join((Path(__file__).parent / "passport_form.txt").read_text(encoding="utf-8").split())
MAKERS = {"pdf": print_passport, "across": print_passport_landscape, "word": write_passport}


def told(project: FullProject) -> dict[str, Any]:
    return passport_data(project, UNIT)


def read(kind: str, content: bytes) -> str:
    return word_text(content) if kind == "word" else pdf_text(content)


def test_every_word_of_the_form_is_the_decrees_in_its_order_and_none_is_left_out() -> None:
    form = official_form()
    at, left = 0, FORM
    lines = [f"{number}. {line}" for number, line in enumerate(form["stages"], start=1)]
    for label in (*form["labels"].values(), *lines):
        at = FORM.index(label, at) + len(label)
        left = left.replace(label, "", 1)
    assert re.sub(r"[_\s]|[12]\.", "", left) == ""


def test_the_stages_are_called_as_in_the_official_list_and_ask_for_one_date_or_two() -> None:
    for line, (_, label, kind) in zip(official_form()["stages"], STAGES, strict=True):
        assert line.startswith(label)
        assert line.count("«___»") == {"single": 1, "range": 2}[kind]


@pytest.mark.parametrize("kind", MAKERS)
def test_everything_that_is_entered_stands_in_the_form_in_its_order(kind: str) -> None:
    found = squeezed(read(kind, MAKERS[kind](told(ordinary()))))
    labels = official_form()["labels"]
    wanted = [
        labels["title"], UNIT, ordinary().title, labels["approve"],
        "Заместитель главы Новокузнецкого муниципального района по экономике",
    ] if kind != "across" else [labels["title"], UNIT, ordinary().title]  # fmt: skip
    wanted += [
        "Общие данные:", "Заказчик: Заместитель главы района по экономике", f"Процесс: {ordinary().process}",
        "Границы процесса: от поступления заявления до выдачи разрешения заявителю",
        "Руководитель лин-проекта: Ковалёва Анна Сергеевна",
        "Команда лин-проекта: Лапин Борис Петрович – карта процесса, замеры времени; Орлова Вера Ивановна – регламент"
        " и шаблоны; Сидоров Глеб",
        "Обоснование:", *(f"{place}. {each}" for place, each in enumerate(ordinary().rationale, start=1)),
        "Цели и эффекты:", "Наименование цели, единицы измерения", "Текущий показатель", "Целевой показатель",
        "Срок выдачи разрешения, календарных дней", "26", "12", "Доля возвратов на доработку, %", "32,5", "10",
        f"Эффекты: {ordinary().effects_text}",
        "Сроки:", "1. Согласование паспорта лин-проекта – «2» февраля 2026 г.",
        "2. Картирование текущего состояния (с «3» февраля 2026 г. по «16» февраля 2026 г.).",
        "7. Внедрение улучшений (с «19» марта 2026 г. по «17» мая 2026 г.).",
        "9. Закрытие лин-проекта («17» июня 2026 г.).",
        "10. Мониторинг стабильности достигнутых результатов («15» сентября 2026 г.).",
    ]  # fmt: skip
    at = 0
    for each in wanted:
        assert squeezed(each) in found[at:], each
        at = found.index(squeezed(each), at) + len(squeezed(each))


@pytest.mark.parametrize("kind", MAKERS)
def test_what_is_not_known_stays_blank_as_on_the_form(kind: str) -> None:
    found = squeezed(read(kind, MAKERS[kind](told(unknown()))))
    form = official_form()
    for label in (*form["labels"].values(), *form["stages"]):
        assert squeezed(label) in found, label
    assert "подписано" not in found
    assert "None" not in found
    # Beside the labels and what is known nothing is written but blanks, the numbers of two empty lines and the foot.
    for each in (*form["stages"], *sorted(form["labels"].values(), key=len, reverse=True), UNIT, unknown().title):
        found = found.replace(squeezed(each), "", 1)
    assert re.sub(r"_|LP-2026-001(·1?|1/1)|\d+\.", "", found) == ""


def test_the_approval_names_who_signed_when_and_which_version() -> None:
    assert told(ordinary())["signature"] == [
        "подписано в системе\n«2»\u00a0февраля\u00a02026\u00a0г.",
        "паспорт, версия 1",
    ]
    # Signed at 20:30 UTC, which is the next day in the district.
    found = squeezed(pdf_text(print_passport(told(ordinary()))))
    assert squeezed("подписано в системе «2» февраля 2026 г. паспорт, версия 1") in found
    assert squeezed("Петров И. И.") in found
    unsigned = ordinary(approved_at=None, approved_by=None)
    assert told(unsigned)["signature"] == []
    assert "подписано" not in pdf_text(print_passport(told(unsigned)))


def test_whoever_signed_for_the_head_is_named_and_later_changes_are_told() -> None:
    later = VersionCard(
        version=2, reason="срок", at="2026-03-10T03:00:00Z", by="Ковалёва А. С.", submitted_at=None,
        approved_at=None, approved_by=None, seen=[],
    )  # fmt: skip
    first = ordinary().versions[0]
    project = ordinary(passport_version=2, versions=[first, later], approved_by="Ильина О. В.")
    _, by, version, changed = told(project)["signature"]
    assert by == "подписал(а) Ильина О. В."
    assert version == "паспорт, версия 1"
    assert changed == "с изменениями, версия 2 от «10»\u00a0марта\u00a02026\u00a0г."


def test_what_was_signed_on_paper_is_not_called_signed_in_the_system() -> None:
    project = ordinary(customer_head_id=None, approved_by="Петров И. И.")
    assert told(project)["signature"] == ["подписано на бумаге", "паспорт, версия 1"]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("заявки", "выдачи", "от заявки до выдачи"),
        ("заявки", "", "от заявки до ______________"),
        ("", "выдачи", "от ______________ до выдачи"),
        ("", "", ""),
    ],
)
def test_boundaries_are_from_and_to(start: str, end: str, said: str) -> None:
    assert told(ordinary(start_event=start, end_event=end))["general"]["boundaries"] == said


def test_a_plan_with_one_end_known_leaves_the_other_blank() -> None:
    stages = [each.model_copy(update={"plan_end": None}) for each in ordinary().stages]
    assert told(ordinary(stages=stages))["stages"][1] == (
        "Картирование текущего состояния (с\u00a0«3»\u00a0февраля\u00a02026\u00a0г. по «___»_______ ____ г.)."
    )


@pytest.mark.parametrize("kind", MAKERS)
def test_long_and_strange_texts_are_there_to_the_last_sign(kind: str) -> None:
    data = told(strained())
    content = MAKERS[kind](data)
    missing = letters(str_of(data)) - letters(read(kind, content))
    assert not missing, missing


def test_a_long_text_flows_over_pages_in_one_piece() -> None:
    data = told(strained())
    pages = pdf_pages(print_passport(data))
    assert len(pages) > 6
    foot = re.compile(rf"LP-2026-001·паспорт,версия1\d+/{len(pages)}")
    found = "".join(foot.sub("", squeezed(page)) for page in pages)
    # What is written from the right to the left is read back in another order.
    parts = [*data["general"].values(), *data["rationale"], *data["effects"].split(UNUSUAL), *data["stages"]]
    for each in (part for part in parts if UNUSUAL not in part):
        assert squeezed(each) in found, each[:60]


def test_the_card_across_takes_one_page_and_a_longer_one_smaller_letters_before_a_second() -> None:
    assert len(pdf_pages(print_passport_landscape(told(ordinary())))) == 1
    assert len(pdf_pages(print_passport(told(ordinary())))) == 1
    reasons = [f"{each} {ordinary().effects_text}" for each in ordinary().rationale] * 2
    longer = print_passport_landscape(told(ordinary(rationale=reasons)))
    assert len(pdf_pages(longer)) == 1
    assert letters_heights(longer) < letters_heights(print_passport_landscape(told(ordinary())))
    assert len(pdf_pages(print_passport_landscape(told(ordinary(rationale=reasons * 9))))) > 1


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_passport_gives_the_same_bytes(kind: str) -> None:
    assert MAKERS[kind](told(ordinary())) == MAKERS[kind](told(ordinary()))


def test_the_pages_are_a4_with_their_fonts_inside() -> None:
    for make, size in ((print_passport, (210, 297)), (print_passport_landscape, (297, 210))):
        content = make(told(ordinary()))
        assert page_sizes(content) == {size}
        assert fonts(content)
        assert all(fonts(content).values()), fonts(content)
        assert all("PTSans" in name for name in fonts(content))
        facts = PdfReader(io.BytesIO(content)).metadata
        assert facts is not None
        assert facts.title == f"Форма паспорта лин-проекта · {ordinary().title}"
        assert facts.author is None


def test_the_document_of_word_is_a4_in_a_font_that_offices_have_and_names_nobody() -> None:
    paper = Document(io.BytesIO(write_passport(told(ordinary()))))
    page = paper.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert paper.styles["Normal"].font.name == "Times New Roman"
    facts = paper.core_properties
    assert (facts.title, facts.author) == (f"Форма паспорта лин-проекта · {ordinary().title}", "")
    boxes = paper.tables[-1]
    assert [len(boxes.rows), len(boxes.columns)] == [2, 2]
    long = Document(io.BytesIO(write_passport(told(strained())))).tables[-1]
    assert [len(long.rows), len(long.columns)] == [4, 1]


def str_of(data: dict[str, Any]) -> str:
    """Everything that is entered, as one text."""
    parts = [data["unit"], data["name"], data["post"], data["signer"], data["effects"], *data["general"].values()]
    return "\n".join([*parts, *data["rationale"], *data["stages"], *(cell for row in data["goals"] for cell in row)])


def letters_heights(content: bytes) -> float:
    """The size of the letters of the schedule, which stands last."""
    sizes: list[float] = []

    def note(text: str, matrix: list[float], *others: Any) -> None:
        if "Закрытие" in text:
            sizes.append(abs(matrix[3]) * float(others[-1] or 1))

    for page in PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=lambda text, cm, tm, font, size: note(text, tm, size))
    return max(sizes)
