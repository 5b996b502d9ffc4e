"""What people are told of their meetings: the day before at noon, ten minutes before, of changes, of what came out."""

from datetime import timedelta

from flask.testing import FlaskClient

from board import database
from board.meetings.models import Meeting
from board.tasks.attention import open_tasks
from tests.makers import Office, make_task
from tests.notices.conftest import (
    TUESDAY_NOON,
    WEDNESDAY,
    Postman,
    Time,
    deliveries,
    post,
    titles,
    told,
)

MINUTE = timedelta(minutes=1)


def meeting_id(http: FlaskClient, office: Office) -> str:
    found: str = http.get(f"/api/v1/boards/{office.board}/meetings").get_json()["meetings"][0]["id"]
    return found


def test_the_day_before_at_noon_everybody_is_asked_to_update_the_cards_once(
    meetings: FlaskClient, office: Office, time: Time, postman: Postman
) -> None:
    time.goes_to(TUESDAY_NOON - MINUTE)
    assert titles(office.boris, "meeting_cards") == []
    for later in range(3):
        time.goes_to(TUESDAY_NOON + later * MINUTE)
    expected = "Встреча — среда, 25 ноября, 09:00: обновите карточки. Земельный отдел"
    assert titles(office.boris, "meeting_cards") == titles(office.anna, "meeting_cards") == [expected]
    assert titles(office.vera) == []
    assert sorted(each.person.id for each in postman.parcels) == sorted([office.boris, office.anna])


def test_each_is_told_which_of_their_cards_will_be_spoken_of_and_why(
    meetings: FlaskClient, office: Office, time: Time
) -> None:
    task = make_task(office, "Межевание, ул. Лесная", assignee_id=office.boris, column_id=office.columns["in_progress"])
    make_task(office, "Договор без хлопот", assignee_id=office.boris)
    post(meetings, "POST", f"/tasks/{task}/block", {"reason": "Нет выписки", "category": "documents"})
    time.goes_to(TUESDAY_NOON)
    with database.reading() as session:
        (stopped,) = [each for each in open_tasks(session, [office.board], TUESDAY_NOON.date()) if each.is_blocked]
    (boris,), (anna,) = told(office.boris, "meeting_cards"), told(office.anna, "meeting_cards")
    lines = [(each["text"], each["detail"]) for each in boris.lines]
    assert lines[:2] == [("Эту встречу ведёте вы.", ""), ("Обсудим из ваших:", "")]
    assert lines[2:] == [(f"№ {stopped.number} Межевание, ул. Лесная", f"стоит {stopped.days_blocked} день")]
    assert boris.lines[2]["path"] == f"/tasks/{task}"
    assert anna.lines == []


def test_ten_minutes_before_once_and_not_when_it_has_begun(
    meetings: FlaskClient, office: Office, time: Time, postman: Postman
) -> None:
    time.goes_to(WEDNESDAY - 11 * MINUTE)
    assert titles(office.boris, "meeting_soon") == []
    for minute in (10, 9, 1):
        time.goes_to(WEDNESDAY - minute * MINUTE)
    assert titles(office.boris, "meeting_soon") == ["Встреча начнётся в 09:00: Земельный отдел"]
    assert [each["text"] for each in told(office.boris, "meeting_soon")[0].lines] == ["Кабинет 12", "ведёт Борис Лапин"]
    assert postman.titles.count("Встреча начнётся в 09:00: Земельный отдел") == 2


def test_where_nothing_ran_in_time_nobody_is_told_and_the_log_says_so(
    meetings: FlaskClient, office: Office, time: Time, postman: Postman
) -> None:
    time.goes_to(WEDNESDAY + 5 * MINUTE)
    shown = meetings.get("/api/v1/me/notices").get_json()["notices"]
    assert [each["kind"] for each in shown if each["kind"].startswith("meeting")] == []
    assert {(each.kind, each.state) for each in deliveries()} == {("meeting_soon", "late"), ("meeting_cards", "late")}
    assert postman.parcels == []


def test_who_is_away_is_not_called_to_the_meeting_but_asked_for_their_cards(
    meetings: FlaskClient, office: Office, time: Time
) -> None:
    away = {"from_day": "2026-11-25", "until_day": "2026-11-25", "kind": "vacation"}
    post(meetings, "POST", f"/people/{office.boris}/absences", away)
    time.goes_to(TUESDAY_NOON)
    time.goes_to(WEDNESDAY - 10 * MINUTE)
    assert len(titles(office.boris, "meeting_cards")) == 1
    assert titles(office.boris, "meeting_soon") == []
    assert len(titles(office.anna, "meeting_soon")) == 1


def test_a_moved_meeting_is_told_and_reminded_of_for_its_new_day_alone(
    meetings: FlaskClient, office: Office, time: Time
) -> None:
    time.goes_to(TUESDAY_NOON)
    this = meeting_id(meetings, office)
    post(meetings, "PATCH", f"/meetings/{this}", {"day": "2026-11-27", "time": "09:00"})
    time.goes_to(TUESDAY_NOON + MINUTE)
    moved = "Встреча перенесена: пятница, 27 ноября, 09:00. Земельный отдел"
    assert titles(office.boris, "meeting_moved") == [moved]
    time.goes_to(WEDNESDAY - 5 * MINUTE)
    assert titles(office.boris, "meeting_soon") == []
    time.goes_to(TUESDAY_NOON + timedelta(days=2))
    time.goes_to(WEDNESDAY + timedelta(days=2) - 5 * MINUTE)
    assert len(titles(office.boris, "meeting_soon")) == 1
    cards = titles(office.boris, "meeting_cards")
    assert [each.partition(",")[0] for each in cards] == ["Встреча — среда", "Встреча — пятница"]


def test_a_meeting_moved_by_an_hour_asks_nobody_for_their_cards_again(
    meetings: FlaskClient, office: Office, time: Time
) -> None:
    time.goes_to(TUESDAY_NOON)
    post(meetings, "PATCH", f"/meetings/{meeting_id(meetings, office)}", {"day": "2026-11-25", "time": "10:00"})
    time.goes_to(TUESDAY_NOON + MINUTE)
    time.goes_to(WEDNESDAY - 5 * MINUTE)
    assert titles(office.boris, "meeting_soon") == []
    time.goes_to(WEDNESDAY + 55 * MINUTE)
    assert len(titles(office.boris, "meeting_cards")) == 1
    assert titles(office.boris, "meeting_soon") == ["Встреча начнётся в 10:00: Земельный отдел"]


def test_a_cancelled_meeting_is_told_and_reminded_of_no_more(meetings: FlaskClient, office: Office, time: Time) -> None:
    post(meetings, "POST", f"/meetings/{meeting_id(meetings, office)}/cancel", {"reason": "Отчётная неделя"})
    time.goes_to(TUESDAY_NOON)
    time.goes_to(WEDNESDAY - 5 * MINUTE)
    assert titles(office.boris) == ["Встречи не будет (среда, 25 ноября): Земельный отдел"]
    reason, who = told(office.boris)[0].lines
    assert (reason["text"], who["text"]) == ("Отчётная неделя", "Анна Ковалёва")


def test_the_minutes_go_to_who_was_there_with_what_was_decided(
    meetings: FlaskClient, office: Office, time: Time, postman: Postman
) -> None:
    time.goes_to(TUESDAY_NOON)
    time.at = WEDNESDAY
    this = meeting_id(meetings, office)
    post(meetings, "POST", f"/meetings/{this}/start")
    post(meetings, "POST", f"/meetings/{this}/attend", {"person_ids": [office.boris], "present": True})
    wanted = {
        "kind": "corrective",
        "about": {"kind": "board", "id": office.board},
        "what": "Запросить выписки одним письмом",
        "owner_id": office.boris,
        "due": "2026-12-02",
        "unit_id": office.land,
    }
    post(meetings, "POST", f"/meetings/{this}/decisions", wanted)
    time.at = WEDNESDAY + 24 * MINUTE
    post(meetings, "POST", f"/meetings/{this}/finish")
    for minute in (24, 25, 60):
        time.goes_to(WEDNESDAY + minute * MINUTE)
    assert titles(office.anna, "minutes") == []
    (minutes,) = told(office.boris, "minutes")
    assert minutes.title == "Протокол встречи 25 ноября: Земельный отдел"
    assert [each["text"] for each in minutes.lines] == ["Длилась 24 минуты.", "№ 1 Запросить выписки одним письмом"]
    assert minutes.lines[1]["detail"] == "Борис Лапин, срок 2 декабря"
    assert postman.titles.count(minutes.title) == 1
    with database.reading() as session:
        assert session.get_one(Meeting, this).present == [office.boris]


def test_a_clock_that_is_set_back_or_leaps_repeats_nothing(
    meetings: FlaskClient, office: Office, time: Time, postman: Postman
) -> None:
    for moment in (TUESDAY_NOON, TUESDAY_NOON - 120 * MINUTE, TUESDAY_NOON, WEDNESDAY - 9 * MINUTE):
        time.goes_to(moment)
    for moment in (WEDNESDAY - 130 * MINUTE, WEDNESDAY - 10 * MINUTE, WEDNESDAY - 8 * MINUTE):
        time.goes_to(moment)
    told_of = [each.kind for each in told(office.boris) if each.kind.startswith("meeting")]
    assert sorted(told_of) == ["meeting_cards", "meeting_soon"]
    assert len(postman.titles) == len(set(postman.titles)) * 2
