"""In which language a reader is answered."""

from pathlib import Path

from flask import Flask, Response, g, make_response, redirect, request
from flask_babel import Babel

from board.web.pages import own_path

LANGUAGES = ("ru", "en")
COOKIE = "board_language"
CATALOGUES = Path(__file__).resolve().parents[1] / "translations"


def speak(app: Flask, *, default: str, time_zone: str) -> None:
    """Set up the catalogues and the choice between them."""

    def chosen() -> str:
        # What a browser claims by default says little about an official in a Russian town, so pages follow
        # the choice made on them; programs say what they want in the usual header.
        wanted = request.cookies.get(COOKIE) if request else None
        if wanted is None and request and request.headers.get("Authorization"):
            wanted = request.accept_languages.best_match(LANGUAGES)
        return wanted if wanted in LANGUAGES else default

    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(CATALOGUES)
    Babel(app, default_locale=default, locale_selector=chosen, default_timezone=time_zone)
    app.context_processor(lambda: {"locale": chosen()})
    app.add_url_rule("/language", "web.language", choose_language, methods=["POST"])


def choose_language() -> Response:
    """Remember the reader's choice for a year and go back."""
    wanted = request.form.get("language", "")
    answer = make_response(redirect(own_path(request.form.get("next"))))
    if wanted in LANGUAGES:
        answer.set_cookie(
            COOKIE, wanted, max_age=31_536_000, samesite="Lax", httponly=True, secure=g.get("https", False)
        )
    return answer
