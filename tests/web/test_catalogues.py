"""Every text that people see is in the catalogue, and every catalogue is whole."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from board.bootstrap import places

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "board" / "translations"
KEYWORDS = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2)}


def _written_in(folder: str, method: str, pattern: str) -> set[str]:
    found = extract_from_dir(
        ROOT / folder, method_map=[(pattern, method)], keywords=KEYWORDS, options_map={pattern: {"encoding": "utf-8"}}
    )
    ids = (message[2] for message in found)
    return {each[0] if isinstance(each, tuple) else each for each in ids if each and each != ("",)}


def _catalogue(locale: str, domain: str) -> dict[str, tuple[str, ...]]:
    data = (CATALOGUES / locale / "LC_MESSAGES" / f"{domain}.po").read_bytes()
    catalogue = read_po(BytesIO(data), locale=locale)
    assert not [message.id for message in catalogue if message.fuzzy and message.id]
    return {_first(message.id): _all(message.string) for message in catalogue if message.id}


def _first(text: object) -> str:
    return str(text[0] if isinstance(text, (list, tuple)) else text)


def _all(text: object) -> tuple[str, ...]:
    return tuple(str(form or "") for form in text) if isinstance(text, (list, tuple)) else (str(text or ""),)


def test_every_text_of_the_server_is_in_both_catalogues() -> None:
    written = _written_in("board", "python", "**.py") | _written_in("templates", "jinja2", "**.html")
    assert len(written) > 50
    for locale in ("ru", "en"):
        assert written - _catalogue(locale, "messages").keys() == set()


@pytest.mark.parametrize("domain", ["messages", "browser"])
def test_every_russian_text_is_translated(domain: str) -> None:
    catalogue = _catalogue("ru", domain)
    assert catalogue
    assert [text for text, forms in catalogue.items() if not all(forms)] == []


@pytest.mark.parametrize("domain", ["messages", "browser"])
def test_both_catalogues_have_the_same_texts(domain: str) -> None:
    assert _catalogue("ru", domain).keys() == _catalogue("en", domain).keys()


def test_the_catalogues_are_where_the_program_looks() -> None:
    assert places.ROOT == ROOT
