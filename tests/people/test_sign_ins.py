"""What a sign-in is worth: whose it is, how long it lasts, and that its end is the end."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import col, select

from board import clock, database
from board.live.change import change
from board.people import access
from board.people.jobs import forget_old_access
from board.people.models import Person, Sitting
from tests.makers import Office
from tests.people.browsers import Browser, close_account, give_password, place

Browsers = Callable[..., Browser]


@pytest.fixture
def boris(new_browser: Browsers, office: Office) -> Browser:
    """Борис's browser, signed in."""
    made = new_browser()
    made.sign_in(give_password(office.boris))
    return made


def test_signing_in_makes_a_new_cookie(new_browser: Browsers, office: Office) -> None:
    boris, attacker = new_browser(), new_browser()
    attacker.token()
    planted = attacker.cookie() or ""
    boris.carry("board_session", planted)
    boris.sign_in(give_password(office.boris))
    assert boris.cookie() != planted
    assert not attacker.is_signed_in


def test_signing_in_again_makes_a_new_cookie_and_ends_the_old_one(
    boris: Browser, new_browser: Browsers, office: Office
) -> None:
    old, thief = boris.cookie() or "", new_browser()
    boris.sign_in(give_password(office.boris))
    thief.carry("board_session", old)
    assert boris.is_signed_in
    assert not thief.is_signed_in


def test_the_form_token_from_before_signing_in_is_worth_nothing_afterwards(
    new_browser: Browsers, office: Office
) -> None:
    boris = new_browser()
    before = boris.token()
    boris.sign_in(give_password(office.boris))
    assert boris.client.post("/sign-out", data={"csrf_token": before}).status_code == 400
    assert boris.is_signed_in


def test_two_tabs_opened_at_the_same_moment_after_signing_in_both_work(boris: Browser) -> None:
    fresh = boris.cookie() or ""
    first = boris.token()
    # The second tab was asked for before the answer to the first had come.
    boris.carry("board_session", fresh)
    boris.token()
    assert boris.client.post("/language", data={"csrf_token": first, "language": "en"}).status_code == 302


def test_signing_out_ends_the_sign_in_and_not_only_the_cookie(boris: Browser, new_browser: Browsers) -> None:
    kept, thief = boris.cookie() or "", new_browser()
    assert place(boris.send("/sign-out")) == "/sign-in"
    assert not boris.is_signed_in
    thief.carry("board_session", kept)
    assert thief.get("/api/v1/me").status_code == 401
    assert not thief.is_signed_in


def test_signing_out_ends_no_other_browser(boris: Browser, new_browser: Browsers, office: Office) -> None:
    telephone = new_browser("198.51.100.3")
    telephone.sign_in(give_password(office.boris))
    give_password(office.boris)
    boris.send("/sign-out")
    assert telephone.is_signed_in


def test_signing_out_twice_does_no_harm(boris: Browser) -> None:
    boris.send("/sign-out")
    assert place(boris.send("/sign-out")) == "/sign-in"


def test_a_changed_cookie_is_nobody(boris: Browser) -> None:
    kept = boris.cookie() or ""
    payload, rest = kept.split(".", 1)
    for forged in (f"{payload}x.{rest}", f"{payload}.{rest[:-4]}AAAA", payload, kept[::-1], "", "null", "." * 9):
        boris.carry("board_session", forged)
        assert not boris.is_signed_in, forged


def test_a_sign_in_ends_after_fourteen_days_without_use(boris: Browser, office: Office) -> None:
    _last_seen(office.boris, timedelta(days=14, minutes=1))
    assert not boris.is_signed_in


def test_a_sign_in_that_is_used_goes_on(boris: Browser, office: Office) -> None:
    _last_seen(office.boris, timedelta(days=13, hours=23))
    assert boris.is_signed_in
    with database.reading() as session:
        seen = session.exec(select(Sitting).where(col(Sitting.person_id) == office.boris)).one().seen_at
    assert clock.now() - seen < timedelta(minutes=10)


def test_asking_does_not_write_at_every_request(boris: Browser, office: Office) -> None:
    _last_seen(office.boris, timedelta(minutes=50))
    before = _sittings(office.boris)
    assert boris.is_signed_in
    assert _sittings(office.boris) == before


def test_the_database_does_not_hold_what_the_cookie_proves(boris: Browser, office: Office) -> None:
    with boris.client.session_transaction() as cookie:
        secret = cookie["secret"]
    (kept,) = _sittings(office.boris)
    assert kept.id == access.secret_hash(secret) != secret


def test_a_closed_account_is_signed_out_and_stays_so_when_it_is_opened_again(boris: Browser, office: Office) -> None:
    close_account(office, office.boris)
    assert not boris.is_signed_in
    with change() as session:
        session.get_one(Person, office.boris).disabled_at = None
    assert not boris.is_signed_in


def test_old_sign_ins_are_forgotten_and_living_ones_kept(boris: Browser, new_browser: Browsers, office: Office) -> None:
    other = new_browser()
    other.sign_in(give_password(office.anna))
    other.send("/sign-out")
    with change() as session:
        ended = session.exec(select(Sitting).where(col(Sitting.person_id) == office.anna)).one()
        ended.ended_at = clock.now() - timedelta(days=31)
    forget_old_access()
    assert _sittings(office.anna) == []
    assert boris.is_signed_in


def _last_seen(person_id: str, ago: timedelta) -> None:
    with change() as session:
        for sitting in session.exec(select(Sitting).where(col(Sitting.person_id) == person_id)):
            sitting.seen_at = clock.now() - ago


def _sittings(person_id: str) -> list[Sitting]:
    with database.reading() as session:
        return list(session.exec(select(Sitting).where(col(Sitting.person_id) == person_id)))
