"""How a device becomes a screen: a code that is good once and for ten minutes, typed in by an administrator."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session, select

from board import clock, database
from board.people.access import secret_hash
from board.people.identity import SCREEN_COOKIE
from board.screens.jobs import forget_old_pairings
from board.screens.models import Pairing, Screen
from tests.makers import Office
from tests.pairing.conftest import API, WALL, code_on, let_in, wanted

Client = Callable[[str], FlaskClient]


def secret_of(tv: FlaskClient) -> str:
    kept = tv.get_cookie(SCREEN_COOKIE)
    assert kept
    return kept.value


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    at = clock.now() + by
    monkeypatch.setattr(clock, "now", lambda: at)


def test_a_tv_shows_a_code_waits_and_is_let_in(admin: FlaskClient, tv: FlaskClient) -> None:
    code = code_on(tv)
    shown = tv.get(f"{API}/screen/pairing").get_json()
    assert shown["code"] == code
    assert len(code) == 6
    assert shown["address"].endswith("/admin/screens")
    assert shown["picture"].startswith("data:image/svg+xml")
    assert not shown["paired"]
    assert tv.get(f"{API}/screen").status_code == 401
    assert admin.post(f"{API}/screens", json=wanted(f"{code[:3]} {code[3:]}")).status_code == 201
    assert tv.get(f"{API}/screen/pairing").get_json()["paired"]
    screen = tv.get(f"{API}/screen").get_json()["screen"]
    assert (screen["place"], screen["playlist"]) == (
        "Холл первого этажа",
        [{"kind": "wall", "id": WALL, "seconds": 60}],
    )


def test_the_cookie_is_for_no_script_and_only_its_hash_is_kept(app: Flask, admin: FlaskClient, tv: FlaskClient) -> None:
    begun = tv.post(f"{API}/screen/pairing", json={})
    kept = begun.headers["Set-Cookie"]
    assert kept.startswith(f"{SCREEN_COOKIE}=")
    assert "HttpOnly" in kept
    assert "SameSite=Lax" in kept
    secret = secret_of(tv)
    assert secret not in begun.get_data(as_text=True)
    admin.post(f"{API}/screens", json=wanted(begun.get_json()["code"]))
    with database.reading() as session:
        (screen,) = session.exec(select(Screen)).all()
    assert screen.secret_hash == secret_hash(secret)
    assert secret not in tv.get("/screen").get_data(as_text=True)
    assert f"{SCREEN_COOKIE}={secret}" in tv.get("/screen").headers["Set-Cookie"]


def test_a_secret_in_the_address_opens_nothing(app: Flask, admin: FlaskClient, tv: FlaskClient) -> None:
    let_in(admin, tv)
    other = app.test_client()
    for name in (SCREEN_COOKIE, "token", "secret"):
        assert other.get(f"{API}/walls/{WALL}", query_string={name: secret_of(tv)}).status_code == 401
    headers = {"Authorization": f"Bearer {secret_of(tv)}"}
    assert other.get(f"{API}/walls/{WALL}", headers=headers).status_code == 401


def test_a_code_is_good_once(admin: FlaskClient, tv: FlaskClient, app: Flask) -> None:
    code = code_on(tv)
    assert admin.post(f"{API}/screens", json=wanted(code)).status_code == 201
    again = admin.post(f"{API}/screens", json=wanted(code))
    assert again.status_code == 422
    assert again.get_json()["errors"][0]["field"] == "code"


def test_a_code_is_good_for_ten_minutes(admin: FlaskClient, tv: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    code = code_on(tv)
    later(monkeypatch, timedelta(minutes=10, seconds=1))
    assert tv.get(f"{API}/screen/pairing").get_json() == {
        "paired": False, "code": "", "address": "", "picture": "", "expires_at": "",
    }  # fmt: skip
    assert admin.post(f"{API}/screens", json=wanted(code)).status_code == 422
    forget_old_pairings()
    with database.reading() as session:
        assert session.exec(select(Pairing)).all() == []


def test_who_lets_it_in_sees_which_device_it_is(admin: FlaskClient, tv: FlaskClient) -> None:
    tv.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (Linux; Android 9; BRAVIA) Chrome/120"
    found = admin.get(f"{API}/screens/waiting/{code_on(tv)}").get_json()
    assert found == {"agent": "Mozilla/5.0 (Linux; Android 9; BRAVIA) Chrome/120", "address": "127.0.0.1"}


def test_whoever_tries_out_codes_has_to_wait(
    admin: FlaskClient, tv: FlaskClient, client: Client, office: Office
) -> None:
    code = code_on(tv)
    wrong = [f"{(int(code) + step) % 1_000_000:06}" for step in range(1, 1001)]
    answers = [admin.get(f"{API}/screens/waiting/{each}").status_code for each in wrong[:500]]
    answers += [admin.post(f"{API}/screens", json=wanted(each)).status_code for each in wrong[500:]]
    assert answers[:5] == [404] * 5
    assert sum(answer != 429 for answer in answers) <= 10
    assert admin.post(f"{API}/screens", json=wanted(code)).status_code == 429
    assert admin.get(f"{API}/screens").status_code == 200


def test_a_wrong_code_before_the_right_one_does_no_harm(admin: FlaskClient, tv: FlaskClient) -> None:
    code = code_on(tv)
    for _ in range(3):
        assert admin.post(f"{API}/screens", json=wanted("000000" if code != "000000" else "000001")).status_code == 422
    assert admin.post(f"{API}/screens", json=wanted(code)).status_code == 201


def test_nobody_can_fill_the_database_with_codes_or_keep_others_out(app: Flask, admin: FlaskClient) -> None:
    first = app.test_client()
    asked = first.post(f"{API}/screen/pairing", json={}, environ_base={"REMOTE_ADDR": "10.0.0.7"})
    many = [app.test_client() for _ in range(30)]
    assert {each.post(f"{API}/screen/pairing", json={}).status_code for each in many} == {201}
    with database.reading() as session:
        assert len(session.exec(select(Pairing)).all()) == 21
    assert [bool(each.get(f"{API}/screen/pairing").get_json()["code"]) for each in many] == [False] * 10 + [True] * 20
    assert admin.post(f"{API}/screens", json=wanted(asked.get_json()["code"])).status_code == 201


def test_a_form_of_another_page_gives_a_screen_no_new_secret(admin: FlaskClient, tv: FlaskClient) -> None:
    let_in(admin, tv)
    before = secret_of(tv)
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        assert tv.post(f"{API}/screen/pairing", data="", content_type=kind).status_code == 400
    assert secret_of(tv) == before
    assert tv.get(f"{API}/screen").status_code == 200


def test_a_code_lasts_when_it_is_asked_for_again_by_the_same_tv(tv: FlaskClient) -> None:
    first, second = code_on(tv), code_on(tv)
    assert first != second
    assert tv.get(f"{API}/screen/pairing").get_json()["code"] == second


def slot(weekdays: list[int], begins: str, ends: str) -> dict[str, object]:
    """A time at which the wall is shown."""
    return {"kind": "wall", "id": WALL, "weekdays": weekdays, "begins": begins, "ends": ends}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"playlist": []}, "playlist"),
        ({"playlist": [{"kind": "wall", "id": "nosuchwall"}]}, "playlist"),
        ({"playlist": [{"kind": "projects", "id": WALL}]}, "playlist"),
        ({"playlist": [{"kind": "page", "id": WALL}]}, "playlist.0.kind"),
        ({"playlist": [{"kind": "wall", "id": WALL, "seconds": 1}]}, "playlist.0.seconds"),
        ({"place": " "}, "place"),
        ({"calendar": [slot([8], "09:00", "10:00")]}, "calendar.0.weekdays.0"),
        ({"calendar": [slot([1], "9:00", "10:00")]}, "calendar.0.begins"),
        ({"calendar": [slot([1], "10:00", "09:00")]}, "calendar.0"),
        ({"calendar": [slot([], "09:00", "10:00")]}, "calendar.0.weekdays"),
        ({"calendar": [slot([1, 2], "09:00", "10:00"), slot([2, 3], "09:30", "11:00")]}, "calendar"),
        ({"code": "12345"}, "code"),
        ({"code": ""}, "code"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_the_code_stays_good(
    body: dict[str, object], field: str, admin: FlaskClient, tv: FlaskClient
) -> None:
    code = code_on(tv)
    refused = admin.post(f"{API}/screens", json=wanted(code) | body)
    assert refused.status_code == 422
    assert refused.get_json()["errors"][0]["field"] == field
    assert admin.post(f"{API}/screens", json=wanted(code)).status_code == 201


def test_two_who_type_the_same_code_make_one_screen(admin: FlaskClient, tv: FlaskClient) -> None:
    code = code_on(tv)
    answers = sorted(admin.post(f"{API}/screens", json=wanted(code)).status_code for _ in range(2))
    assert answers == [201, 422]
    with database.reading() as session:
        assert _count(session) == 1


def _count(session: Session) -> int:
    return len(session.exec(select(Screen)).all())
