"""How words are shared out on slides: nothing is lost, nothing is higher than its place."""

import pytest

from board.documents.formats.pptx import PAD_Y
from board.projects.papers.fitting import (
    height,
    joined,
    line_height,
    row_heights,
    shortened,
    table_pages,
    text_pages,
    wrapped,
)
from tests.projects.strained_projects import STRANGE, UNUSUAL, long_text

TEXTS = (
    "",
    " ",
    "слово",
    "a  b ",
    f"{STRANGE}\n\n{UNUSUAL}",
    "Щ" * 500,
    f"до {'х' * 90} после",
    long_text(3000),
    "😀" * 50,
)


@pytest.mark.parametrize("text", TEXTS)
def test_lines_joined_again_are_the_text_in_whatever_column(text: str) -> None:
    for wide in (9, 40, 120):
        lines = wrapped(text, wide, 14)
        assert joined(lines) == text.rstrip()
        assert all(len(wrapped(line, wide, 14)) == 1 for line, _ in lines)


def test_a_wider_column_and_smaller_letters_take_fewer_lines() -> None:
    text = long_text(1000)
    assert len(wrapped(text, 200, 14)) < len(wrapped(text, 100, 14)) < len(wrapped(text, 100, 20))
    assert len(wrapped(text, 100, 14)) <= len(wrapped(text, 100, 14, bold=True))


def test_texts_take_the_largest_letters_that_fit_and_else_go_on_in_the_smallest() -> None:
    assert text_pages(["коротко"], 300, 130, (26, 20, 14)) == (26, [["коротко"]])
    middle = [long_text(1100)]
    size, pages = text_pages(middle, 300, 130, (26, 20, 14))
    assert (size, pages) == (20, [middle])
    assert height(middle, 300, 26) > 130 >= height(middle, 300, 20)
    long = [long_text(6000, f"{place} ") for place in range(3)]
    size, pages = text_pages(long, 300, 130, (26, 20, 14))
    assert size == 14
    assert len(pages) > 3
    assert all(height(page, 300, 14) <= 130 for page in pages)
    assert " ".join(" ".join(page) for page in pages) == " ".join(long)


def test_rows_that_fit_a_page_stay_whole_and_longer_ones_go_on() -> None:
    head, widths = ("a", "b"), (100.0, 200.0)
    rows = [(f"{place} {long_text(200)}", long_text(300)) for place in range(12)]
    size, pages = table_pages(head, rows, widths, (60, 130), (18, 14))
    assert size == 14
    assert [row for page in pages for row in page] == rows
    rows.insert(3, ("длинная", long_text(6000)))
    _, pages = table_pages(head, rows, widths, (60, 130), (18, 14))
    used = [sum(row_heights([head], widths, 14, bold=True)) + sum(row_heights(page, widths, 14)) for page in pages]
    assert used[0] <= 60
    assert all(high <= 130 for high in used)
    told = [row for page in pages for row in page]
    assert [row for row in told if row in rows] == [row for row in rows if row[0] != "длинная"]
    assert " ".join(row[1] for row in told if row not in rows) == long_text(6000)


def test_a_first_page_without_room_for_a_row_is_empty_and_a_page_without_any_room_still_takes_one() -> None:
    row = (long_text(400),)
    assert table_pages(("a",), [row], (100.0,), (line_height(14) + 2 * PAD_Y + 1, 130), (14,))[1] == [[], [row]]
    _, pages = table_pages(("a",), [("б в г",)], (9.0,), (1, 1), (14,))
    assert " ".join(row[0] for page in pages for row in page) == "б в г"


def test_what_is_shortened_says_so() -> None:
    assert shortened("коротко", 100, 10, (20, 14)) == (20, "коротко")
    size, text = shortened(long_text(500), 100, line_height(14), (20, 14))
    assert (size, text[-1]) == (14, "…")
    assert len(wrapped(text, 100, 14)) == 1
