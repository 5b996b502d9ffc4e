"""Signing in with an e-mail address and a password."""

import re
from collections.abc import Callable

import pytest

from board.live.change import change
from board.people import passwords
from board.people.models import Person
from tests.makers import Office
from tests.people.browsers import Browser, close_account, email_of, give_password, place

Browsers = Callable[..., Browser]
# What differs between two answers to the same form: its token, the page's nonce, and what was typed.
_DIFFERS = re.compile(r'name="csrf_token" value="[^"]+"|nonce="[^"]+"|value="[^"]*@example.org"')


def test_the_right_password_signs_in(new_browser: Browsers, office: Office) -> None:
    boris = new_browser()
    assert place(boris.sign_in(give_password(office.boris))) == "/"
    assert boris.get("/api/v1/me").get_json()["id"] == office.boris
    assert boris.is_signed_in


def test_the_address_may_be_written_in_any_way(new_browser: Browsers, office: Office) -> None:
    email = give_password(office.boris)
    written = [email.upper(), email.title(), f"  {email} "]
    assert [new_browser().sign_in(each).status_code for each in written] == [302, 302, 302]


def test_the_form_leaves_it_to_the_server_what_an_address_is(new_browser: Browsers, office: Office) -> None:
    with change() as session:
        session.get_one(Person, office.boris).email = "анна@сосновка.рф"
    # A browser refuses such an address in a field of the type "email".
    assert 'type="email"' not in new_browser().get("/sign-in").get_data(as_text=True)
    assert new_browser().sign_in(give_password(office.boris)).status_code == 302


def test_a_wrong_password_does_not_sign_in(new_browser: Browsers, office: Office) -> None:
    boris = new_browser()
    assert boris.sign_in(give_password(office.boris), "не тот пароль").status_code == 401
    assert not boris.is_signed_in


def test_the_password_of_another_does_not_sign_in(new_browser: Browsers, office: Office) -> None:
    boris = new_browser()
    give_password(office.anna, "пароль Анны Ковалёвой")
    assert boris.sign_in(give_password(office.boris), "пароль Анны Ковалёвой").status_code == 401
    assert not boris.is_signed_in


def test_whoever_has_no_account_no_password_or_a_closed_one_gets_the_same_answer(
    new_browser: Browsers, office: Office
) -> None:
    give_password(office.vera)
    close_account(office, office.vera)
    tries = {
        "wrong": new_browser().sign_in(give_password(office.boris), "не тот пароль"),
        "unknown": new_browser().sign_in("nobody@example.org"),
        "without a password": new_browser().sign_in(email_of(office.anna)),
        "an empty password": new_browser().sign_in(email_of(office.anna), ""),
        "closed": new_browser().sign_in(email_of(office.vera)),
        "closed and wrong": new_browser().sign_in(email_of(office.vera), "не тот пароль"),
    }
    assert {name: answer.status_code for name, answer in tries.items()} == dict.fromkeys(tries, 401)
    pages = {name: _DIFFERS.sub("", answer.get_data(as_text=True)) for name, answer in tries.items()}
    assert set(pages.values()) == {pages["wrong"]}
    headers = {name: sorted(answer.headers.keys()) for name, answer in tries.items()}
    assert all(found == headers["wrong"] for found in headers.values())


def test_an_unknown_person_costs_the_server_as_much_as_a_known_one(
    new_browser: Browsers, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    real = passwords._verify

    def counted(hashed: str, given: str) -> bool:
        checked.append(given)
        return real(hashed, given)

    monkeypatch.setattr(passwords, "_verify", counted)
    give_password(office.vera)
    close_account(office, office.vera)
    for email in (give_password(office.boris), "nobody@example.org", email_of(office.anna), email_of(office.vera)):
        new_browser().sign_in(email, f"не тот пароль {email}")
    assert len(checked) == 4


def test_what_is_no_address_is_a_wrong_one(new_browser: Browsers, office: Office) -> None:
    strange = [
        "",
        "\0",
        "boris\0@example.org",
        "x" * 10_000,
        "'; --",
        "\u202e@example.org",
        "👍@example.org",
        "%s@example.org",
    ]
    answers = {email: new_browser().sign_in(email).status_code for email in strange}
    assert answers == dict.fromkeys(strange, 401)


def test_a_strange_password_is_a_wrong_one(new_browser: Browsers, office: Office) -> None:
    email, strange = give_password(office.boris), ["\0", "x" * 50_000, "👍" * 300, " "]
    assert [new_browser().sign_in(email, given).status_code for given in strange] == [401, 401, 401, 401]


def test_what_was_typed_is_shown_again_and_cannot_become_markup(new_browser: Browsers, office: Office) -> None:
    page = new_browser().sign_in('"><script>alert(1)</script>@example.org').get_data(as_text=True)
    assert "<script>alert" not in page
    assert "&#34;&gt;&lt;script&gt;alert(1)" in page


def test_the_password_is_never_shown_again(new_browser: Browsers, office: Office) -> None:
    assert "не тот пароль" not in new_browser().sign_in(give_password(office.boris), "не тот пароль").get_data(
        as_text=True
    )


def test_whoever_is_signed_in_is_led_on(new_browser: Browsers, office: Office) -> None:
    boris = new_browser()
    boris.sign_in(give_password(office.boris))
    assert place(boris.get("/sign-in?next=/boards")) == "/boards"


def test_a_colleague_at_the_same_browser_ends_the_first_sign_in(new_browser: Browsers, office: Office) -> None:
    shared, thief = new_browser(), new_browser()
    shared.sign_in(give_password(office.boris))
    thief.carry("board_session", shared.cookie() or "")
    assert thief.is_signed_in
    shared.sign_in(give_password(office.anna))
    assert shared.get("/api/v1/me").get_json()["id"] == office.anna
    assert not thief.is_signed_in
