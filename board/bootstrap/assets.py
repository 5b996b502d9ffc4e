"""The front end: `static/dist` from static/ and the browser's texts, and the compiled catalogues."""

from collections.abc import Iterator
from pathlib import Path

from board.bootstrap import modules, stamps
from board.bootstrap.failures import Failure
from board.bootstrap.node import Node, surroundings
from board.bootstrap.progress import step
from board.bootstrap.running import run

_TRANSLATIONS = Path("board") / "translations"


def are_fresh(root: Path) -> bool:
    """Whether everything was built from the sources as they are now."""
    built = (root / "static" / "dist" / "manifest.json", *(path.with_suffix(".mo") for path in _catalogues(root)))
    return all(path.is_file() for path in built) and stamps.matches(_stamp(root), _key(root))


def build(root: Path, python: Path, node: Node) -> None:
    """Builds everything; a failure leaves the former pages in place. `python` must have Babel."""
    key = _key(root)
    if not modules.are_installed(root, tests=False):
        modules.install(root, tests=False, node=node)
    with step("собираю страницы и переводы", "building the pages and the translations"):
        compiling = ("-m", "babel.messages.frontend", "--quiet", "compile", "--domain=messages")
        run([python, *compiling, f"--directory={_TRANSLATIONS}"], root)
        _refuse_uncompiled(root)
        run([node.node, "build.mjs"], root, surroundings(root, node))
    stamps.write(_stamp(root), key)


def _refuse_uncompiled(root: Path) -> None:
    # Babel passes over a catalogue whose header is marked fuzzy and reports success
    for path in _catalogues(root):
        if not path.with_suffix(".mo").is_file():
            name = path.relative_to(root)
            raise Failure(f"перевод не собран, он помечен fuzzy: {name}", f"not compiled, it is marked fuzzy: {name}")


def _catalogues(root: Path) -> list[Path]:
    return list((root / _TRANSLATIONS).glob("*/LC_MESSAGES/messages.po"))


def _key(root: Path) -> str:
    return stamps.fingerprint(root, _sources(root))


def _sources(root: Path) -> Iterator[Path]:
    yield from (root / name for name in ("package.json", "package-lock.json", "build.mjs"))
    yield from (root / _TRANSLATIONS).glob("*/LC_MESSAGES/*.po")
    for entry in (root / "static").iterdir():
        if entry.is_file():
            yield entry
        elif not entry.name.startswith("dist"):
            yield from (path for path in entry.rglob("*") if path.is_file())


def _stamp(root: Path) -> Path:
    return root / "static" / "dist" / ".stamp"
