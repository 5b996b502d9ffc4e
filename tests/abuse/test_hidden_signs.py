"""Two names that look the same are the same, and a name that shows nothing is none."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.makers import Office
from tests.web.call import API

Client = Callable[[str], FlaskClient]
HIDDEN = (
    *("\u00ad", "\u034f", "\u061c", "\u115f", "\u180e", "\u200b", "\u200e", "\u202e", "\u2060", "\u2063"),
    *("\u2066", "\u206f", "\u3164", "\ufeff", "\uffa0", "\ufff9", "\U000e0041"),
)
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_signs_that_hide_or_turn_text_are_taken_out(client: Client, office: Office) -> None:
    boris = client(office.boris)
    for sign in HIDDEN:
        added = boris.post(f"{API}/boards/{office.board}/tasks", json={"title": f"Анна{sign} Ковалёва{sign}"})
        assert added.get_json()["task"]["title"] == "Анна Ковалёва", repr(sign)


def test_what_joins_letters_and_pictures_stays(client: Client, office: Office) -> None:
    for title in ("👩\u200d🔧 ремонт", "می\u200cخواهم", "ӓ и ё", "№ 5", "?"):
        added = client(office.boris).post(f"{API}/boards/{office.board}/tasks", json={"title": title})
        assert added.get_json()["task"]["title"] == title


def test_what_shows_nothing_is_empty(client: Client, office: Office) -> None:
    for nothing in (*HIDDEN, "", " ", "\u00a0\u2003", "\u200d", "\u200c\u200d ", "\u0301", "\ufe0f"):
        refused = client(office.boris).post(f"{API}/boards/{office.board}/tasks", json={"title": nothing})
        assert refused.status_code == 422, repr(nothing)
        assert [(fault["field"], fault["type"]) for fault in refused.get_json()["errors"]] == [("title", "empty")]
