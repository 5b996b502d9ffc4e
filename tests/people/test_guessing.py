"""Guessing passwords: who guesses waits, and whoever owns the account does not."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from time import sleep
from urllib.parse import urlencode

import pytest
import requests
from flask import Flask
from sqlmodel import Session

from board import clock, config, database
from board.app import create_app
from board.live.change import change
from board.people import access, guessing
from board.people.models import FailedTry
from tests.conftest import KEY
from tests.makers import Office
from tests.people.at_once import at_once
from tests.people.browsers import Browser, email_of, give_password
from tests.servers import Server

Browsers = Callable[..., Browser]
ATTACKER, HOME = "203.0.113.66", "198.51.100.3"
WRONG = "не тот пароль"


class Time:
    """What the program takes for the present."""

    def __init__(self) -> None:
        self.now = datetime.now(tz=clock.now().tzinfo)

    def passes(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """A clock that stands still until a test lets time pass."""
    standing = Time()
    monkeypatch.setattr(clock, "now", lambda: standing.now)
    return standing


def test_five_wrong_tries_are_free_and_the_sixth_waits(time: Time, new_browser: Browsers, office: Office) -> None:
    email, guesser = give_password(office.boris), new_browser(ATTACKER)
    assert guess(guesser, email, 6) == [401, 401, 401, 401, 401, 429]


def test_who_must_wait_is_not_let_in_by_the_right_password_either(
    time: Time, new_browser: Browsers, office: Office
) -> None:
    email, guesser = give_password(office.boris), new_browser(ATTACKER)
    guess(guesser, email, 5)
    assert guesser.sign_in(email).status_code == 429
    time.passes(seconds=3)
    assert guesser.sign_in(email).status_code == 302


def test_the_page_says_how_long_to_wait(time: Time, new_browser: Browsers, office: Office) -> None:
    email, guesser = give_password(office.boris), new_browser(ATTACKER)
    guess(guesser, email, 5)
    page = guesser.sign_in(email).get_data(as_text=True)
    assert 'role="alert"' in page
    assert "%(seconds)s" not in page


def test_each_further_try_waits_twice_as_long_up_to_a_quarter_of_an_hour(
    time: Time, new_browser: Browsers, office: Office
) -> None:
    email, guesser = give_password(office.boris), new_browser(ATTACKER)
    guess(guesser, email, 5)
    for pause in (2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900):
        time.passes(seconds=pause - 0.5)
        assert guess(guesser, email, 1) == [429], pause
        time.passes(seconds=0.5)
        assert guess(guesser, email, 1) == [401], pause


def test_a_refused_try_does_not_make_the_wait_longer(time: Time, new_browser: Browsers, office: Office) -> None:
    email, guesser = give_password(office.boris), new_browser(ATTACKER)
    assert guess(guesser, email, 40)[5:] == [429] * 35
    time.passes(seconds=2)
    assert guesser.sign_in(email).status_code == 302


def test_an_hour_without_tries_makes_them_free_again(time: Time, new_browser: Browsers, office: Office) -> None:
    email, guesser = give_password(office.boris), new_browser(ATTACKER)
    guess(guesser, email, 5)
    time.passes(hours=1, seconds=1)
    assert guess(guesser, email, 6) == [401, 401, 401, 401, 401, 429]


def test_the_right_password_makes_tries_free_again(time: Time, new_browser: Browsers, office: Office) -> None:
    email, boris = give_password(office.boris), new_browser()
    guess(boris, email, 4)
    boris.sign_in(email)
    boris.send("/sign-out")
    assert guess(boris, email, 5) == [401, 401, 401, 401, 401]


def test_the_owner_gets_in_from_another_address_during_the_attack(
    time: Time, new_browser: Browsers, office: Office
) -> None:
    email = give_password(office.boris)
    guess(new_browser(ATTACKER), email, 20)
    assert new_browser(HOME).sign_in(email).status_code == 302


def test_the_owner_gets_in_from_the_same_address_in_a_known_browser(
    time: Time, new_browser: Browsers, office: Office
) -> None:
    email, own = give_password(office.boris), new_browser(ATTACKER)
    own.sign_in(email)
    own.send("/sign-out")
    guess(new_browser(ATTACKER), email, 20)
    assert own.sign_in(email).status_code == 302


def test_a_known_browser_may_not_guess_for_ever_either(time: Time, new_browser: Browsers, office: Office) -> None:
    email, own = give_password(office.boris), new_browser(HOME)
    own.sign_in(email)
    own.send("/sign-out")
    assert guess(own, email, 6) == [401, 401, 401, 401, 401, 429]


def test_a_browser_known_to_one_account_is_a_stranger_to_another(
    time: Time, new_browser: Browsers, office: Office
) -> None:
    boris, anna = give_password(office.boris), give_password(office.anna)
    insider = new_browser(ATTACKER)
    guess(new_browser(ATTACKER), anna, 5)
    insider.sign_in(boris)
    insider.send("/sign-out")
    assert guess(insider, anna, 1) == [429]


def test_a_made_up_mark_of_a_known_browser_is_no_way_around(time: Time, new_browser: Browsers, office: Office) -> None:
    email, guesser = give_password(office.boris), new_browser(ATTACKER)
    found = []
    for number in range(8):
        guesser.carry("board_known", f"eyJlbWFpbCI6In{number}In0.AAAA")
        found += guess(guesser, email, 1)
    assert found == [401] * 5 + [429] * 3


def test_a_new_cookie_for_each_try_is_no_way_around(time: Time, new_browser: Browsers, office: Office) -> None:
    email = give_password(office.boris)
    assert [guess(new_browser(ATTACKER), email, 1) for _ in range(7)] == [[401]] * 5 + [[429]] * 2


def test_another_spelling_of_the_address_is_no_way_around(time: Time, new_browser: Browsers, office: Office) -> None:
    email, guesser = give_password(office.boris), new_browser(ATTACKER)
    spellings = [email, email.upper(), f" {email}", f"{email} ", email.title(), email]
    assert [guesser.sign_in(each, WRONG).status_code for each in spellings] == [401] * 5 + [429]


def test_fifty_tries_at_whichever_accounts_are_free_and_then_the_address_waits(
    time: Time, new_browser: Browsers, office: Office
) -> None:
    guesser, email = new_browser(ATTACKER), give_password(office.boris)
    assert [guesser.sign_in(f"{n}@example.org", WRONG).status_code for n in range(51)] == [401] * 50 + [429]
    assert guesser.sign_in(email).status_code == 429
    assert new_browser(HOME).sign_in(email).status_code == 302


def test_a_whole_office_behind_one_address_signs_in_on_a_monday(
    time: Time, new_browser: Browsers, office: Office
) -> None:
    email = give_password(office.boris)
    assert {new_browser(HOME).sign_in(email).status_code for _ in range(60)} == {302}
    assert new_browser(HOME).sign_in(give_password(office.anna)).status_code == 302


def test_an_unknown_account_is_counted_like_a_known_one(time: Time, new_browser: Browsers, office: Office) -> None:
    assert guess(new_browser(ATTACKER), "nobody@example.org", 6) == [401, 401, 401, 401, 401, 429]


def test_an_address_that_a_program_made_up_is_not_believed(time: Time, new_browser: Browsers, office: Office) -> None:
    email, guesser = give_password(office.boris), new_browser(ATTACKER)
    found = []
    for number in range(7):
        guesser.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{number}"
        found += guess(guesser, email, 1)
    assert found == [401] * 5 + [429] * 2


def test_behind_a_proxy_people_are_told_apart_by_what_the_proxy_says(
    time: Time, behind_a_proxy: Flask, office: Office
) -> None:
    email, attacker = give_password(office.boris), Browser(behind_a_proxy, "127.0.0.1")
    attacker.client.environ_base["HTTP_X_FORWARDED_FOR"] = ATTACKER
    assert guess(attacker, email, 6) == [401] * 5 + [429]
    owner = Browser(behind_a_proxy, "127.0.0.1")
    owner.client.environ_base["HTTP_X_FORWARDED_FOR"] = HOME
    assert owner.sign_in(email).status_code == 302


def test_behind_a_proxy_what_a_program_made_up_is_not_believed(
    time: Time, behind_a_proxy: Flask, office: Office
) -> None:
    email, attacker = give_password(office.boris), Browser(behind_a_proxy, "127.0.0.1")
    found = []
    for number in range(7):
        attacker.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{number}, {ATTACKER}"
        found += guess(attacker, email, 1)
    assert found == [401] * 5 + [429] * 2


def test_tries_at_the_same_moment_are_all_counted(office: Office) -> None:
    keys = [guessing.place_key("boris@example.org", ATTACKER), guessing.address_key(ATTACKER)]

    def fail(session: Session) -> None:
        access.hold_counters(session, keys, at=clock.now())
        sleep(0.1)  # the others, who waited for the same one, are here by now, if nothing holds them
        access.note_failure(session, keys, at=clock.now())

    at_once(fail, fail, fail, fail)
    with database.reading() as session:
        assert [session.get_one(FailedTry, key).failures for key in keys] == [4, 4]


def test_of_many_guesses_at_the_same_moment_none_goes_uncounted(office: Office, tmp_path: Path) -> None:
    email = email_of(office.boris)
    # After so many, and a rest, one more is free; the next one waits for a quarter of an hour, however slow we are.
    with change() as session:
        last = clock.now() - timedelta(minutes=30)
        session.add(FailedTry(key=guessing.place_key(email, "127.0.0.1"), failures=20, last_at=last))
    with Server(database.current().url, tmp_path) as server, ThreadPoolExecutor(12) as crowd:
        found = sorted(crowd.map(lambda n: _guess_over_the_network(server.url, email, n), range(24)))
    assert found == [401] + [429] * 23


@pytest.fixture
def behind_a_proxy(app: Flask) -> Flask:
    """The application, told that one proxy stands in front of it."""
    settings = config.Settings(database_url=database.current().url, proxies=1)
    return create_app(settings, secret_key=KEY, origins=[])


def guess(browser: Browser, email: str, times: int) -> list[int]:
    """The answers to that many wrong passwords."""
    return [browser.sign_in(email, WRONG).status_code for _ in range(times)]


def _guess_over_the_network(url: str, email: str, number: int) -> int:
    with requests.Session() as session:
        page = session.get(f"{url}/sign-in", timeout=30).text
        token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
        fields = urlencode({"csrf_token": token, "email": email, "password": f"{WRONG} {number}"})
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return session.post(f"{url}/sign-in", fields, headers=headers, timeout=30).status_code
