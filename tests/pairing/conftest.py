"""An office with a board, a wall, and a device that nobody has let in yet."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from board.kpi.models import Wall
from board.live.change import change
from tests.makers import Office

Client = Callable[[str], FlaskClient]
API = "/api/v1"
WALL = "wall1"


@pytest.fixture
def admin(client: Client, office: Office) -> FlaskClient:
    """Who looks after the screens; there is a wall that they can show."""
    with change() as session:
        session.add(Wall(id=WALL, name="Холл", codes=[], slide_seconds=20, position=0))
    return client(office.admin)


@pytest.fixture
def tv(app: Flask) -> FlaskClient:
    """The browser of a TV."""
    return app.test_client()


def code_on(tv: FlaskClient) -> str:
    """The code that the TV shows from now on."""
    shown = tv.post(f"{API}/screen/pairing", json={})
    assert shown.status_code == 201, shown.get_data(as_text=True)
    return str(shown.get_json()["code"])


def wanted(code: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The body that lets in the device with that code."""
    return {
        "code": code,
        "place": "Холл первого этажа",
        "playlist": list(items) or [{"kind": "wall", "id": WALL}],
        **more,
    }


def let_in(admin: FlaskClient, tv: FlaskClient, *items: dict[str, Any], **more: Any) -> str:
    """The TV becomes a screen; its id."""
    made = admin.post(f"{API}/screens", json=wanted(code_on(tv), *items, **more))
    assert made.status_code == 201, made.get_data(as_text=True)
    return str(made.get_json()["screen"]["id"])
