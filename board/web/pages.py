"""What every page has: assets by their hashed names, the headers that keep it safe, the way back."""

import gzip
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

import orjson
from flask import Flask, Response, g, request
from flask_babel import get_locale
from markupsafe import Markup
from whitenoise import WhiteNoise

from board import errors
from board.bootstrap import places

_WORTH_SHRINKING = 1400
_FOR_PROGRAMS = ("/api/", "/calendar/", "/socket.io", "/healthz", "/readyz", "/metrics")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class _Assets(WhiteNoise):  # type: ignore[misc]
    """Built files; what an update has taken away under the running program is not found, and no failure."""

    def serve(self, static_file: Any, environ: Any, start_response: Any) -> Any:
        try:
            return super().serve(static_file, environ, start_response)
        except FileNotFoundError:
            return self.application(environ, start_response)


def furnish(app: Flask, *, https: bool) -> None:
    """Serve the built assets and put the safety headers on every answer."""
    dist = places.STATIC
    app.wsgi_app = _Assets(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(dist),
        prefix="static/",
        immutable_file_test=_is_hashed,
        add_headers_function=_add_headers_to_file,
        allow_all_origins=False,
        charset="utf-8",
    )
    app.context_processor(
        lambda: {"asset": asset, "csp_nonce": csp_nonce, "page_script": page_script, "page_words": page_words}
    )

    @app.before_request
    def note_scheme() -> None:
        g.https = https

    @app.after_request
    def add_headers(answer: Response) -> Response:
        for name, value in _HEADERS.items():
            answer.headers.setdefault(name, value)
        answer.headers.setdefault("Content-Security-Policy", _policy())
        answer.headers.setdefault("Cache-Control", "no-store")
        _shrink(answer)
        if https:
            answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return answer


def csp_nonce() -> str:
    """The nonce of this answer: what carries it in the page may run."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return str(g.csp_nonce)


def frame_ourselves() -> None:
    """Let this page be shown inside a page of ours, as a screen on a wall does."""
    g.may_be_framed = True


def show_frames() -> None:
    """Let pages of ours be shown inside this one."""
    g.shows_frames = True


def asset(name: str) -> str:
    """The address of a built asset. Raises `KeyError` for one that was not built."""
    built = _manifest(places.STATIC / "manifest.json")
    return f"/static/{built[name]}"


def page_words(name: str) -> Markup:
    """The tag of the words that a built script of pages shows, in the reader's language; before any script."""
    return Markup('<script src="{}" defer></script>').format(asset(f"texts/{get_locale()}/{name}"))


def page_script(name: str, *, words: bool = True) -> Markup:
    """The tag of a built script of pages, with its words where they do not stand before already."""
    script = Markup('<script type="module" src="{}"></script>').format(asset(name))
    return page_words(name) + script if words else script


def built_script(name: str) -> Response:
    """A built script under an address of its own, to be asked for anew each time. Raises `NotFound`."""
    try:
        content = (places.STATIC / _manifest(places.STATIC / "manifest.json")[name]).read_bytes()
    except (KeyError, FileNotFoundError):
        raise errors.NotFound from None
    answer = Response(content, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})
    answer.add_etag()
    answer.make_conditional(request)
    return answer


def own_path(wanted: str | None) -> str:
    """That path, if it is one of ours; else the front door, and never another host, however it is written."""
    path = wanted or "/"
    # Browsers skip line breaks and tabs and take a backslash for a slash; with two in front a host follows.
    safe = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if safe else "/"


def wants_page() -> bool:
    """Whether the asker is a person with a browser rather than a program."""
    return not request.path.startswith(_FOR_PROGRAMS) or request.path == "/api/docs"


def _shrink(answer: Response) -> None:
    # Only JSON: a page repeats what was asked beside its form token, and sizes would tell about the token.
    wanted = answer.mimetype == "application/json" and request.accept_encodings.quality("gzip") > 0
    if wanted and answer.content_length and answer.content_length > _WORTH_SHRINKING:
        answer.set_data(gzip.compress(answer.get_data(), compresslevel=1, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    if answer.mimetype == "application/json":
        answer.vary.add("Accept-Encoding")


def _policy() -> str:
    nonce = f"'nonce-{csp_nonce()}'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {nonce}",
            f"style-src 'self' {nonce}",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            *(["frame-src 'self'"] if g.get("shows_frames") else []),
            "frame-ancestors 'self'" if g.get("may_be_framed") else "frame-ancestors 'none'",
        )
    )


def _add_headers_to_file(headers: Headers, _path: str, _url: str) -> None:
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)


def _is_hashed(path: str, url: str) -> bool:
    return Path(path).name != "manifest.json"


@lru_cache
def _manifest(file: Path) -> dict[str, str]:
    found: dict[str, str] = orjson.loads(file.read_bytes())
    return found
