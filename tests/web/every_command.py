"""Every command of the API with a body that names all it takes, in an order in which each succeeds."""

from collections.abc import Callable, Iterator

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from board import clock
from board.live.change import change
from board.people import access, queries
from board.screens import pairing
from board.web.endpoint import Endpoint, endpoint_of
from tests.live import decision_cases, kpi_cases, meeting_cases, notice_cases
from tests.makers import Office
from tests.web.call import API, Call, Names, carry_out
from tests.web.project_calls import PROJECT_CALLS, projects_begun

TASK = {
    "title": "Договор",
    "kind": "service",
    "assignee_id": "{person_id}",
    "due": "2026-11-27",
    "estimate_hours": 4.5,
    "priority": "urgent",
    "labels": ["аренда"],
    "description": "По заявлению",
    "override_reason": "срочно",
}
MOVE = {
    "column_id": "{column_id}",
    "before_id": "{task_id}",
    "after_id": "{task_id}",
    "assignee_id": "{person_id}",
    "waiting_for": "Росреестр",
    "expected_on": "2026-12-04",
    "result": "Готово",
    "comment": "нет подписи",
    "override_reason": "срочно",
}
BLOCK = {"reason": "нет подписи", "category": "documents", "waiting_for": "собственник", "check_on": "2026-11-30"}
PERSON = {
    "name": "Иван Титов",
    "email": "titov@example.org",
    "role": "specialist",
    "unit_id": "{unit_id}",
    "post": "инженер",
}
UNIT = {"name": "Отдел торгов", "short_name": "Торги", "kind": "department", "parent_id": "{unit_id}"}
PLACE = {"kind": "department", "parent_id": None, "is_coordinator": False, "position": 1}
ABSENCE = {"from_day": "2026-12-07", "until_day": "2026-12-11", "kind": "vacation"}
TERM = {"name_ru": "жалоба", "name_en": "complaint", "colour": "pink", "icon": "other", "position": 9, "active": True}
SELF = {"person_id": "admin_id"}
ADDED = {"column_id": "added_column_id"}
WHY = {"override_reason": "срочно"}
VALUE = {"day": "2026-01-05", "value": 90.5, "base": 10.0, "source": "Отчёт МФЦ"}
REVIEW = {
    "comment": "Два отказа",
    "countermeasure": "Второе окно",
    "owner_id": "{person_id}",
    "due": "2026-12-01",
    "next_review": "2026-12-07",
}
DECIDED = {
    "problem": "Стоят три договора",
    "what": "Позвонить в Росреестр",
    "expected": "Ответы на этой неделе",
    "owner_id": "{person_id}",
}
DECISION = {
    **DECIDED,
    "unit_id": "{unit_id}",
    "kind": "info",
    "about": {"kind": "board", "id": "{board_id}"},
    "due": "2030-01-25",
    "check_on": "2030-02-10",
    "board_id": None,
    "ask_unit_id": "{top_id}",
}
WALL = {"name": "Холл", "codes": [kpi_cases.CODE], "slide_seconds": 20, "with_units": True}
EDITED_TASK = {
    **TASK,
    "description_was": "По заявлению",
    "due_reason": "просили",
    "remaining_hours": 1.5,
    "title": "Договор аренды",
}

SHOWN = {"kind": "board", "id": "{board_id}"}
SCREEN = {
    "place": "Холл первого этажа",
    "playlist": [{**SHOWN, "seconds": 60}],
    "calendar": [{**SHOWN, "weekdays": [1, 5], "begins": "09:00", "ends": "09:30"}],
}

CALLS = (
    Call("POST", "/boards", {"name": "Торги", "unit_id": "{unit_id}", "template": "standard", "labels": ["5С"]}),
    Call(
        "PATCH",
        "/boards/<board_id>",
        {"name": "Земля", "labels": ["аренда", "5С"], "hard_limits": False, "hard_entry_rules": False, "closed": False},
    ),
    Call("POST", "/boards/<board_id>/labels/rename", {"label": "5С", "name": "Порядок"}),
    Call(
        "PATCH",
        "/boards/<board_id>/columns/<column_id>",
        {
            "name": "План",
            "short_name": "Пл.",
            "kind": "planned",
            "wip_limit": 9,
            "wip_scope": "column",
            "yellow_after": 2,
            "red_after": 4,
            "before_id": None,
        },
    ),
    Call(
        "POST",
        "/boards/<board_id>/columns",
        {"name": "Ждём суд", "short_name": "Суд", "kind": "approval", "before_id": "{column_id}"},
        {"added_column_id": "column.id"},
    ),
    Call("POST", "/boards/<board_id>/columns/<column_id>/remove", {"tasks_to": "{column_id}"}, instead=ADDED),
    Call("POST", "/boards/<board_id>/tasks", {**TASK, "column_id": "{column_id}"}, {"task_id": "task.id"}),
    Call("PATCH", "/tasks/<task_id>", EDITED_TASK, {"command_id": "command_id"}),
    Call("POST", "/commands/<command_id>/undo"),
    Call("POST", "/tasks/<task_id>/move", MOVE),
    Call("POST", "/tasks/<task_id>/block", BLOCK),
    Call("POST", "/tasks/<task_id>/unblock", {"note": "подписали"}),
    Call("POST", "/tasks/<task_id>/comments", {"text": "Позвонил"}, {"comment_id": "comment.id"}),
    Call("PATCH", "/tasks/<task_id>/comments/<comment_id>", {"text": "Позвонил и написал"}),
    Call("DELETE", "/tasks/<task_id>/comments/<comment_id>"),
    Call("POST", "/tasks/<task_id>/checklist", {"text": "Заявление"}, {"item_id": "item.id"}),
    Call("PATCH", "/tasks/<task_id>/checklist/<item_id>", {"text": "Заявление и пакет"}),
    Call("POST", "/tasks/<task_id>/checklist/<item_id>/tick"),
    Call("POST", "/tasks/<task_id>/checklist/<item_id>/untick"),
    Call("POST", "/tasks/<task_id>/checklist/<item_id>/move", {"before_id": None}),
    Call("DELETE", "/tasks/<task_id>/checklist/<item_id>"),
    Call("POST", "/tasks/<task_id>/archive", {"reason": "отозвали"}),
    Call("POST", "/tasks/<task_id>/restore"),
    Call("POST", "/boards/<board_id>/tasks/move", {"task_ids": ["{task_id}"], "column_id": "{column_id}", **WHY}),
    Call("POST", "/boards/<board_id>/tasks/assign", {"task_ids": ["{task_id}"], "assignee_id": "{person_id}", **WHY}),
    Call("POST", "/boards/<board_id>/tasks/archive", {"task_ids": ["{task_id}"], "reason": "не нужно"}),
    Call("PUT", "/terms/<list_name>/<code>", TERM),
    Call("POST", "/people/<person_id>/absences", ABSENCE, {"absence_id": "absence.id"}, SELF),
    Call("PATCH", "/absences/<absence_id>", {**ABSENCE, "kind": "training"}),
    Call("DELETE", "/absences/<absence_id>"),
    Call("PUT", "/people/<person_id>/schedule", {"hours": [8.0, 8.0, 4.0, 8.0, 8.0, 0.0, 0.0]}, instead=SELF),
    Call("POST", "/me/notices/read", {"ids": ["{notice_id}"]}),
    Call("POST", "/me/notice-choices", {"kind": "minutes", "mail": "morning", "messenger": True}),
    Call("POST", "/me/reader", {"locale": "en", "messenger": "@lapin"}),
    Call("POST", "/deliveries/<delivery_id>/retry"),
    Call("POST", "/deliveries/<delivery_id>/drop"),
    Call("POST", "/deliveries/trial"),
    Call("POST", "/me/tokens", {"name": "Учёт"}, {"token_id": "token.id"}),
    Call("POST", "/me/tokens/<token_id>/revoke"),
    Call("POST", "/me/feeds", {"kind": "board", "board_id": "{board_id}"}, {"feed_id": "feed.id"}),
    Call("POST", "/me/feeds/<feed_id>/revoke"),
    Call("POST", "/me/sign-ins/<sign_in_id>/end"),
    Call("POST", "/units", {**UNIT, "is_coordinator": False, "position": 3}, {"empty_id": "unit.id"}),
    Call("POST", "/units/<unit_id>/close", instead={"unit_id": "empty_id"}),
    Call("POST", "/units/<unit_id>/reopen", instead={"unit_id": "empty_id"}),
    Call("PATCH", "/units/<unit_id>", {"name": "Отдел земли", "short_name": "Земля", **PLACE}),
    Call("POST", "/people", PERSON, {"new_id": "person.id"}),
    Call("PATCH", "/people/<person_id>", {**PERSON, "email": "lapin@example.org", "successor_id": None}),
    Call("POST", "/people/<person_id>/disable", {"successor_id": None}),
    Call("POST", "/people/<person_id>/enable"),
    Call("POST", "/people/<person_id>/link"),
    Call(
        "POST",
        "/units/<unit_id>/deputies",
        {"person_id": "{person_id}", "from_day": "2026-11-23", "until_day": "2026-12-31"},
        {"deputy_id": "deputy.id"},
    ),
    Call("POST", "/deputies/<deputy_id>/end", {"until_day": "2026-11-30"}),
    Call("PUT", "/calendar/<day>", {"is_working": False, "reason": "День округа"}),
    Call("DELETE", "/calendar/<day>"),
    Call("PATCH", "/kpis/<kpi_code>", {"owner_id": "{person_id}"}),
    Call("PUT", "/kpis/<kpi_code>/targets/<year>", {"value": 100.0, "green": 99.0, "yellow": 95.0}),
    Call("POST", "/kpis/<kpi_code>/targets/<year>/return", {"reason": "много"}),
    Call("POST", "/kpis/<kpi_code>/targets/<year>/approve"),
    Call("POST", "/kpis/<kpi_code>/values", {**VALUE, "review": REVIEW}),
    Call("POST", "/kpis/<kpi_code>/reviews", {"first_day": "2026-01-01", **REVIEW}),
    Call("POST", "/kpis/values", {"values": [{**VALUE, "code": "{kpi_code}", "review": REVIEW}]}),
    Call("POST", "/kpis/<kpi_code>/notes", {"day": "2026-01-05", "text": "Второе окно"}, {"note_id": "kpi.notes.0.id"}),
    Call("DELETE", "/kpis/<kpi_code>/notes/<note_id>"),
    Call("POST", "/decisions", DECISION, {"decision_id": "decision.id"}),
    Call(
        "PATCH",
        "/decisions/<decision_id>",
        {**DECIDED, "due": "2030-02-01", "due_reason": "просили", "check_on": "2030-03-01"},
    ),
    Call("POST", "/decisions/<decision_id>/ask", {"unit_id": "{top_id}", "question": "Поторопить?"}),
    Call("POST", "/decisions/<decision_id>/answer", {"answer": "Позвоню"}),
    Call("POST", "/decisions/<decision_id>/finish", instead={"decision_id": "spare_decision_id"}),
    Call(
        "POST", "/decisions/<decision_id>/judge", {"verdict": "early", "note": "ждём почту", "check_on": "2030-03-08"}
    ),
    Call("POST", "/decisions/<decision_id>/drop", {"reason": "Уже не нужно"}),
    Call(
        "PUT",
        "/boards/<board_id>/meeting-schedule",
        {"weekday": 3, "time": "09:00", "place": "Кабинет 12", "facilitators": ["{person_id}"]},
    ),
    Call(
        "PATCH",
        "/meetings/<meeting_id>",
        {"day": "{meeting_day}", "time": "10:30", "place": "Зал", "facilitator_id": "{person_id}"},
        instead={"meeting_id": "spare_meeting_id"},
    ),
    Call(
        "POST", "/meetings/<meeting_id>/cancel", {"reason": "Все на выезде"}, instead={"meeting_id": "spare_meeting_id"}
    ),
    Call("POST", "/meetings/<meeting_id>/start"),
    Call("POST", "/meetings/<meeting_id>/attend", {"person_ids": ["{person_id}"], "present": True}),
    Call("POST", "/meetings/<meeting_id>/step", {"block": 3}),
    Call("POST", "/meetings/<meeting_id>/extend", {"minutes": 2}),
    Call("POST", "/meetings/<meeting_id>/point", {"kind": "person", "id": "{person_id}"}),
    Call("POST", "/meetings/<meeting_id>/decisions", DECISION),
    Call(
        "POST",
        "/meetings/<meeting_id>/apart",
        {"text": "Межевание", "task_id": "{task_id}", "person_ids": ["{person_id}"], "day": "2099-12-31"},
        {"apart_id": "meeting.apart.0.id"},
    ),
    Call("POST", "/meetings/<meeting_id>/apart/<apart_id>/drop"),
    Call("POST", "/meetings/<meeting_id>/rate", {"rating": 4}),
    Call("POST", "/meetings/<meeting_id>/finish"),
    Call("POST", "/meetings/<meeting_id>/confirm"),
    Call("DELETE", "/boards/<board_id>/meeting-schedule"),
    Call("POST", "/walls", WALL, {"wall_id": "wall.id"}),
    Call("PUT", "/walls/<wall_id>", WALL),
    Call("DELETE", "/walls/<wall_id>", instead={"wall_id": "spare_wall_id"}),
    Call("POST", "/screens", {**SCREEN, "code": "{pairing_code}"}, {"screen_id": "screen.id"}),
    Call("PUT", "/screens/<screen_id>", SCREEN),
    Call("POST", "/screens/<screen_id>/show", {**SHOWN, "minutes": 30}),
    Call("POST", "/screens/<screen_id>/go-on"),
    Call("POST", "/screens/<screen_id>/identify"),
    Call("POST", "/screens/<screen_id>/reload"),
    Call("POST", "/screens/<screen_id>/end-alarm"),
    Call("POST", "/screens/<screen_id>/send-away"),
    *PROJECT_CALLS,
)


def commands_of(app: Flask) -> dict[str, Endpoint]:
    """Every command that the application has, by the name that its `Call` must have."""
    found = {}
    for rule in app.url_map.iter_rules():
        endpoint = endpoint_of(app.view_functions[rule.endpoint])
        if endpoint and endpoint.command:
            (method,) = (rule.methods or set()) - {"HEAD", "OPTIONS"}
            found[f"{method} {rule.rule.removeprefix(API)}"] = endpoint
    return found


def known_of(office: Office) -> Names:
    """What stands for what before the first call."""
    return {
        "board_id": office.board,
        "column_id": office.columns["planned"],
        "unit_id": office.land,
        "person_id": office.boris,
        "day": "2026-12-31",
        "admin_id": office.admin,
        "top_id": office.top,
        "list_name": "kind",
        "code": "complaint",
        "sign_in_id": _sign_in(office),
        "kpi_code": _kpi(office),
        "spare_wall_id": kpi_cases.WALL,
        "spare_decision_id": _decision(office),
        "meeting_id": meeting_ahead(office)["spare_meeting_id"],
        **meeting_ahead(office),
        **_told(office),
        "year": "2026",
        "pairing_code": pairing_code(),
        **projects_begun(office),
    }


def pairing_code() -> str:
    """A code that a device shows now."""
    with change() as session:
        return pairing.begin_pairing(session, address="10.0.0.7", agent="TV", at=clock.now())[0].code


def _kpi(office: Office) -> str:
    with change() as session:
        kpi_cases.catalogue(session, office, {})
    return kpi_cases.CODE


def _decision(office: Office) -> str:
    with change() as session:
        return decision_cases.make(session, office, on_board=False).id


def meeting_ahead(office: Office) -> Names:
    """A meeting that can be moved, with a day of its week."""
    with change() as session:
        made = meeting_cases.meeting_ahead(session, office)
        return {"spare_meeting_id": made.id, "meeting_day": made.week.isoformat()}


def _told(office: Office) -> Names:
    with change() as session:
        notice, delivery = notice_cases.tell(session, office.admin), notice_cases.not_delivered(session, office.admin)
        return {"notice_id": notice.id, "delivery_id": delivery.id}


def _sign_in(office: Office) -> str:
    with change() as session:
        secret = access.begin_sitting(session, queries.person(session, office.admin), at=clock.now())
    return access.secret_hash(secret)


def everything(http: FlaskClient, office: Office) -> Iterator[tuple[Call, TestResponse]]:
    """Carry out every command, one after the other, on one office."""
    known = known_of(office)
    for call in CALLS:
        yield call, carry_out(http, call, known)


def all_known(http: FlaskClient, office: Office, until: Callable[[Call], bool] = lambda _call: False) -> Names:
    """What is known after every command before the one that `until` names."""
    known = known_of(office)
    for call in CALLS:
        if until(call):
            break
        assert carry_out(http, call, known).status_code < 300, call.name
    return known
