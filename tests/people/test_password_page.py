"""Choosing and changing one's own password."""

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from board import clock, database
from board.live.change import change
from board.people import access, queries
from board.people.models import Person
from tests.makers import Office
from tests.people.browsers import PASSWORD, Browser, email_of, give_password, place

Browsers = Callable[..., Browser]
NEW = "другие слова, их тоже много"


@pytest.fixture
def boris(new_browser: Browsers, office: Office) -> Browser:
    """Борис's browser, signed in with a password."""
    made = new_browser()
    made.sign_in(give_password(office.boris))
    return made


def test_a_stranger_is_sent_to_the_sign_in_form(new_browser: Browsers, office: Office) -> None:
    stranger = new_browser()
    assert place(stranger.get("/password")) == "/sign-in?next=/password"
    assert place(choose(stranger)) == "/sign-in?next=/password"


def test_the_new_password_signs_in_and_the_old_one_does_not(
    boris: Browser, new_browser: Browsers, office: Office
) -> None:
    assert place(choose(boris, current_password=PASSWORD)) == "/"
    assert new_browser().sign_in(email_of(office.boris)).status_code == 401
    assert new_browser().sign_in(email_of(office.boris), NEW).status_code == 302


def test_the_page_says_that_it_was_changed(boris: Browser) -> None:
    choose(boris, current_password=PASSWORD)
    assert 'class="flash"' in boris.get("/boards").get_data(as_text=True)


def test_without_the_current_password_nothing_changes(boris: Browser, office: Office) -> None:
    before = _hash_of(office.boris)
    answers = [choose(boris, current_password=given).status_code for given in ("", "не тот пароль", NEW)]
    assert answers == [422, 422, 422]
    assert _hash_of(office.boris) == before


def test_who_came_by_a_link_has_forgotten_it_and_chooses_another_once(new_browser: Browsers, office: Office) -> None:
    give_password(office.boris)
    boris = new_browser()
    with change() as session:
        secret = access.make_link(session, queries.person(session, office.boris), at=clock.now())
    boris.send(f"/sign-in/link/{secret}")
    assert choose(boris).status_code == 302
    assert new_browser().sign_in(email_of(office.boris), NEW).status_code == 302
    assert choose(boris).status_code == 422


def test_somebody_without_a_password_needs_no_current_one(new_browser: Browsers, office: Office) -> None:
    boris = new_browser()
    with change() as session:
        secret = access.make_link(session, queries.person(session, office.boris), at=clock.now())
    boris.send(f"/sign-in/link/{secret}")
    assert 'name="current_password"' not in boris.get("/password").get_data(as_text=True)
    choose(boris)
    assert new_browser().sign_in(email_of(office.boris), NEW).status_code == 302


def test_the_page_asks_for_the_current_password(boris: Browser) -> None:
    assert 'name="current_password"' in boris.get("/password").get_data(as_text=True)


def test_a_password_that_will_not_do_is_refused(boris: Browser, office: Office) -> None:
    before = _hash_of(office.boris)
    for password, again in (
        ("девять зн", "девять зн"),
        ("x" * 1001, "x" * 1001),
        ("1234567890", "1234567890"),
        ("Борис Лапин", "Борис Лапин"),
        (email_of(office.boris), email_of(office.boris)),
        (NEW, NEW + "!"),
        (NEW, ""),
        ("", ""),
    ):
        answer = choose(boris, current_password=PASSWORD, password=password, password_again=again)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.get_data(as_text=True)
    assert _hash_of(office.boris) == before


def test_a_password_may_be_anything_of_ten_to_a_thousand_characters(
    boris: Browser, new_browser: Browsers, office: Office
) -> None:
    current = PASSWORD
    for password in ("десять зн.", "пять букв " * 100, "👍🌲🚲🎈🐟" * 60, f"  {NEW}  "):
        choose(boris, current_password=current, password=password, password_again=password)
        assert new_browser().sign_in(email_of(office.boris), password).status_code == 302
        current = password


def test_the_other_sign_ins_end_and_this_one_goes_on(boris: Browser, new_browser: Browsers, office: Office) -> None:
    telephone, anna = new_browser("198.51.100.3"), new_browser()
    telephone.sign_in(email_of(office.boris))
    anna.sign_in(give_password(office.anna))
    choose(boris, current_password=PASSWORD)
    assert not telephone.is_signed_in
    assert boris.is_signed_in
    assert anna.is_signed_in


def test_a_refused_change_ends_no_sign_in(boris: Browser, new_browser: Browsers, office: Office) -> None:
    telephone = new_browser("198.51.100.3")
    telephone.sign_in(email_of(office.boris))
    choose(boris, current_password="не тот пароль")
    assert telephone.is_signed_in


def test_the_database_holds_a_hash_of_argon2(boris: Browser, office: Office) -> None:
    choose(boris, current_password=PASSWORD)
    assert str(_hash_of(office.boris)).startswith("$argon2id$")


def choose(browser: Browser, **fields: str) -> TestResponse:
    """Fill in the form."""
    return browser.send("/password", **{"password": NEW, "password_again": NEW, **fields})


def _hash_of(person_id: str) -> str | None:
    with database.reading() as session:
        return session.get_one(Person, person_id).password_hash
