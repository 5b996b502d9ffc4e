"""The first administrator, made with the code that the server prints."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlmodel import Session, select
from werkzeug.test import TestResponse

from board import database
from board.live.change import change
from board.people import access
from board.people.models import Person, SetupCode
from tests.people.at_once import at_once
from tests.people.browsers import PASSWORD, Browser, place

Browsers = Callable[..., Browser]
WRONG = "0000-0000-0000-0000"
WILL_NOT_DO = [
    {"password": "короткий"},
    {"password": "x" * 1001},
    {"password": "aaaaaaaaaa"},
    {"password": "глеб носов"},
    {"email": "gleb"},
    {"email": ""},
    {"name": " "},
    {"name": "\0"},
]


@pytest.fixture
def code(app: Flask) -> str:
    """The code of a new server that has nobody yet."""
    with change() as session:
        return access.make_setup_code(session)


def test_a_new_server_leads_straight_to_the_first_administrator(new_browser: Browsers, code: str) -> None:
    glyeb = new_browser()
    assert place(glyeb.get("/sign-in")) == "/setup"
    fill_in(glyeb, code)
    glyeb.send("/sign-out")
    assert glyeb.get("/sign-in").status_code == 200


def test_the_code_makes_an_administrator_who_is_signed_in(new_browser: Browsers, code: str) -> None:
    glyeb = new_browser()
    assert place(fill_in(glyeb, code)) == "/"
    me = glyeb.get("/api/v1/me").get_json()
    assert (me["name"], me["email"], me["role"], me["unit"]) == ("Глеб Носов", "gleb@example.org", "admin", None)


def test_the_administrator_signs_in_with_the_password_afterwards(new_browser: Browsers, code: str) -> None:
    fill_in(new_browser(), code)
    assert new_browser().sign_in("gleb@example.org").status_code == 302


def test_the_code_may_be_typed_in_capitals_with_spaces_around(new_browser: Browsers, code: str) -> None:
    assert fill_in(new_browser(), f"  {code.upper()} \t").status_code == 302


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(new_browser: Browsers, code: str) -> None:
    answer = fill_in(new_browser(), code, email="gleb@local", name="Глеб Носов")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert '<span class="field-error" id="email-error">' in page
    assert 'value="gleb@local" autocomplete="username" aria-invalid="true" aria-describedby="email-error"' in page
    assert 'value="Глеб Носов"' in page
    assert "email:" not in page


def test_a_wrong_code_makes_nobody(new_browser: Browsers, code: str) -> None:
    for given in (WRONG, "", "\0", "👍", "0" * 10_000):
        answer = fill_in(new_browser(), given)
        assert answer.status_code == 409
        assert 'role="alert"' in answer.get_data(as_text=True)
    assert everybody() == []


def test_the_page_is_gone_once_there_is_an_administrator(new_browser: Browsers, code: str) -> None:
    first, second = new_browser(), new_browser("203.0.113.5")
    assert second.get("/setup").status_code == 200
    fill_in(first, code)
    assert second.get("/setup").status_code == 404
    assert fill_in(second, code, email="second@example.org").status_code == 404
    assert everybody() == ["gleb@example.org"]


def test_ten_wrong_tries_use_the_code_up(new_browser: Browsers, code: str) -> None:
    guesser = new_browser()
    assert {fill_in(guesser, WRONG).status_code for _ in range(10)} == {409}
    assert fill_in(new_browser(), code).status_code == 409
    assert everybody() == []


def test_nine_wrong_tries_do_not_use_the_code_up(new_browser: Browsers, code: str) -> None:
    clumsy = new_browser()
    for _ in range(9):
        fill_in(clumsy, WRONG)
    assert fill_in(clumsy, code).status_code == 302


def test_a_new_start_gives_a_new_code_and_new_tries(new_browser: Browsers, code: str) -> None:
    for _ in range(10):
        fill_in(new_browser(), WRONG)
    with change() as session:
        newer = access.make_setup_code(session)
    assert fill_in(new_browser(), code).status_code == 409
    assert fill_in(new_browser(), newer).status_code == 302


def test_without_a_code_nobody_is_made(new_browser: Browsers, app: Flask) -> None:
    assert fill_in(new_browser(), "").status_code == 409
    assert everybody() == []


def test_a_form_that_will_not_do_is_refused_and_costs_neither_code_nor_try(new_browser: Browsers, code: str) -> None:
    clumsy = new_browser()
    for fields in WILL_NOT_DO * 2:
        answer = fill_in(clumsy, code, **fields)
        assert answer.status_code in (409, 422), fields
        assert 'role="alert"' in answer.get_data(as_text=True), fields
    assert everybody() == []
    assert fill_in(clumsy, code).status_code == 302


def test_looking_at_the_page_costs_no_try(new_browser: Browsers, code: str) -> None:
    for method in ("GET", "HEAD") * 6:
        assert new_browser().client.open("/setup", method=method, data={"code": WRONG}).status_code == 200
    assert fill_in(new_browser(), code).status_code == 302


def test_of_two_who_use_the_code_at_the_same_moment_one_succeeds(code: str) -> None:
    def spend(session: Session) -> bool:
        return access.spend_setup_code(session, code)

    assert at_once(spend, spend) == (True, "refused")


def test_wrong_tries_at_the_same_moment_are_all_counted(code: str) -> None:
    def spend(session: Session) -> bool:
        return access.spend_setup_code(session, WRONG)

    assert at_once(spend, spend) == (False, False)
    with database.reading() as session:
        assert session.get_one(SetupCode, 1).failures == 2


def test_the_database_does_not_hold_the_code(code: str) -> None:
    with database.reading() as session:
        assert code not in session.get_one(SetupCode, 1).secret_hash


def test_every_start_makes_another_code(code: str) -> None:
    with change() as session:
        assert access.make_setup_code(session) != code


def fill_in(browser: Browser, code: str, **fields: str) -> TestResponse:
    """Send the form."""
    return browser.send(
        "/setup", **{"code": code, "name": "Глеб Носов", "email": "gleb@example.org", "password": PASSWORD, **fields}
    )


def everybody() -> list[str]:
    """All accounts' addresses."""
    with database.reading() as session:
        return [person.email for person in session.exec(select(Person))]
