"""Every text that people see is in the catalogue, and every catalogue is whole."""

import json
import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract, extract_from_dir
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


def _shown_by_scripts() -> set[str]:
    found: set[str] = set()
    for file in (path for pattern in ("*.js", "*.jsx") for path in (ROOT / "static").rglob(pattern)):
        if "dist" in file.parts:
            continue
        found |= {_first(call[1]) for call in _calls_in(file)}
    return found


def _calls_in(file: Path) -> Iterable[Any]:
    options = {"jsx": True, "parse_template_string": True}
    return extract("javascript", BytesIO(file.read_bytes()), KEYWORDS, options=options)


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


def test_every_text_of_the_pages_scripts_is_in_both_catalogues_and_nothing_else_is() -> None:
    shown = _shown_by_scripts()
    assert len(shown) > 150
    for locale in ("ru", "en"):
        assert shown == _catalogue(locale, "browser").keys()


# What stands between tags or in an attribute that people see, without being asked of the catalogue.
_BARE = re.compile(
    r">\s*([A-Za-zА-Яа-яЁё][^<>{}=;]*[A-Za-zА-Яа-яЁё.!?:…])\s*</|(?:aria-label|title|placeholder)=\"([^\"]+)\""
)
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
# Names and their endings, by which a script tells he from she; letters it compares.
_KNOWS_RUSSIAN = {"texts.js", "finding.js", "dates.js", "codes.js"}


def test_no_script_shows_a_text_past_the_catalogue() -> None:
    bare: dict[str, list[str]] = {}
    for file in (path for pattern in ("*.js", "*.jsx") for path in (ROOT / "static").rglob(pattern)):
        if "dist" in file.parts:
            continue
        text = _COMMENT.sub("", file.read_text(encoding="utf-8"))
        found = [next(filter(None, each)) for each in _BARE.findall(text)] if file.suffix == ".jsx" else []
        if file.name not in _KNOWS_RUSSIAN:
            found += _CYRILLIC.findall(text)
        if found:
            bare[file.name] = found
    assert bare == {}


def test_no_template_shows_a_text_past_the_catalogue() -> None:
    found = [
        (file.name, line)
        for file in (ROOT / "templates").rglob("*.html")
        for line in file.read_text(encoding="utf-8").splitlines()
        if _CYRILLIC.search(line.replace("Русский", ""))
    ]
    assert found == []


_PLACE = re.compile(r"%\((\w+)\)s")


@pytest.mark.parametrize("domain", ["messages", "browser"])
def test_a_translation_names_only_what_the_text_names(domain: str) -> None:
    for text, forms in _catalogue("ru", domain).items():
        for form in forms:
            assert set(_PLACE.findall(form)) <= set(_PLACE.findall(text)) | {"num"}, text


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


@pytest.mark.parametrize("file", sorted(CATALOGUES.rglob("*.po")), ids=lambda file: f"{file.parts[-3]}/{file.stem}")
def test_no_text_stands_twice_for_the_later_one_would_replace_the_other(file: Path) -> None:
    written = re.findall(r'^msgid (".+"(?:\n".*")*)', file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted({text for text in written if written.count(text) > 1}) == []


def _loaded_by(script: Path) -> set[Path]:
    """A script with everything of ours that it imports, at once or later."""
    found, waiting = set[Path](), [script]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            imports = re.findall(r'(?:from|import) ?\(?"(\.[^"]+\.jsx?)"', file.read_text(encoding="utf-8"))
            waiting += [(file.parent / each).resolve() for each in imports]
    return found


@pytest.mark.parametrize("script", sorted((ROOT / "static").rglob("*_page.jsx")), ids=lambda each: each.stem)
def test_a_page_is_given_every_text_that_its_scripts_show(script: Path) -> None:
    shown = {_first(call[1]) for file in _loaded_by(script) for call in _calls_in(file)}
    name = script.relative_to(ROOT / "static").with_suffix(".js")
    manifest = json.loads((places.STATIC / "manifest.json").read_text(encoding="utf-8"))
    given = (places.STATIC / manifest[f"texts/ru/{name}"]).read_text(encoding="utf-8")
    messages = json.loads(given.partition("Object.assign(boardTexts.messages,")[2].removesuffix(");"))
    assert shown - messages.keys() == set()
    assert len(messages) < len(_catalogue("ru", "browser")) / 2
