"""One's own browsers and keys: seen, ended, made; what they prove is told once and kept nowhere."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from structlog.testing import capture_logs

from board import database
from tests.makers import Office
from tests.people.browsers import Browser, give_password

Browsers = Callable[..., Browser]
Client = Callable[[str], FlaskClient]


@pytest.fixture
def boris(new_browser: Browsers, office: Office) -> Browser:
    """Борис's browser, signed in."""
    return in_a_new_browser(new_browser, office.boris, "Firefox in the office")


def in_a_new_browser(new_browser: Browsers, person_id: str, agent: str) -> Browser:
    """A browser that says what it is, in which somebody has signed in."""
    made = new_browser()
    made.client.environ_base["HTTP_USER_AGENT"] = agent
    made.sign_in(give_password(person_id))
    return made


def items(browser: Browser, what: str) -> list[dict[str, Any]]:
    """One's own `sign-ins` or `tokens`."""
    found: list[dict[str, Any]] = browser.get(f"/api/v1/me/{what}").get_json()["items"]
    return found


def make(browser: Browser, name: str = "Учёт", key: str | None = None) -> Any:
    """Make a key; the answer."""
    headers = {"X-CSRF-Token": browser.token(), **({"Idempotency-Key": key} if key else {})}
    answer = browser.client.post("/api/v1/me/tokens", json={"name": name}, headers=headers)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def status_with(app: Flask, secret: str) -> int:
    """What a program with that key is answered."""
    return app.test_client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).status_code


def everything_kept() -> str:
    """Every row of every table, as text."""
    with database.reading() as session:
        tables = database.metadata.tables.values()
        return "\n".join(str(tuple(row)) for table in tables for row in session.execute(table.select()))


def test_everybody_sees_their_own_browsers_with_the_present_one_marked(
    boris: Browser, new_browser: Browsers, office: Office
) -> None:
    telephone = in_a_new_browser(new_browser, office.boris, "Telephone")
    in_a_new_browser(new_browser, office.anna, "Chromium")
    for here, agent in ((boris, "Firefox in the office"), (telephone, "Telephone")):
        found = items(here, "sign-ins")
        assert {each["agent"] for each in found} == {"Firefox in the office", "Telephone"}
        assert [each["agent"] for each in found if each["is_this"]] == [agent]
        assert all(each.keys() == {"id", "agent", "created_at", "seen_at", "is_this"} for each in found)


def test_what_a_browser_says_it_is_is_cut_and_cleaned(new_browser: Browsers, office: Office) -> None:
    odd = in_a_new_browser(new_browser, office.boris, "Fire\x07fox\x1b[31m\x7f " + "x" * 400)
    (agent,) = [each["agent"] for each in items(odd, "sign-ins")]
    assert agent == ("Firefox[31m " + "x" * 400)[:200]


def test_a_browser_that_says_nothing_is_listed_too(new_browser: Browsers, office: Office) -> None:
    silent = in_a_new_browser(new_browser, office.boris, "")
    assert [each["agent"] for each in items(silent, "sign-ins")] == [""]


def test_another_browser_is_out_at_once(boris: Browser, new_browser: Browsers, office: Office) -> None:
    telephone = in_a_new_browser(new_browser, office.boris, "Telephone")
    (other,) = [each["id"] for each in items(boris, "sign-ins") if not each["is_this"]]
    assert boris.call("POST", f"/api/v1/me/sign-ins/{other}/end").get_json()["id"] == other
    assert (telephone.is_signed_in, boris.is_signed_in) == (False, True)
    assert [each["is_this"] for each in items(boris, "sign-ins")] == [True]
    assert boris.call("POST", f"/api/v1/me/sign-ins/{other}/end").status_code == 404


def test_the_present_browser_can_be_ended_too(boris: Browser) -> None:
    (here,) = items(boris, "sign-ins")
    assert boris.call("POST", f"/api/v1/me/sign-ins/{here['id']}/end").status_code == 200
    assert not boris.is_signed_in


def test_nobody_ends_what_is_anothers(boris: Browser, new_browser: Browsers, office: Office) -> None:
    admin = in_a_new_browser(new_browser, office.admin, "Chromium")
    (his,), made = items(boris, "sign-ins"), make(boris)
    for path in (f"sign-ins/{his['id']}/end", f"tokens/{made['token']['id']}/revoke"):
        assert admin.call("POST", f"/api/v1/me/{path}").status_code == 404
    assert boris.is_signed_in
    assert len(items(boris, "tokens")) == 1


def test_a_list_does_not_show_what_proves_who_one_is(boris: Browser) -> None:
    secret = make(boris)["secret"]
    shown = boris.get("/api/v1/me/tokens").get_data(as_text=True)
    assert secret not in shown
    assert [each.keys() for each in items(boris, "tokens")] == [{"id", "name", "created_at"}]


def test_a_key_is_its_makers_until_it_is_revoked(app: Flask, boris: Browser, office: Office) -> None:
    made, other = make(boris), make(boris, "Отчёты")
    asked = app.test_client().get("/api/v1/me", headers={"Authorization": f"Bearer {made['secret']}"})
    assert asked.get_json()["id"] == office.boris
    assert [each["name"] for each in items(boris, "tokens")] in (["Отчёты", "Учёт"], ["Учёт", "Отчёты"])
    path = f"/api/v1/me/tokens/{made['token']['id']}/revoke"
    assert boris.call("POST", path).get_json()["token"] == made["token"]
    assert [status_with(app, each["secret"]) for each in (made, other)] == [401, 200]
    assert items(boris, "tokens") == [other["token"]]
    assert boris.call("POST", path).status_code == 404


def test_a_program_with_a_key_revokes_that_very_key(app: Flask, boris: Browser) -> None:
    made = make(boris)
    headers = {"Authorization": f"Bearer {made['secret']}"}
    answer = app.test_client().post(f"/api/v1/me/tokens/{made['token']['id']}/revoke", headers=headers)
    assert (answer.status_code, status_with(app, made["secret"])) == (200, 401)


@pytest.mark.parametrize("name", ["", " ", "x" * 201, None, 5])
def test_a_key_has_a_name(name: Any, boris: Browser) -> None:
    assert boris.call("POST", "/api/v1/me/tokens", {"name": name}).status_code == 422
    assert items(boris, "tokens") == []


def test_a_key_is_told_once_and_a_repeat_makes_no_second_one(app: Flask, boris: Browser) -> None:
    key = str(uuid4())
    first, again = make(boris, key=key), make(boris, key=key)
    assert again == {**first, "secret": ""}
    assert len(items(boris, "tokens")) == 1
    assert status_with(app, first["secret"]) == 200


def test_a_key_stands_nowhere_in_the_database_or_the_log(boris: Browser) -> None:
    with capture_logs() as logged:
        secret = make(boris, key=str(uuid4()))["secret"]
    assert len(secret) > 40
    assert any(entry.get("rule") == "/api/v1/me/tokens" for entry in logged)
    assert secret not in str(logged)
    assert secret not in everything_kept()


def test_a_link_stands_nowhere_in_the_database_or_the_log_and_is_told_once(
    client: Client, new_browser: Browsers, office: Office
) -> None:
    admin, key = client(office.admin), {"Idempotency-Key": str(uuid4())}
    with capture_logs() as logged:
        answer = admin.post(f"/api/v1/people/{office.boris}/link", headers=key).get_json()
        browser = new_browser()
        again = admin.post(f"/api/v1/people/{office.boris}/link", headers=key).get_json()
        secret = answer["path"].removeprefix("/sign-in/link/")
        assert secret not in everything_kept()
        browser.send(answer["path"])
    assert again == {**answer, "path": ""}
    assert len(secret) > 40
    assert secret not in str(logged)
    assert secret not in everything_kept()
    assert browser.is_signed_in


def test_what_is_kept_is_all_looked_through(boris: Browser, office: Office) -> None:
    made = make(boris)
    assert made["token"]["id"] in everything_kept()
    assert "Борис Лапин" in everything_kept()


def test_nobody_has_neither(app: Flask) -> None:
    for what in ("sign-ins", "tokens"):
        assert app.test_client().get(f"/api/v1/me/{what}").status_code == 401
