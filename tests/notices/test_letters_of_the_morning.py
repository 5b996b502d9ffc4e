"""The one letter of the morning: what waited for it, once a working day, for who is there."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from tests.makers import Office, make_task
from tests.notices.conftest import TUESDAY_MORNING, Client, Postman, Time, post, told

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def given(anna: FlaskClient, office: Office, time: Time) -> None:
    """On Monday afternoon Борис was given two tasks, one of which is due on Wednesday."""
    time.goes_to(time.at)
    make_task(office, "Справка", assignee_id=office.boris, due=date(2026, 11, 25))
    make_task(office, "Договор", assignee_id=office.boris)
    time.goes_to(time.at + MINUTE)


def test_what_was_told_since_yesterday_and_what_is_due_stand_in_one_letter(
    given: None, office: Office, time: Time, postman: Postman
) -> None:
    time.goes_to(datetime(2026, 11, 24, 0, 59, tzinfo=UTC))
    assert postman.parcels == []
    for minute in (0, 1, 90):
        time.goes_to(datetime(2026, 11, 24, 1, tzinfo=UTC) + minute * MINUTE)
    (letter,) = [each for each in postman.parcels if each.person.id == office.boris]
    assert letter.notice.title == "вторник, 24 ноября: для вас 3 дела"
    assert sorted(each["text"] for each in letter.notice.lines) == [
        "Вам поручили: № 1 Справка",
        "Вам поручили: № 2 Договор",
        "Срок — среда, 25 ноября: № 1 Справка",
    ]
    assert all(each["path"].startswith("/tasks/") for each in letter.notice.lines)
    time.goes_to(TUESDAY_MORNING + DAY)
    assert len([each for each in postman.parcels if each.person.id == office.boris]) == 1


def test_what_was_seen_under_the_bell_is_not_written(
    given: None, client: Client, office: Office, time: Time, postman: Postman
) -> None:
    http = client(office.boris)
    seen = post(http, "POST", "/me/notices/read")
    assert seen["read"] == 2
    time.goes_to(TUESDAY_MORNING)
    (letter,) = postman.parcels
    assert [each["text"] for each in letter.notice.lines] == ["Срок — среда, 25 ноября: № 1 Справка"]


def test_no_letter_on_a_day_off_nor_to_who_is_away(
    given: None, anna: FlaskClient, office: Office, time: Time, postman: Postman
) -> None:
    away = {"from_day": "2026-11-24", "until_day": "2026-11-26", "kind": "vacation"}
    post(anna, "POST", f"/people/{office.boris}/absences", away)
    for day in range(3):
        time.goes_to(TUESDAY_MORNING + day * DAY)
    assert postman.parcels == []
    post(anna, "PUT", "/calendar/2026-11-27", {"is_working": False, "reason": "День района"}, expected=403)
    time.goes_to(TUESDAY_MORNING + 3 * DAY)
    (letter,) = postman.parcels
    assert letter.notice.title.startswith("пятница, 27 ноября: для вас")
    for day in (4, 5):
        time.goes_to(TUESDAY_MORNING + day * DAY)
    assert len(postman.parcels) == 1


def test_what_is_told_later_on_the_day_waits_for_the_next_morning(
    given: None, anna: FlaskClient, office: Office, time: Time, postman: Postman
) -> None:
    time.goes_to(TUESDAY_MORNING)
    make_task(office, "Поздняя", assignee_id=office.boris)
    time.goes_to(TUESDAY_MORNING + 60 * MINUTE)
    assert len(postman.parcels) == 1
    time.goes_to(TUESDAY_MORNING + DAY)
    assert [each["text"] for each in postman.parcels[1].notice.lines] == ["Вам поручили: № 3 Поздняя"]


def test_where_nothing_ran_in_the_morning_it_goes_later_on_the_day_and_not_at_night(
    given: None, office: Office, time: Time, postman: Postman
) -> None:
    time.goes_to(datetime(2026, 11, 24, 11, 5, tzinfo=UTC))
    assert postman.parcels == []
    time.goes_to(datetime(2026, 11, 25, 10, 55, tzinfo=UTC))
    assert [each.notice.title for each in postman.parcels] == ["среда, 25 ноября: для вас 3 дела"]


def test_the_letter_itself_does_not_stand_under_the_bell(
    given: None, client: Client, office: Office, time: Time, postman: Postman
) -> None:
    time.goes_to(TUESDAY_MORNING)
    kinds = {each.kind for each in told(office.boris)}
    assert "morning" in kinds
    http = client(office.boris)
    assert "morning" not in {each["kind"] for each in http.get("/api/v1/me/notices").get_json()["notices"]}
