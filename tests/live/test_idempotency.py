"""The same command asked again: one effect and the first answer."""

import json
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient

from board import clock
from board.live.jobs import forget_old_commands
from tests.makers import Office, make_task, token_of
from tests.servers import Server

API = "/api/v1"
Client = Callable[[str], FlaskClient]


@pytest.fixture
def boris(client: Client, office: Office) -> FlaskClient:
    """Борис, who works in the land unit."""
    return client(office.boris)


def keyed(key: str) -> dict[str, str]:
    """The header that makes a command the same."""
    return {"Idempotency-Key": key}


def tasks(boris: FlaskClient, office: Office) -> list[dict[str, Any]]:
    """What stands on the land board."""
    found: list[dict[str, Any]] = boris.get(f"{API}/boards/{office.board}").get_json()["tasks"]
    return found


def test_the_same_command_is_answered_the_same_and_done_once(boris: FlaskClient, office: Office) -> None:
    path, key = f"{API}/boards/{office.board}/tasks", str(uuid4())
    first = boris.post(path, json={"title": "Письмо"}, headers=keyed(key))
    again = boris.post(path, json={"title": "Письмо"}, headers=keyed(key))
    assert (again.status_code, again.get_data()) == (first.status_code, first.get_data()) == (201, first.get_data())
    assert first.get_json()["command_id"] == key
    assert len(tasks(boris, office)) == 1


def test_the_first_answer_stays_although_the_task_has_changed_since(boris: FlaskClient, office: Office) -> None:
    path, key = f"{API}/tasks/{make_task(office)}", str(uuid4())
    first = boris.patch(path, json={"title": "раз"}, headers=keyed(key)).get_json()
    boris.patch(path, json={"title": "два"})
    assert boris.patch(path, json={"title": "раз"}, headers=keyed(key)).get_json() == first
    assert tasks(boris, office)[0]["title"] == "два"


def test_one_key_written_in_another_way_is_the_same_key(boris: FlaskClient, office: Office) -> None:
    path, key = f"{API}/boards/{office.board}/tasks", uuid4()
    for written in (str(key), str(key).upper(), key.hex, f"{{{key}}}"):
        assert boris.post(path, json={"title": "Письмо"}, headers=keyed(written)).get_json()["command_id"] == str(key)
    assert len(tasks(boris, office)) == 1


def test_a_key_that_was_used_for_something_else_is_refused(boris: FlaskClient, office: Office) -> None:
    path, key = f"{API}/boards/{office.board}/tasks", str(uuid4())
    task = boris.post(path, json={"title": "Письмо"}, headers=keyed(key)).get_json()["task"]["id"]
    others = (
        boris.post(path, json={"title": "Другое"}, headers=keyed(key)),
        boris.post(path, json={"title": "Письмо", "priority": "normal"}, headers=keyed(key)),
        boris.post(f"{API}/tasks/{task}/archive", headers=keyed(key)),
        boris.patch(f"{API}/tasks/{task}", json={"title": "Письмо"}, headers=keyed(key)),
    )
    for answer in others:
        assert (answer.status_code, answer.get_json()["type"]) == (422, "idempotency-mismatch")
    assert [each["title"] for each in tasks(boris, office)] == ["Письмо"]


def test_a_key_of_another_person_is_not_known(boris: FlaskClient, client: Client, office: Office) -> None:
    path, key = f"{API}/boards/{office.board}/tasks", str(uuid4())
    boris.post(path, json={"title": "Письмо"}, headers=keyed(key))
    for other in (office.anna, office.vera):
        answer = client(other).post(path, json={"title": "Письмо"}, headers=keyed(key))
        assert (answer.status_code, answer.get_json()["type"]) == (404, "not-found")
    assert len(tasks(boris, office)) == 1


def test_what_was_refused_may_be_tried_again_with_its_key(boris: FlaskClient, client: Client, office: Office) -> None:
    planned, task, key = office.columns["planned"], make_task(office), str(uuid4())
    make_task(office, column_id=planned)
    limit = f"{API}/boards/{office.board}/columns/{planned}"
    client(office.anna).patch(limit, json={"wip_limit": 1})
    move = f"{API}/tasks/{task}/move"
    assert boris.post(move, json={"column_id": planned}, headers=keyed(key)).status_code == 409
    client(office.anna).patch(limit, json={"wip_limit": 2})
    assert boris.post(move, json={"column_id": planned}, headers=keyed(key)).status_code == 200
    assert boris.post(move, json={"column_id": planned}, headers=keyed(key)).status_code == 200


def test_asked_five_times_at_once_it_is_done_once_and_answered_five_times(client: Client, office: Office) -> None:
    path, key, askers = f"{API}/boards/{office.board}/tasks", str(uuid4()), [client(office.boris) for _ in range(5)]

    def ask(boris: FlaskClient) -> tuple[int, bytes]:
        answer = boris.post(path, json={"title": "Письмо"}, headers=keyed(key))
        return answer.status_code, answer.get_data()

    with ThreadPoolExecutor(5) as pool:
        answers = set(pool.map(ask, askers))
    assert len(answers) == 1
    assert {status for status, _ in answers} == {201}
    assert len(tasks(askers[0], office)) == 1


def test_without_a_key_every_command_is_one_of_its_own(boris: FlaskClient, office: Office) -> None:
    path = f"{API}/boards/{office.board}/tasks"
    ids = [boris.post(path, json={"title": "Письмо"}).get_json()["command_id"] for _ in range(2)]
    assert len({UUID(each) for each in ids}) == 2
    assert len(tasks(boris, office)) == 2


def test_what_happened_names_the_command(boris: FlaskClient, office: Office) -> None:
    key = str(uuid4())
    boris.post(f"{API}/boards/{office.board}/tasks", json={"title": "Письмо"}, headers=keyed(key))
    told = boris.get(f"{API}/rooms/board:{office.board}/events").get_json()["events"]
    assert [event["command_id"] for event in told] == [None, key]


def test_answers_are_kept_for_a_week_at_least(
    boris: FlaskClient, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, key, now = f"{API}/boards/{office.board}/tasks", str(uuid4()), clock.now()
    first = boris.post(path, json={"title": "Письмо"}, headers=keyed(key)).get_data()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=7, hours=1))
    forget_old_commands()
    assert boris.post(path, json={"title": "Письмо"}, headers=keyed(key)).get_data() == first
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=31))
    forget_old_commands()
    assert boris.post(path, json={"title": "Письмо"}, headers=keyed(key)).get_data() != first
    assert len(boris.get(f"{API}/rooms/board:{office.board}/events").get_json()["events"]) == 3


def post_to(server: Server, path: str, token: str, key: str) -> tuple[int, bytes]:
    """A command over the wire."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Idempotency-Key": key}
    body = json.dumps({"title": "Письмо"}).encode()
    with urllib.request.urlopen(urllib.request.Request(server.url + path, body, headers), timeout=20) as answer:
        return answer.status, answer.read()


def test_a_server_that_was_killed_and_started_again_still_knows_the_answer(
    database_url: str, office: Office, boris: FlaskClient, tmp_path: Path
) -> None:
    path, token, key = f"{API}/boards/{office.board}/tasks", token_of(office.boris), str(uuid4())
    with Server(database_url, tmp_path) as server:
        first = post_to(server, path, token, key)
        server.kill()
        server.start()
        assert post_to(server, path, token, key) == first
    assert len(tasks(boris, office)) == 1
