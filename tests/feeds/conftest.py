"""The board that meets every Wednesday at nine, on a clock that is set, and a calendar that is read from outside."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.feeds.reading import made, read
from tests.makers import Office
from tests.meetings.conftest import Client, Time, anna, time

__all__ = ["anna", "time"]
Look = Callable[[], Any]


@pytest.fixture
def boris(client: Client, office: Office, time: Time) -> FlaskClient:
    """Борис, who works at that board."""
    return client(office.boris)


@pytest.fixture
def own(app: Flask, boris: FlaskClient) -> Look:
    """Борис's own calendar, read anew each time."""
    address = made(boris)["address"]
    return lambda: read(app, address)


@pytest.fixture
def of_board(app: Flask, anna: FlaskClient, office: Office) -> Look:
    """The calendar of the board's meetings, which Анна has made."""
    address = made(anna, kind="board", board_id=office.board)["address"]
    return lambda: read(app, address)
