"""The real build: whole or not at all, every name in the manifest, nothing from elsewhere."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from board.bootstrap import assets, node, places
from board.bootstrap.failures import Failure, ToolFailed
from tests.bootstrap.clones import put, put_checkout

TASKS = """
import { render } from "preact";
import { move } from "../web/moving.js";
render(<p>{_("Board")} {move()}</p>, document.body);
import("../web/later.js");
"""
PAGE = 'import { signal } from "@preact/signals"; globalThis.page = signal(1);'
CSS = '@import "@fontsource-variable/golos-text/index.css"; body { font-family: "Golos Text Variable" }'
TEXTS = r"""
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=3; plural=n%10==1 ? 0 : n%10<5 ? 1 : 2;\n"

msgid "Board"
msgstr "Доска"

msgctxt "verb"
msgid "Move"
msgstr "Переместить"

msgid "%(n)s task"
msgid_plural "%(n)s tasks"
msgstr[0] "задача"
msgstr[1] "задачи"
msgstr[2] "задач"

#, fuzzy
msgid "Unsure"
msgstr "Не то"

msgid "Later"
msgstr ""
"""


@pytest.fixture
def front_end(tmp_path: Path) -> Path:
    """A small front end in a checkout of its own."""
    root = tmp_path / "clone"
    put_checkout(root)
    put(root / "static" / "tasks" / "board_page.jsx", TASKS)
    put(root / "static" / "web" / "later.js", 'export const later = () => ngettext("%(n)s task", "%(n)s tasks", 1);')
    put(root / "static" / "web" / "moving.js", 'export const move = () => _("Move");')
    put(root / "static" / "pages" / "sign_in_page.jsx", PAGE)
    put(root / "static" / "app.css", CSS)
    put(root / "static" / "wall.css", "body { color: white }")
    for domain in ("browser", "messages"):
        put(root / "board" / "translations" / "ru" / "LC_MESSAGES" / f"{domain}.po", TEXTS)
        put(root / "board" / "translations" / "en" / "LC_MESSAGES" / f"{domain}.po", TEXTS.partition("\n\n")[0] + "\n")
    return root


def build(root: Path) -> "subprocess.CompletedProcess[str]":
    assert places.ROOT is not None
    script = places.ROOT / "build.mjs"
    tools = node.find(places.ROOT)
    assert tools is not None
    return subprocess.run(
        [tools.node, str(script), "--root", str(root)], check=False, capture_output=True, encoding="utf-8"
    )


def manifest(root: Path) -> dict[str, str]:
    listed: dict[str, str] = json.loads((root / "static" / "dist" / "manifest.json").read_text(encoding="utf-8"))
    return listed


def texts(root: Path, locale: str, page: str = "tasks/board_page.js") -> dict[str, Any]:
    """The words of a page."""
    script = (root / "static" / "dist" / manifest(root)[f"texts/{locale}/{page}"]).read_text(encoding="utf-8")
    begins = f'globalThis.boardTexts??={{locale:"{locale}",messages:{{}}}};Object.assign(boardTexts.messages,'
    assert script.startswith(begins)
    found: dict[str, Any] = json.loads(script.removeprefix(begins).removesuffix(");"))
    return found


def test_the_manifest_names_everything_that_a_page_can_ask_for(front_end: Path) -> None:
    assert build(front_end).stderr == ""
    names = manifest(front_end)
    fonts = {
        f"assets/golos-text-{part}-wght-normal.woff2" for part in ("cyrillic", "cyrillic-ext", "latin", "latin-ext")
    }
    pages = {"tasks/board_page.js", "pages/sign_in_page.js", "web/later.js", "app.css", "wall.css"}
    own = {f"texts/{locale}/{page}" for locale in ("ru", "en") for page in pages if page.endswith("_page.js")}
    assert set(names) == fonts | pages | own
    for file in names.values():
        assert re.search(r"-[0-9A-Z]{8}\.\w+$", file)
        assert (front_end / "static" / "dist" / file).is_file()


def test_every_text_file_has_its_compressed_twins(front_end: Path) -> None:
    build(front_end)
    plain = [path for path in (front_end / "static" / "dist").rglob("*") if path.suffix in {".js", ".css", ".svg"}]
    assert plain
    for path in plain:
        assert path.with_name(f"{path.name}.br").is_file()
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == path.read_bytes()


def test_texts_come_with_plurals_and_contexts_and_without_doubtful_ones(front_end: Path) -> None:
    build(front_end)
    assert texts(front_end, "ru") == {
        "Board": "Доска",
        "verb\x04Move": "Переместить",
        "%(n)s task": ["задача", "задачи", "задач"],
    }
    assert texts(front_end, "en") == {}


def test_a_page_has_its_own_words_alone_and_those_of_all_that_it_loads(front_end: Path) -> None:
    build(front_end)
    assert texts(front_end, "ru", "pages/sign_in_page.js") == {}
    put(front_end / "static" / "pages" / "sign_in_page.jsx", f'import "../web/moving.js"; {PAGE}')
    build(front_end)
    assert texts(front_end, "ru", "pages/sign_in_page.js") == {"verb\x04Move": "Переместить"}


def test_the_pages_styles_load_nothing_from_elsewhere(front_end: Path) -> None:
    build(front_end)
    dist = front_end / "static" / "dist"
    addresses = re.findall(r"url\(\"?([^\")]+)", (dist / manifest(front_end)["app.css"]).read_text(encoding="utf-8"))
    assert len(addresses) == 4
    assert all((dist / address).is_file() for address in addresses)


def test_the_same_sources_give_the_same_names(front_end: Path) -> None:
    build(front_end)
    before = manifest(front_end)
    build(front_end)
    assert manifest(front_end) == before


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        (
            "static/pages/sign_in_page.jsx",
            'import "./absent.js";',
            'static/pages/sign_in_page.jsx:1: Could not resolve "./absent.js"',
        ),
        ("board/translations/en/LC_MESSAGES/browser.po", None, "the browser's texts are missing"),
    ],
)
def test_a_build_that_fails_says_why_in_one_line_and_keeps_the_former_pages(
    front_end: Path, path: str, text: str | None, words: str
) -> None:
    build(front_end)
    before = sorted((front_end / "static").rglob("*"))
    if text is None:
        (front_end / path).unlink()
    else:
        put(front_end / path, text)
    failed = build(front_end)
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert words in failed.stderr
    assert sorted((front_end / "static").rglob("*")) == before


def test_a_catalogue_that_babel_passes_over_is_told(front_end: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("board.bootstrap.modules.are_installed", lambda root, tests: root == front_end and not tests)
    put(front_end / "board" / "translations" / "ru" / "LC_MESSAGES" / "messages.po", f"#, fuzzy{TEXTS}")
    with pytest.raises(Failure, match="fuzzy"):
        assets.build(front_end, Path(sys.executable), node.Node("node", "npm"))
    assert not (front_end / "static" / "dist").exists()


def test_the_asset_step_builds_pages_and_catalogues_and_knows_when_it_failed(
    front_end: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert places.ROOT is not None
    tools = node.find(places.ROOT)
    assert tools is not None
    monkeypatch.setattr("board.bootstrap.modules.are_installed", lambda root, tests: root == front_end and not tests)
    (front_end / "node_modules").symlink_to(places.ROOT / "node_modules")
    assets.build(front_end, Path(sys.executable), tools)
    assert assets.are_fresh(front_end)
    assert (front_end / "board" / "translations" / "ru" / "LC_MESSAGES" / "messages.mo").stat().st_size > 100

    put(front_end / "static" / "app.css", '@import "./absent.css";')
    with pytest.raises(ToolFailed, match=r"absent\.css"):
        assets.build(front_end, Path(sys.executable), tools)
    assert not assets.are_fresh(front_end)
    assert (front_end / "static" / "dist" / manifest(front_end)["app.css"]).is_file()
