"""A link signs somebody in once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlmodel import Session, select

from board import clock, database
from board.live.change import change
from board.people import access, queries
from board.people.models import Person, SignInLink
from tests.makers import Office
from tests.people.at_once import at_once
from tests.people.browsers import Browser, close_account, give_password, place

Browsers = Callable[..., Browser]
Client = Callable[[str], FlaskClient]


@pytest.fixture
def link(office: Office) -> str:
    """The path of a link for Борис, who has no password yet."""
    return f"/sign-in/link/{secret_of(office.boris)}"


def test_a_link_signs_in_and_leads_to_choosing_a_password(new_browser: Browsers, office: Office, link: str) -> None:
    boris = new_browser()
    assert place(boris.send(link)) == "/password"
    assert boris.get("/api/v1/me").get_json()["id"] == office.boris


def test_a_link_leads_somebody_with_a_password_to_choosing_another(
    new_browser: Browsers, office: Office, link: str
) -> None:
    give_password(office.boris)
    assert place(new_browser().send(link)) == "/password"


def test_a_link_works_once_in_whichever_browser(new_browser: Browsers, link: str) -> None:
    boris, thief = new_browser(), new_browser("203.0.113.66")
    boris.send(link)
    assert [thief.get(link).status_code, thief.send(link).status_code, boris.send(link).status_code] == [410, 410, 410]
    assert not thief.is_signed_in
    assert boris.is_signed_in


def test_looking_at_a_link_uses_nothing_up_and_signs_nobody_in(new_browser: Browsers, link: str) -> None:
    scanner, boris = new_browser("203.0.113.25"), new_browser()
    for method in ("GET", "HEAD", "OPTIONS", "GET", "HEAD"):
        assert scanner.client.open(link, method=method).status_code == 200
    assert not scanner.is_signed_in
    boris.send(link)
    assert boris.is_signed_in


def test_looking_at_a_link_names_the_person(new_browser: Browsers, link: str) -> None:
    assert "Борис Лапин" in new_browser().get(link).get_data(as_text=True)


def test_a_link_that_was_used_names_nobody(new_browser: Browsers, link: str) -> None:
    new_browser().send(link)
    assert "Борис Лапин" not in new_browser().get(link).get_data(as_text=True)


def test_a_link_lasts_seven_days(new_browser: Browsers, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    late, in_time = new_browser(), new_browser()
    _wait(monkeypatch, timedelta(days=7, seconds=1))
    assert [late.get(link).status_code, late.send(link).status_code] == [410, 410]
    assert not late.is_signed_in
    _wait(monkeypatch, timedelta(days=6, hours=23))
    in_time.send(link)
    assert in_time.is_signed_in


def test_a_link_of_a_closed_account_is_worth_nothing(new_browser: Browsers, office: Office, link: str) -> None:
    close_account(office, office.boris)
    boris = new_browser()
    assert [boris.get(link).status_code, boris.send(link).status_code] == [410, 410]
    assert not boris.is_signed_in


def test_a_link_that_was_made_for_a_closed_account_is_worth_nothing(new_browser: Browsers, office: Office) -> None:
    close_account(office, office.boris)
    boris, link = new_browser(), f"/sign-in/link/{secret_of(office.boris)}"
    assert [boris.get(link).status_code, boris.send(link).status_code] == [410, 410]
    assert not boris.is_signed_in


def test_a_link_from_before_an_account_was_closed_does_not_come_back(
    new_browser: Browsers, office: Office, link: str
) -> None:
    close_account(office, office.boris)
    with change() as session:
        session.get_one(Person, office.boris).disabled_at = None
    assert new_browser().send(link).status_code == 410


def test_a_newer_link_ends_the_older_one_and_no_one_elses(new_browser: Browsers, office: Office, link: str) -> None:
    others, newer = f"/sign-in/link/{secret_of(office.vera)}", f"/sign-in/link/{secret_of(office.boris)}"
    thief = new_browser("203.0.113.66")
    assert [thief.get(link).status_code, thief.send(link).status_code] == [410, 410]
    assert not thief.is_signed_in
    assert [place(new_browser().send(path)) for path in (newer, others)] == ["/password", "/password"]


def test_a_chosen_password_ends_the_links_that_were_not_used(new_browser: Browsers, office: Office, link: str) -> None:
    boris = new_browser()
    boris.send(link)
    left_over = f"/sign-in/link/{secret_of(office.boris)}"
    chosen = {"password": "new-very-long-password", "password_again": "new-very-long-password"}
    assert boris.send("/password", **chosen).status_code == 302
    assert new_browser("203.0.113.66").send(left_over).status_code == 410


def test_of_two_links_made_at_the_same_moment_one_is_left(office: Office) -> None:
    def make(session: Session) -> str:
        return access.make_link(session, queries.person(session, office.boris), at=clock.now())

    at_once(make, make)
    with database.reading() as session:
        assert len(session.exec(select(SignInLink).where(SignInLink.person_id == office.boris)).all()) == 1


def test_a_link_that_never_was_signs_nobody_in(new_browser: Browsers, office: Office) -> None:
    stranger = new_browser()
    answers = [stranger.send(f"/sign-in/link/{secret}").status_code for secret in ("x", "board_x", "0" * 64, "a" * 43)]
    assert answers == [410, 410, 410, 410]
    assert not stranger.is_signed_in


def test_a_link_without_the_token_of_its_page_signs_nobody_in(new_browser: Browsers, link: str) -> None:
    victim = new_browser()
    assert victim.client.post(link).status_code == 400
    assert not victim.is_signed_in
    victim.send(link)
    assert victim.is_signed_in


def test_a_link_ends_the_sign_in_of_whoever_was_at_the_browser(
    new_browser: Browsers, office: Office, link: str
) -> None:
    shared, kept = new_browser(), new_browser()
    shared.sign_in(give_password(office.anna))
    kept.carry("board_session", shared.cookie() or "")
    shared.send(link)
    assert shared.get("/api/v1/me").get_json()["id"] == office.boris
    assert not kept.is_signed_in


def test_of_two_who_use_a_link_at_the_same_moment_one_gets_in(office: Office) -> None:
    secret = secret_of(office.boris)

    def use(session: Session) -> bool:
        return access.use_link(session, secret, at=clock.now()) is not None

    assert at_once(use, use) == (True, False)


def test_the_database_does_not_hold_what_the_link_proves(office: Office) -> None:
    secret = secret_of(office.boris)
    with database.reading() as session:
        assert session.get(SignInLink, secret) is None
        assert session.get(SignInLink, access.secret_hash(secret))


def test_the_administrator_makes_a_link_and_passes_it_on(client: Client, new_browser: Browsers, office: Office) -> None:
    answer = client(office.admin).post(f"/api/v1/people/{office.vera}/link")
    assert answer.status_code == 201
    vera = new_browser()
    vera.send(answer.get_json()["path"])
    assert vera.get("/api/v1/me").get_json()["id"] == office.vera


def secret_of(person_id: str) -> str:
    """A new link's secret."""
    with change() as session:
        return access.make_link(session, queries.person(session, person_id), at=clock.now())


def _wait(monkeypatch: pytest.MonkeyPatch, span: timedelta) -> None:
    moment: datetime = datetime.now(tz=clock.now().tzinfo) + span
    monkeypatch.setattr(clock, "now", lambda: moment)
