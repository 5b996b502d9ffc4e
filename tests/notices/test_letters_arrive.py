"""From what happens to what lies in the mailbox: through the outbox and a real mail server, as settings say."""

import re
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage

import pytest
from flask import Flask
from flask.testing import FlaskClient

from board import config
from board.config import Settings, WrongSetting
from board.notices import carrying, sending, ways
from board.notices.kinds import ESCALATION, MINUTES
from board.notices.stopping import token
from tests.conftest import KEY
from tests.makers import Office, make_task
from tests.notices.conftest import TUESDAY_MORNING, TUESDAY_NOON, WEDNESDAY, Client, Time, deliveries, post
from tests.notices.mail_servers import Box, running

MINUTE = timedelta(minutes=1)


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def mail(meetings: FlaskClient, box: Box) -> Iterator[int]:
    """Letters go to a real server."""
    with running(box) as port:
        settings = Settings(smtp_url=f"smtp://127.0.0.1:{port}", mail_from="Доски района <board@district.example>")
        carrying.set_up(settings, base_url="https://board.example", secret_key=KEY)
        yield port
    sending.use({})


def text_of(letter: EmailMessage, kind: str = "plain") -> str:
    body = letter.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def link_in(letter: EmailMessage) -> str:
    """Where the letter's program asks for no more of them."""
    return str(letter["List-Unsubscribe"])[1:-1].removeprefix("https://board.example")


def test_a_meeting_is_in_the_mailbox_from_the_day_before_to_its_minutes(
    mail: int, meetings: FlaskClient, box: Box, office: Office, time: Time
) -> None:
    make_task(office, "Межевание <b>", assignee_id=office.boris, column_id=office.columns["in_progress"])
    time.goes_to(TUESDAY_NOON)
    time.goes_to(WEDNESDAY - 10 * MINUTE)
    this = meetings.get(f"/api/v1/boards/{office.board}/meetings").get_json()["meetings"][0]["id"]
    time.at = WEDNESDAY
    post(meetings, "POST", f"/meetings/{this}/start")
    time.at = WEDNESDAY + 20 * MINUTE
    post(meetings, "POST", f"/meetings/{this}/finish")
    time.goes_to(WEDNESDAY + 21 * MINUTE)
    is_weeks = re.compile("Встреча|Протокол").match
    to_boris = [each for each in box.letters if "Борис Лапин" in str(each["To"]) and is_weeks(str(each["Subject"]))]
    assert [str(each["Subject"]) for each in to_boris] == [
        "Встреча — среда, 25 ноября, 09:00: обновите карточки. Земельный отдел",
        "Встреча начнётся в 09:00: Земельный отдел",
        "Протокол встречи 25 ноября: Земельный отдел",
    ]
    assert str(to_boris[0]["From"]) == "Доски района <board@district.example>"
    plain, html = text_of(to_boris[2]), text_of(to_boris[2], "html")
    for each in (plain, html):
        assert f"https://board.example/meetings/{this}" in each
        assert "Это письмо по настройке «Протокол встречи»" in each
    assert {each.state for each in deliveries()} == {"sent"}
    assert len({str(each["Message-ID"]) for each in box.letters}) == len(box.letters)


def test_who_stops_letters_of_a_kind_by_their_link_gets_no_more_and_sees_the_rest(
    mail: int, app: Flask, meetings: FlaskClient, box: Box, office: Office, time: Time, client: Client
) -> None:
    time.goes_to(TUESDAY_NOON)
    letter = next(each for each in box.letters if "Борис Лапин" in str(each["To"]))
    link, stranger = link_in(letter), app.test_client()
    asked = stranger.get(link)
    assert asked.status_code == 200
    assert "Накануне встречи: обновите карточки" in asked.get_data(as_text=True)
    assert client(office.boris).get("/api/v1/me/notice-choices").get_json()["items"][0]["mail"] == "now"
    stopped = stranger.post(link, data={"List-Unsubscribe": "One-Click"})
    assert "Таких писем больше не будет" in stopped.get_data(as_text=True)
    assert client(office.boris).get("/api/v1/me/notice-choices").get_json()["items"][0]["mail"] == "none"
    box.letters.clear()
    time.goes_to(TUESDAY_NOON + timedelta(days=7))
    cards = [str(each["To"]) for each in box.letters if "обновите карточки" in str(each["Subject"])]
    assert len(cards) == 1
    assert "Анна Ковалёва" in cards[0]
    seen = client(office.boris).get("/api/v1/me/notices").get_json()["notices"]
    assert len([each for each in seen if each["kind"] == "meeting_cards"]) == 2


def test_a_link_that_we_have_not_made_stops_nothing(mail: int, app: Flask, office: Office) -> None:
    good = token(KEY, office.boris, MINUTES)
    assert good is not None
    for wrong in (good[:-1], good[::-1], "x", "WyJhIiwgIm1pbnV0ZXMiXQ.AAAA", token("k" * 40, office.boris, MINUTES)):
        for method in ("GET", "POST"):
            answer = app.test_client().open(f"/stop-letters/{wrong}", method=method)
            assert answer.status_code == 404, wrong
            assert "Эта ссылка больше не действует" in answer.get_data(as_text=True)


def test_what_somebody_waits_for_cannot_be_stopped(
    mail: int, box: Box, meetings: FlaskClient, client: Client, office: Office, time: Time
) -> None:
    assert token(KEY, office.leader, ESCALATION) is None
    http = client(office.leader)
    refused = post(http, "POST", "/me/notice-choices", {"kind": "escalation", "mail": "none"}, expected=422)
    assert refused["errors"][0]["message"] == "нельзя отключить: кто-то ждёт ответа"
    wanted = {
        "unit_id": office.land,
        "kind": "escalate",
        "about": {"kind": "board", "id": office.board},
        "what": "Нужен допуск",
        "ask_unit_id": office.top,
    }
    post(meetings, "POST", "/decisions", wanted)
    time.goes_to(time.at + MINUTE)
    letter = next(each for each in box.letters if "Жанна Рыбина" in str(each["To"]))
    assert letter["List-Unsubscribe"] is None


def test_letters_are_written_in_the_language_of_their_reader(
    mail: int, box: Box, client: Client, office: Office, time: Time
) -> None:
    post(client(office.boris), "POST", "/me/reader", {"locale": "en"})
    time.goes_to(TUESDAY_NOON)
    subjects = {str(each["To"]).split("<")[0].strip(): str(each["Subject"]) for each in box.letters}
    assert subjects["Борис Лапин"] == "Meeting Wednesday, 25 November at 09:00: update your cards. Земельный отдел"
    assert subjects["Анна Ковалёва"].startswith("Встреча — среда")


def test_what_somebody_chose_is_kept_from_then_on(
    mail: int, box: Box, client: Client, office: Office, time: Time
) -> None:
    http = client(office.boris)
    post(http, "POST", "/me/notice-choices", {"kind": "assignment", "mail": "now"})
    post(http, "POST", "/me/notice-choices", {"kind": "meeting_cards", "mail": "morning"})
    time.goes_to(time.at)
    make_task(office, "Справка", assignee_id=office.boris)
    time.goes_to(time.at + MINUTE)
    assert [str(each["Subject"]) for each in box.letters] == ["Вам поручили: № 1 Справка"]
    time.goes_to(TUESDAY_NOON)
    assert "Борис Лапин" not in {str(each["To"]).split("<")[0].strip() for each in box.letters[1:]}
    # The meeting is on Wednesday at nine, and the letter of its morning goes at eight.
    time.goes_to(TUESDAY_MORNING + timedelta(days=1))
    assert "для вас" in str(box.letters[-1]["Subject"])


def test_where_the_server_is_away_letters_wait_and_go_when_it_is_back(
    mail: int, box: Box, office: Office, time: Time
) -> None:
    box.to_recipient = "451 try later"
    time.goes_to(TUESDAY_NOON)
    assert {(each.state, each.tries) for each in deliveries()} == {("due", 1)}
    assert "451 try later" in (deliveries()[0].failure or "")
    box.to_recipient = "250 OK"
    time.goes_to(TUESDAY_NOON + 2 * MINUTE)
    assert {each.state for each in deliveries("meeting_cards")} == {"sent"}


def test_settings_that_cannot_be_right_stop_the_start() -> None:
    with pytest.raises(WrongSetting, match="BOARD_MAIL_FROM"):
        carrying.set_up(config.load(smtp_url="smtp://127.0.0.1"), base_url="", secret_key=KEY)
    assert ways.known().channels == frozenset()
