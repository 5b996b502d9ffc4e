"""The outbox: claimed by one, tried again with longer and longer pauses, given up after a day, never sent twice."""

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from board import database
from board.live.change import change
from board.live.models import Installation
from board.notices import commands, jobs, outbox, queries, sending
from board.notices.channels import NotNow, Refused
from board.notices.commands import Occasion
from board.notices.kinds import MINUTES
from board.notices.models import Channel, Delivery, State
from board.notices.sending import Parcel
from board.notices.words import Words
from tests.makers import Office
from tests.notices.conftest import Client, Postman, Time, deliveries, post

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def letter(office: Office, time: Time, postman: Postman) -> Callable[..., str]:
    """Puts a letter to Борис into the outbox; its id."""

    def put(occasion: str = "one", until: Any = None) -> str:
        with change() as session:
            wanted = Occasion(MINUTES, occasion, until=until)
            commands.tell(session, wanted, [office.boris], lambda _speech: Words(f"Протокол {occasion}"), at=time.at)
        with database.reading() as session:
            return queries.delivery_of(session, MINUTES.code, occasion).id

    return put


def row(delivery_id: str) -> Delivery:
    with database.reading() as session:
        return queries.delivery(session, delivery_id)


def test_one_occasion_is_one_letter_however_often_it_is_told(letter: Callable[..., str], postman: Postman) -> None:
    assert letter() == letter()
    jobs.send_letters()
    jobs.send_letters()
    assert postman.titles == ["Протокол one"]
    (sent,) = deliveries()
    assert (sent.state, sent.tries, sent.failure) == (State.SENT, 1, None)
    assert sent.sent_at is not None


def test_of_two_senders_one_gets_it_until_its_lease_runs_out(letter: Callable[..., str], time: Time) -> None:
    this = letter()

    def claim() -> bool:
        with change() as session:
            return outbox.claim(session, this, at=time.at)

    assert [claim(), claim()] == [True, False]
    time.at += outbox.LEASE - timedelta(seconds=1)
    assert claim() is False
    time.at += timedelta(seconds=1)
    assert [claim(), claim()] == [True, False]
    assert row(this).tries == 2


def test_what_a_sender_left_when_it_died_is_sent_by_the_next(
    letter: Callable[..., str], time: Time, postman: Postman
) -> None:
    this = letter()
    with change() as session:
        outbox.claim(session, this, at=time.at)
    jobs.send_letters()
    assert postman.parcels == []
    time.at += outbox.LEASE
    jobs.send_letters()
    assert [each.delivery.id for each in postman.parcels] == [this]


def test_it_is_tried_again_after_longer_and_longer_pauses_and_given_up_after_a_day(
    letter: Callable[..., str], time: Time, postman: Postman
) -> None:
    this, begun, tried = letter(), time.at, []
    postman.raises = [NotNow("the server does not answer") for _ in range(60)]
    while row(this).state == State.DUE:
        time.at = row(this).due_at
        tried.append(time.at - begun)
        jobs.send_letters()
    pauses = [later - sooner for sooner, later in itertools.pairwise(tried)]
    assert pauses == sorted(pauses)
    assert pauses[:3] == [MINUTE, 2 * MINUTE, 5 * MINUTE]
    assert timedelta(hours=20) < tried[-1] <= outbox.GIVES_UP_AFTER
    assert (row(this).state, row(this).failure) == (State.FAILED, "the server does not answer")
    postman.raises = []
    time.at += DAY
    jobs.send_letters()
    assert postman.parcels == []


def test_who_does_not_exist_is_not_tried_again(letter: Callable[..., str], postman: Postman) -> None:
    this = letter()
    postman.raises = [Refused("no such address", "550 unknown user")]
    jobs.send_letters()
    assert (row(this).state, row(this).failure) == (State.FAILED, "no such address: 550 unknown user")


def test_a_fault_of_ours_is_tried_again_too_and_keeps_nothing_else_from_being_sent(
    letter: Callable[..., str], time: Time, postman: Postman
) -> None:
    first = letter("первый")
    time.at += timedelta(seconds=1)
    letter("второй")
    postman.raises = [KeyError("secret")]
    jobs.send_letters()
    assert postman.titles == ["Протокол второй"]
    assert (row(first).state, row(first).failure) == (State.DUE, "KeyError")


def test_a_server_that_is_down_is_asked_three_times_and_left_alone_until_later(
    letter: Callable[..., str], time: Time, postman: Postman
) -> None:
    for number in range(10):
        letter(str(number))
    postman.raises = [NotNow("the server does not answer") for _ in range(60)]
    jobs.send_letters()
    assert len(postman.raises) == 57
    assert sum(each.tries for each in deliveries()) == 3
    postman.raises = []
    time.at += 2 * MINUTE
    jobs.send_letters()
    assert len(postman.parcels) == 10


def test_what_comes_too_late_or_to_nobody_is_not_sent(
    letter: Callable[..., str], client: Client, office: Office, time: Time, postman: Postman
) -> None:
    late, gone = letter("late", until=time.at + MINUTE), letter("gone")
    time.at += MINUTE
    post(client(office.admin), "POST", f"/people/{office.boris}/disable")
    jobs.send_letters()
    assert postman.parcels == []
    assert (row(late).state, row(gone).state) == (State.DROPPED, State.DROPPED)


def test_what_is_of_no_use_any_more_is_noted_as_late(letter: Callable[..., str], time: Time, postman: Postman) -> None:
    late = letter("late", until=time.at + MINUTE)
    time.at += MINUTE
    jobs.send_letters()
    assert (row(late).state, postman.parcels) == (State.LATE, [])


@pytest.fixture
def admin(client: Client, office: Office, time: Time, postman: Postman) -> FlaskClient:
    """The administrator, who looks after letters."""
    return client(office.admin)


def test_an_administrator_sees_what_did_not_arrive_and_has_it_sent_again(
    admin: FlaskClient, letter: Callable[..., str], postman: Postman
) -> None:
    this = letter()
    postman.raises = [Refused("no such address", "550 unknown user")]
    jobs.send_letters()
    told = admin.get("/api/v1/deliveries?only=stuck").get_json()
    (seen,) = told["items"]
    assert (seen["person"], seen["failure"]) == ("Борис Лапин", "no such address: 550 unknown user")
    assert told["counts"]["failed"] == 1
    assert post(admin, "POST", f"/deliveries/{this}/retry")["delivery"]["state"] == "due"
    jobs.send_letters()
    assert postman.titles == ["Протокол one"]
    assert admin.get("/api/v1/deliveries?only=stuck").get_json()["items"] == []
    assert post(admin, "POST", f"/deliveries/{this}/retry", expected=409)["type"] == "refused"
    assert post(admin, "POST", f"/deliveries/{this}/drop", expected=409)["type"] == "refused"


def test_what_is_not_to_be_sent_is_not(admin: FlaskClient, letter: Callable[..., str], postman: Postman) -> None:
    this = letter()
    assert post(admin, "POST", f"/deliveries/{this}/drop")["delivery"]["state"] == "dropped"
    jobs.send_letters()
    assert postman.parcels == []


def test_a_letter_to_oneself_shows_whether_letters_leave_the_house(admin: FlaskClient, postman: Postman) -> None:
    made = post(admin, "POST", "/deliveries/trial")["delivery"]
    assert (made["person"], made["state"]) == ("Глеб Носов", "due")
    jobs.send_letters()
    assert postman.titles == ["Пробное письмо"]
    assert admin.get("/api/v1/me/notices").get_json()["notices"] == []


def test_the_list_goes_on_page_by_page(admin: FlaskClient, letter: Callable[..., str], time: Time) -> None:
    made = []
    for number in range(53):
        time.at += timedelta(seconds=number % 2)
        made.append(letter(str(number)))
    first = admin.get("/api/v1/deliveries").get_json()
    assert (len(first["items"]), first["more"]) == (50, True)
    rest = admin.get(f"/api/v1/deliveries?before={first['items'][-1]['id']}").get_json()
    assert rest["more"] is False
    assert sorted(each["id"] for each in first["items"] + rest["items"]) == sorted(made)


def test_what_is_being_sent_can_neither_be_sent_again_nor_dropped(
    admin: FlaskClient, letter: Callable[..., str], time: Time
) -> None:
    this = letter()
    with change() as session:
        outbox.claim(session, this, at=time.at)
    for verb in ("retry", "drop"):
        refused = post(admin, "POST", f"/deliveries/{this}/{verb}", expected=409)
        assert refused["detail"] == "Оно отправляется прямо сейчас."
    time.at += outbox.LEASE
    assert post(admin, "POST", f"/deliveries/{this}/drop")["delivery"]["state"] == "dropped"


def test_a_sender_that_comes_late_ends_nothing_of_anothers(
    letter: Callable[..., str], time: Time, postman: Postman
) -> None:
    this, others = letter(), list[bool]()

    def slow(_parcel: Parcel) -> None:
        time.at += outbox.LEASE
        with change() as session:
            others.append(outbox.claim(session, this, at=time.at))
        raise NotNow("the mail server does not answer")

    sending.use({Channel.MAIL: slow})
    jobs.send_letters()
    assert others == [True]
    assert (row(this).state, row(this).tries, row(this).failure) == (State.SENDING, 2, None)


def test_what_is_of_no_use_soon_is_sent_first(letter: Callable[..., str], time: Time, postman: Postman) -> None:
    letter("без срока")
    letter("позже", until=time.at + DAY)
    letter("сейчас", until=time.at + MINUTE)
    jobs.send_letters()
    assert postman.titles == ["Протокол сейчас", "Протокол позже", "Протокол без срока"]


def test_why_it_failed_is_said_in_the_language_of_who_reads_it(
    admin: FlaskClient, letter: Callable[..., str], postman: Postman
) -> None:
    letter()
    postman.raises = [Refused("The mail server does not take mail for this address", "550 unknown user")]
    jobs.send_letters()
    (seen,) = admin.get("/api/v1/deliveries?only=stuck").get_json()["items"]
    assert seen["failure"] == "Почтовый сервер не принимает писем для этого адреса: 550 unknown user"


def test_old_letters_and_notices_are_deleted_after_a_year_and_lists_are_emptied_before(
    admin: FlaskClient, letter: Callable[..., str], client: Client, office: Office, time: Time, postman: Postman
) -> None:
    sent, stuck = letter("отправлено"), letter("застряло")
    with change() as session:
        outbox.end(outbox.held(session, stuck), State.HELD, at=time.at)
    jobs.send_letters()
    boris = client(office.boris)
    post(boris, "POST", "/me/notices/read")
    time.at += timedelta(days=15)
    jobs.forget_old_notices()
    assert boris.get("/api/v1/me/notices").get_json()["notices"] == []
    assert {each.id for each in deliveries()} == {sent, stuck}
    time.at += timedelta(days=366)
    jobs.forget_old_notices()
    # What waits for somebody's word is not swept away.
    assert [each.id for each in deliveries()] == [stuck]


def test_after_a_restore_what_could_be_told_before_waits_for_a_word(
    office: Office, time: Time, postman: Postman
) -> None:
    with change() as session:
        session.get_one(Installation, 1).restored_at = time.at
    for name, since in (("before", time.at - MINUTE), ("after", time.at + MINUTE)):
        with change() as session:
            occasion = Occasion(MINUTES, name, since=since)
            commands.tell(session, occasion, [office.boris], lambda _speech: Words("Протокол"), at=time.at + MINUTE)
    states = {each.occurrence: each.state for each in deliveries()}
    assert states == {"before": State.HELD, "after": State.DUE}
