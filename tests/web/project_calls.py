"""Every command of lean projects, in an order in which each succeeds, and the projects with which some of them begin."""

from datetime import date, timedelta
from typing import Any

from flask import Flask

from board import clock
from board.decree import commands as decree
from board.live.change import change
from board.people import proving
from board.people.viewers import Terms
from board.projects import queries, wishing
from board.projects.lifecycle import State
from board.projects.schedule import default_plan
from tests.conftest import KEY
from tests.live.project_makers import action_of, project_in
from tests.makers import NOON, Office
from tests.projects import life
from tests.web.call import Call, Names

_ONE = "/projects/<project_id>"
_ACTION = f"{_ONE}/actions/<action_id>"
_SECTOR = "education"
_BEGUN: dict[str, tuple[State, dict[str, Any]]] = {
    "idea_id": (State.IDEA, {}),
    "review_id": (State.PASSPORT_REVIEW, {"kind": "pilot"}),
    "defence_id": (State.DEFENCE, {}),
    "other_defence_id": (State.DEFENCE, {}),
    "led_id": (State.IMPLEMENTATION, {}),
    "asked_id": (State.IMPLEMENTATION, {}),
    "monitored_id": (State.RESULT_MONITORING, {}),
    "closing_id": (State.CLOSING, {"kind": "pilot", "sector": _SECTOR}),
}
WISH = wishing.to_postpone(date(2030, 2, 1), "Ждём архив", by="Борис Лапин", at=NOON)
WHY: dict[str, Any] = {"reason": "Не хватает данных"}
SAID: dict[str, Any] = {"comment": "Протокол № 4"}
ABOUT: dict[str, Any] = {
    "title": "Справки за день",
    "kind": "replication",
    "sector": _SECTOR,
    "tags": [],
    "leader_id": "{person_id}",
    "source_project_id": None,
    "external_source": "Пилот соседнего округа",
}
GOAL: dict[str, Any] = {
    "id": "g1",
    "name": "Время",
    "unit": "дн.",
    "baseline": 12.0,
    "target": 3.0,
    "is_lead_time": True,
}
MEMBER: dict[str, Any] = {"id": "m1", "person_id": "{person_id}", "name": "Пётр Иванов", "duty": "сроки"}
PASSPORT: dict[str, Any] = {
    **ABOUT,
    "portfolio_id": "{portfolio_id}",
    "performed_at_unit_id": "{unit_id}",
    "customer_unit_id": "{unit_id}",
    "customer": "Отдел земли",
    "customer_head_id": "{admin_id}",
    "customer_head": "Глеб Носов",
    "customer_post": "Начальник",
    "process": "Выдача справки",
    "start_event": "заявление принято",
    "end_event": "справка выдана",
    "rationale": ["Справку ждут 12 дней при норме 5"],
    "goals": [GOAL],
    "effects_text": "Житель приходит один раз.",
    "team": [MEMBER, {**MEMBER, "id": "m2", "person_id": None}],
    "was": {"tags": []},
    **WHY,
}
PLAN = [
    {"number": each.number, "plan_start": str(each.plan_start), "plan_end": str(each.plan_end)}
    for each in default_plan(date(2030, 1, 14))
]
ROW: dict[str, Any] = {
    "id": "r1", "name": "Время", "was": "12 дней", "became": "3 дня", "was_photo": None, "became_photo": None,
    "is_significant": True,
}  # fmt: skip
RESULTS: dict[str, Any] = {
    "facts": {life.GOAL: 3.5}, "results": [ROW], "results_was": None, "labour_before": 60.0, "labour_after": 20.0, "cases": 300.0,
    "money": 12.5, "money_basis": "бумага",
}  # fmt: skip
ACTION: dict[str, Any] = {
    "text": "Повесить табло", "problem": "Не видно очереди", "owner_id": "{person_id}", "due": "2030-01-25",
}  # fmt: skip


def _of(known: str, method: str, rule: str, body: dict[str, Any] | None = None, **more: Any) -> Call:
    return Call(method, rule, body or {}, instead={"project_id": known}, **more)


PROJECT_CALLS = (
    Call("POST", "/portfolios", {"name": "Поликлиника", "closed": False}, {"portfolio_id": "portfolio.id"}),
    Call("PUT", "/portfolios/<portfolio_id>", {"name": "Поликлиника № 2", "closed": False}),
    Call("POST", "/projects", {"unit_id": "{unit_id}", **ABOUT}, {"project_id": "project.id"}),
    Call("PATCH", _ONE, PASSPORT),
    Call("POST", f"{_ONE}/start-passport"),
    Call("PUT", f"{_ONE}/plan", {"stages": PLAN, **WHY}),
    Call("POST", f"{_ONE}/shift", {"days": 5, "since": 2, **WHY}),
    Call("POST", f"{_ONE}/submit"),
    Call("POST", f"{_ONE}/seen"),
    Call("POST", f"{_ONE}/return", {**WHY, "remarks": [{"field": "goals", "text": "Назовите срок"}]}),
    Call("POST", f"{_ONE}/cancel", WHY),
    _of("idea_id", "POST", f"{_ONE}/reject", WHY),
    _of(
        "review_id",
        "POST",
        f"{_ONE}/agreements",
        {"sent_on": "2025-01-09", "letter": "12-исх"},
        makes={"agreement_id": "project.agreements.0.id"},
    ),
    _of(
        "review_id",
        "POST",
        f"{_ONE}/agreements/<agreement_id>/answer",
        {"answered_on": "2025-01-16", "agreed": True, "letter": "7-вх", "remarks": "Без замечаний"},
    ),
    _of("review_id", "POST", f"{_ONE}/approve", {"proof": "{proof}", "signed_on": None}),
    _of("review_id", "POST", f"{_ONE}/suspend", {**WHY, "resume_on": "{resume_on}"}),
    _of("review_id", "POST", f"{_ONE}/resume", SAID),
    _of("review_id", "POST", f"{_ONE}/complete-stage", SAID),
    _of("defence_id", "POST", f"{_ONE}/send-back", WHY),
    _of("other_defence_id", "POST", f"{_ONE}/accept", SAID),
    _of("monitored_id", "POST", f"{_ONE}/rework", WHY),
    _of("led_id", "PUT", f"{_ONE}/results", RESULTS),
    _of(
        "led_id",
        "POST",
        f"{_ONE}/files",
        {"name": "протокол.pdf", "role": "protocol", "note": "подписан"},
        makes={"file_id": "file_id"},
        content=life.PDF,
    ),
    _of("led_id", "DELETE", f"{_ONE}/files/<file_id>"),
    _of(
        "led_id",
        "POST",
        f"{_ONE}/actions",
        {**ACTION, "owner_id": None},
        makes={"action_id": "project.action_list.1.id"},
    ),
    _of("led_id", "POST", f"{_ACTION}/report", {"evidence": "фото в папке"}),
    _of("led_id", "POST", f"{_ACTION}/confirm"),
    _of("led_id", "POST", f"{_ACTION}/return", WHY),
    _of("led_id", "PATCH", _ACTION, {**ACTION, "due": "2030-02-01", **WHY}),
    _of("led_id", "POST", f"{_ACTION}/cancel", WHY),
    Call(
        "POST",
        f"{_ACTION}/wish",
        {"agreed": True, **SAID},
        instead={"project_id": "asked_id", "action_id": "asked_action_id"},
    ),
    _of("closing_id", "POST", f"{_ONE}/close", SAID),
    _of(
        "closing_id",
        "POST",
        f"{_ONE}/replicate",
        {"unit_id": "{unit_id}", "title": "Справки", "leader_id": "{person_id}"},
    ),
    _of("closing_id", "POST", f"{_ONE}/checks", {"values": {life.GOAL: 8.0}, "note": "держится"}),
)


def projects_begun(office: Office) -> Names:
    """Projects that stand where some commands begin, all the administrator's own, and a proof of theirs."""
    own = {"customer_head_id": office.admin, "leader_id": office.admin, "title": ABOUT["title"]}
    with change() as session:
        row = {"code": _SECTOR, "kind": "data", "label": "Образование"}
        decree.lay_down(session, "sector", _SECTOR, 1, row, by=None, at=NOON)
        begun = {name: project_in(session, office, state, **own, **more).id for name, (state, more) in _BEGUN.items()}
        asked = action_of(session, queries.project(session, begun["asked_id"]), wish=WISH)
        begun["asked_action_id"] = asked.id
    return {**begun, "proof": proof_of(office.admin), "resume_on": str(clock.today(Terms.zone) + timedelta(30))}


def proof_of(person_id: str) -> str:
    """What shows for five minutes that somebody has entered their password."""
    signer = Flask("tests")
    signer.secret_key = KEY
    with signer.app_context():
        return str(proving._signer().dumps(person_id))
