"""What stands in an address belongs together, and what stands in a body is the asker's to name; else nothing is done and nothing told."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from board.live.change import change
from board.meetings import apart, commands
from board.meetings.inputs import PutApart
from board.projects.lifecycle import State
from board.projects.models import LeanProject
from tests.access.house import everything
from tests.live import meeting_cases, project_makers
from tests.makers import NOON, Office, make_task, who
from tests.web.call import API, filled
from tests.web.every_command import CALLS, all_known

Client = Callable[[str], FlaskClient]
SECRET = "Жалоба на соседа, тайна"
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def foreign(client: Client, office: Office) -> dict[str, str]:
    """Things of the archive's board, of which nobody in the land unit may know."""
    vera = client(office.vera)
    task = vera.post(f"{API}/boards/{office.other_board}/tasks", json={"title": SECRET}).get_json()["task"]["id"]
    made = {
        part: vera.post(f"{API}/tasks/{task}/{part}", json={"text": SECRET}).get_json()
        for part in ("comments", "checklist")
    }
    return {
        "task_id": task,
        "column_id": office.other_columns["planned"],
        "added_column_id": office.other_columns["review"],
        "comment_id": made["comments"]["comment"]["id"],
        "item_id": made["checklist"]["item"]["id"],
        "apart_id": going_on(office, {"board_id": office.other_board, "unit_id": office.archive})[1],
        **project_of(office, office.archive, title=SECRET),
    }


def project_of(office: Office, unit_id: str, **more: Any) -> dict[str, str]:
    """A project of a unit, its action, a document of it, and a letter that waits for its answer."""
    with change() as session:
        made: LeanProject = project_makers.project_in(session, office, State.IMPLEMENTATION, unit_id=unit_id, **more)
        return {
            "project_id": made.id,
            "action_id": project_makers.action_of(session, made).id,
            "file_id": project_makers.file_of(session, made).id,
            "agreement_id": project_makers.letter_of(session, made).id,
        }


def going_on(office: Office, where: dict[str, str]) -> tuple[str, str]:
    """A meeting that goes on on some board, and what is to be talked through after it."""
    with change() as session:
        made = meeting_cases.meeting_ahead(session, office, **where)
        by: dict[str, Any] = {"by": who(session, office.admin), "at": NOON}
        commands.start_meeting(session, made, **by)
        apart.put_apart(session, made, PutApart(text=SECRET if where else "Межевание"), **by)
        return made.id, (made.apart or [])[0]["id"]


def test_a_foreign_thing_in_an_address_of_ones_own_is_not_there(
    client: Client, office: Office, foreign: dict[str, str]
) -> None:
    anna, task = client(office.anna), make_task(office)
    own = {"board_id": office.board, "task_id": task, "column_id": office.columns["planned"]}
    own["meeting_id"] = going_on(office, {})[0]
    own["project_id"] = project_of(office, office.land)["project_id"]
    mixed = [call for call in CALLS if call.rule.count("<") == 2 and not call.rule.startswith(("/terms", "/kpis"))]
    assert len(mixed) > 14
    before = everything()
    for call in mixed:
        last = call.rule[call.rule.rindex("<") + 1 : call.rule.rindex(">")]
        body = filled(call.body, {**own, "added_column_id": own["column_id"], "person_id": office.boris})
        instead = {name: foreign[last] if part == last else own[part] for part, name in call.instead.items()}
        path = call.path({**own, last: foreign[last], **instead})
        refused = anna.open(path, method=call.method, json=body or None)
        assert refused.status_code == 404, (call.name, refused.get_data(as_text=True))
        assert SECRET not in refused.get_data(as_text=True)
    document = anna.get(f"/projects/{own['project_id']}/files/{foreign['file_id']}")
    assert document.status_code == 404
    assert everything() == before


def test_a_foreign_thing_in_a_body_is_refused_and_not_told_of(
    client: Client, office: Office, foreign: dict[str, str]
) -> None:
    anna, task = client(office.anna), make_task(office, column_id=office.columns["planned"])
    board = f"{API}/boards/{office.board}"
    asked: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", f"{board}/tasks", {"title": "x", "assignee_id": office.vera}),
        ("POST", f"{board}/tasks", {"title": "x", "column_id": foreign["column_id"]}),
        ("POST", f"{board}/tasks", {"title": "x", "labels": [SECRET]}),
        ("PATCH", f"{API}/tasks/{task}", {"assignee_id": office.vera}),
        ("POST", f"{API}/tasks/{task}/move", {"column_id": foreign["column_id"]}),
        ("POST", f"{board}/tasks/move", {"task_ids": [foreign["task_id"]], "column_id": office.columns["review"]}),
        ("POST", f"{board}/tasks/move", {"task_ids": [task], "column_id": foreign["column_id"]}),
        ("POST", f"{board}/tasks/assign", {"task_ids": [foreign["task_id"]], "assignee_id": office.boris}),
        ("POST", f"{board}/tasks/archive", {"task_ids": [task, foreign["task_id"]]}),
        ("POST", f"{board}/columns", {"name": "x", "kind": "review", "before_id": foreign["column_id"]}),
        ("PATCH", f"{board}/columns/{office.columns['planned']}", {"before_id": foreign["column_id"]}),
        (
            "POST",
            f"{board}/columns/{office.columns['approval']}/remove",
            {"tasks_to": foreign["column_id"]},
        ),
        ("POST", f"{API}/boards", {"name": "x", "unit_id": office.archive}),
    ]
    before = everything()
    for method, path, body in asked:
        refused = anna.open(path, method=method, json=body)
        assert refused.status_code in (404, 422), (path, body, refused.get_data(as_text=True))
        assert SECRET not in refused.get_data(as_text=True)
    assert everything() == before


def test_no_answer_has_what_proves_who_somebody_is_or_more_of_people_than_their_reader_may_know(
    client: Client, office: Office
) -> None:
    known = all_known(client(office.admin), office)
    addresses = ("me", "boards", "terms", "directory", "me/tokens", "me/feeds", "me/sign-ins", "commands", "status")
    told: dict[str, set[str]] = {}
    for role in ("anna", "boris", "admin", "coordinator", "controller", "leader"):
        paths = [
            *addresses,
            f"boards/{office.board}",
            f"units/{office.land}/team",
            f"rooms/board:{office.board}/events",
            *("projects", f"projects/{known['led_id']}"),
            *("rooms/projects:all/events", f"rooms/project:{known['led_id']}/events"),
        ]
        for path in paths:
            answer = client(getattr(office, role)).get(f"{API}/{path}")
            told.setdefault(role, set()).update(
                f"{path.partition('/')[0]} {name}" for name in names_in(answer.get_json()) if is_private(name)
            )
    assert told == {**{role: {"me email"} for role in told}, "admin": {"me email", "directory email"}}


def names_in(found: Any) -> set[str]:
    """Every name of a member, however deep."""
    inside = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    own = set(found) if isinstance(found, dict) else set()
    return own.union(*(names_in(each) for each in inside))


def is_private(name: str) -> bool:
    """Whether a member with that name may hold what is not for everybody."""
    return any(word in name for word in ("password", "hash", "token", "secret", "email", "phone"))
