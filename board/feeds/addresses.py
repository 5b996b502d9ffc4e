"""Under which addresses people and programs find us."""

from flask import current_app, request

from board.config import Settings


def base() -> str:
    """That of the settings, else the one that was asked."""
    settings: Settings = current_app.config["BOARD"]
    return (settings.base_url or request.host_url).rstrip("/")


def of_calendar(secret: str) -> str:
    """Under which a calendar program reads."""
    return f"{base()}/calendar/{secret}.ics"
