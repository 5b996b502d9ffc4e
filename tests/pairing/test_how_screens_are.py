"""What screens say of themselves, and how a second device with the same secret is noticed."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from board.people.identity import SCREEN_COOKIE
from tests.makers import Office
from tests.pairing.conftest import API, WALL, let_in
from tests.pairing.makers import REPORT


def report(tv: FlaskClient, address: str = "10.0.0.7", **more: Any) -> None:
    answer = tv.post(f"{API}/screen/report", json=REPORT | more, environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == 200, answer.get_data(as_text=True)


def screens(admin: FlaskClient) -> tuple[dict[str, Any], dict[str, Any]]:
    """The one screen, and how it is."""
    told = admin.get(f"{API}/screens").get_json()
    return told["screens"][0], told["healths"][0] if told["healths"] else {}


def test_a_screen_says_how_it_is(admin: FlaskClient, tv: FlaskClient) -> None:
    let_in(admin, tv)
    assert screens(admin)[1] == {}
    report(tv, showing={"kind": "projects", "id": "all"})
    assert screens(admin)[1]["showing"] == {"kind": "projects", "id": "all"}
    showing = {"kind": "wall", "id": WALL}
    report(tv, showing=showing, faults=2, last_fault="TypeError: x is undefined")
    known = screens(admin)[1]
    assert known["showing"] == showing
    assert (known["build"], known["width"], known["height"], known["address"]) == ("b1", 1920, 1080, "10.0.0.7")
    assert (known["frames_per_second"], known["memory_mb"], known["faults"]) == (60.0, 40.5, 2)
    assert known["last_fault"] == "TypeError: x is undefined"
    report(tv, frames_per_second=None, memory_mb=None, run="run-2")
    after = screens(admin)[1]
    assert (after["frames_per_second"], after["memory_mb"], after["faults"]) == (None, None, 0)
    assert after["since"] > known["since"]


@pytest.mark.parametrize(
    "wrong", [{"width": -1}, {"memory_mb": "much"}, {"extra": 1}, {"showing": {"kind": "page", "id": "x"}}, {"run": ""}]
)
def test_a_report_that_cannot_be_is_refused(wrong: dict[str, Any], admin: FlaskClient, tv: FlaskClient) -> None:
    let_in(admin, tv)
    assert tv.post(f"{API}/screen/report", json=REPORT | wrong).status_code == 422
    assert screens(admin)[1] == {}


def test_nobody_but_a_screen_reports(admin: FlaskClient, app: Flask) -> None:
    assert admin.post(f"{API}/screen/report", json=REPORT).status_code == 404
    assert app.test_client().post(f"{API}/screen/report", json=REPORT).status_code == 401


def test_pages_loaded_anew_and_a_new_address_are_no_alarm(admin: FlaskClient, tv: FlaskClient) -> None:
    let_in(admin, tv)
    for number in range(5):
        report(tv, run=f"run-{number}")
        report(tv, run=f"run-{number}")
    report(tv, "10.0.0.8", run="run-4")
    report(tv, "10.0.0.8", run="run-5")
    assert screens(admin)[0]["alarm_at"] is None


def test_a_second_device_with_the_same_secret_is_noticed(app: Flask, admin: FlaskClient, tv: FlaskClient) -> None:
    let_in(admin, tv)
    thief = copy_of(app, tv)
    report(tv, run="run-1")
    report(thief, "10.9.9.9", run="stolen")
    assert screens(admin)[0]["alarm_at"] is None
    report(tv, run="run-1")
    alarmed = screens(admin)[0]
    assert alarmed["alarm_at"]
    assert set(alarmed["alarm_addresses"]) == {"10.0.0.7", "10.9.9.9"}


def test_one_behind_the_same_address_is_noticed_by_its_page(app: Flask, admin: FlaskClient, tv: FlaskClient) -> None:
    let_in(admin, tv)
    for asker, run in ((tv, "run-1"), (copy_of(app, tv), "stolen"), (tv, "run-1")):
        report(asker, run=run)
    assert screens(admin)[0]["alarm_at"]


def test_one_that_only_reads_is_noticed_too(app: Flask, admin: FlaskClient, tv: FlaskClient) -> None:
    let_in(admin, tv)
    thief = copy_of(app, tv)
    report(tv)
    for asker, address in ((tv, "10.0.0.7"), (thief, "10.9.9.9"), (tv, "10.0.0.7")):
        assert asker.get(f"{API}/walls/{WALL}", environ_base={"REMOTE_ADDR": address}).status_code == 200
    assert screens(admin)[0]["alarm_at"]


def test_an_alarm_that_was_looked_into_ends_and_does_not_come_back_for_the_same_addresses(
    app: Flask, admin: FlaskClient, tv: FlaskClient
) -> None:
    screen = let_in(admin, tv)
    for address in ("10.0.0.7", "10.0.0.8", "10.0.0.7"):
        report(tv, address)
    assert screens(admin)[0]["alarm_at"]
    ended = admin.post(f"{API}/screens/{screen}/end-alarm").get_json()["screen"]
    assert (ended["alarm_at"], ended["alarm_addresses"]) == (None, [])
    for address in ("10.0.0.8", "10.0.0.7", "10.0.0.8"):
        report(tv, address)
    assert screens(admin)[0]["alarm_at"] is None
    for address in ("10.9.9.9", "10.0.0.8"):
        report(tv, address)
    assert screens(admin)[0]["alarm_at"]


def test_what_can_be_shown_is_told_by_name(admin: FlaskClient, office: Office) -> None:
    choices = admin.get(f"{API}/screens").get_json()["choices"]
    assert {"kind": "wall", "id": WALL, "name": "Холл"} in choices
    assert {"kind": "board", "id": office.board, "name": "Земельный отдел"} in choices
    assert {"kind": "projects", "id": "all", "name": "Лин-проекты"} in choices


def copy_of(app: Flask, tv: FlaskClient) -> FlaskClient:
    """Another device that has got the TV's cookie."""
    kept = tv.get_cookie(SCREEN_COOKIE)
    assert kept
    thief = app.test_client()
    thief.set_cookie(SCREEN_COOKIE, kept.value)
    return thief
