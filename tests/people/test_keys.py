"""Keys of programs."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlmodel import col, select

from board import clock, database
from board.live.change import change
from board.people import access
from board.people.models import ApiToken
from tests.makers import Office, token_of
from tests.people.browsers import Browser, give_password

Browsers = Callable[..., Browser]
Client = Callable[[str], FlaskClient]


@pytest.fixture
def key(office: Office) -> str:
    """A key of Борис."""
    return token_of(office.boris)


@pytest.mark.parametrize("header", ["Bearer {}", "bearer {}", "BEARER   {}", "Bearer {}  "])
def test_a_key_is_its_person(new_browser: Browsers, office: Office, key: str, header: str) -> None:
    assert ask(new_browser(), header.format(key)) == 200


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer ",
        "Bearer x",
        "{}",
        "Token {}",
        "Basic {}",
        "Bearer {}x",
        "Bearer x{}",
        "Bearer {0} {0}",
        "Bearer é",
    ],
)
def test_what_is_no_key_is_nobody(new_browser: Browsers, office: Office, key: str, header: str) -> None:
    assert ask(new_browser(), header.format(key)) == 401


def test_a_wrong_key_is_not_helped_by_a_right_cookie(new_browser: Browsers, office: Office) -> None:
    boris = new_browser()
    boris.sign_in(give_password(office.boris))
    assert ask(boris, "Bearer board_wrong") == 401
    assert ask(boris, "Basic Ym9yaXM6eA==") == 401
    assert boris.is_signed_in


def test_a_key_comes_before_a_cookie(new_browser: Browsers, office: Office, key: str) -> None:
    anna = new_browser()
    anna.sign_in(give_password(office.anna))
    answer = anna.client.get("/api/v1/me", headers={"Authorization": f"Bearer {key}"})
    assert answer.get_json()["id"] == office.boris


def test_a_withdrawn_key_ends_at_once_and_others_go_on(new_browser: Browsers, office: Office, key: str) -> None:
    other = token_of(office.boris)
    with change() as session:
        mine = select(ApiToken).where(col(ApiToken.secret_hash) == access.secret_hash(key))
        access.revoke_token(session, session.exec(mine).one(), at=clock.now())
    assert [ask(new_browser(), f"Bearer {each}") for each in (key, other)] == [401, 200]


def test_a_key_is_no_cookie_and_a_cookie_no_key(new_browser: Browsers, office: Office, key: str) -> None:
    boris = new_browser()
    boris.sign_in(give_password(office.boris))
    with boris.client.session_transaction() as cookie:
        secret, cookie["secret"] = cookie["secret"], key
    assert not boris.is_signed_in
    assert ask(new_browser(), f"Bearer {secret}") == 401


def test_the_database_does_not_hold_the_key(office: Office, key: str) -> None:
    with database.reading() as session:
        (kept,) = session.exec(select(ApiToken).where(col(ApiToken.person_id) == office.boris)).all()
    assert key.startswith("board_")
    assert key not in str(kept.model_dump())


def test_two_keys_of_one_person_differ(office: Office) -> None:
    assert token_of(office.boris) != token_of(office.boris)


def ask(browser: Browser, authorization: str) -> int:
    """The status of asking who one is with that header."""
    return browser.client.get("/api/v1/me", headers={"Authorization": authorization}).status_code
