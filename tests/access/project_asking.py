"""How the addresses of lean projects are asked: each project is where its step can be taken, and nobody's in a column.

Who leads it, has ordered it and does its action are people that the matrix does not name; `@self` is the asker,
`@outside` a customer who is no unit of the administration, `@early` before the passport was approved.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Protocol

from sqlmodel import Session

from board import clock, database
from board.live.change import change
from board.people import proving
from board.people import queries as people
from board.people.models import Person, Unit
from board.people.viewers import Terms
from board.projects import queries
from board.projects.lifecycle import State
from board.projects.models import ActionState, FileRole, LeanProject
from tests.access.house import PASSWORD, House, give_password
from tests.access.matrix import Row
from tests.live import project_makers as makers
from tests.makers import make_person
from tests.projects import life
from tests.web.project_calls import WISH

_API, _ONE = "/api/v1/projects", "/api/v1/projects/<project_id>"
_ACTION = f"{_ONE}/actions/<action_id>"
_WHY: dict[str, Any] = {"reason": "Не хватает данных"}
_SAID: dict[str, Any] = {"comment": "Протокол № 4"}
_SENT, _ANSWERED = date(2025, 1, 9), date(2025, 1, 16)
_PILOT = {"kind": "pilot", "sector": None}
_STATES = {
    "seen": State.MAPPING_CURRENT, "results": State.IMPLEMENTATION, "replicate": State.SUSTAINED,
    "start-passport": State.IDEA, "reject": State.IDEA, "return": State.PASSPORT_REVIEW,
    "approve": State.PASSPORT_REVIEW, "agreements": State.PASSPORT_REVIEW, "answer": State.PASSPORT_REVIEW,
    "complete-stage": State.MAPPING_CURRENT, "accept": State.DEFENCE, "send-back": State.DEFENCE,
    "rework": State.RESULT_MONITORING, "close": State.CLOSING, "checks": State.STABILITY_MONITORING,
    "suspend": State.MAPPING_CURRENT, "resume": State.SUSPENDED, "cancel": State.MAPPING_CURRENT,
}  # fmt: skip
"""Where a project stands by the last word of the address; else its passport is being written."""


class Asks(Protocol):
    """Somebody who asks for a row of the matrix."""

    house: House
    row: Row
    who: str


def _project(asking: Asks) -> str:
    house, verb, variant = asking.house, asking.row.what[1].rpartition("/")[2], asking.row.variant
    with change() as session:
        leads, orders = (_somebody(session, asking, variant == "self") for _ in range(2))
        state = State.PASSPORT_DRAFT if variant == "early" else _STATES.get(verb, State.PASSPORT_DRAFT)
        if "<action_id>" in asking.row.what[1]:
            state = State.IMPLEMENTATION
        more: dict[str, Any] = _PILOT if verb in ("replicate", "agreements", "answer") else {}
        if variant == "outside":
            more = {"customer_unit_id": None, "customer_head_id": None, "customer": "ООО «Заря»"}
        made = makers.project_in(
            session,
            house.office,
            state,
            leader_id=leads.id,
            author_id=leads.id,
            **{"customer_head_id": orders.id, **more},
        )
        made.passport = {**made.passport, "team": [{"id": "m1", "person_id": None, "name": "Пётр", "duty": "сроки"}]}
        if variant == "outside":
            makers.file_of(session, made, FileRole.APPROVAL)
        house.project = made.id
        return made.id


def _somebody(session: Session, asking: Asks, is_asker: bool) -> Person:
    if is_asker:
        return people.person(session, asking.house.person(asking.who))
    if not asking.house.nobody:
        unit = session.get_one(Unit, asking.house.office.land)
        asking.house.nobody = make_person(session, "Лев Яров", "specialist", unit).id
    return people.person(session, asking.house.nobody)


def _made(session: Session, asking: Asks) -> LeanProject:
    """The project that stands before it in the address."""
    return queries.project(session, asking.house.project)


def _action(asking: Asks) -> str:
    """Reported, where that is accepted or sent back."""
    is_reported = asking.row.what[1].endswith(("/confirm", "/return"))
    state = ActionState.REPORTED if is_reported else ActionState.PLANNED
    with change() as session:
        owner = _somebody(session, asking, asking.row.variant == "self")
        wish = WISH if asking.row.what[1].endswith("/wish") else None
        return makers.action_of(session, _made(session, asking), state=state, owner_id=owner.id, wish=wish).id


def _letter(asking: Asks) -> str:
    with change() as session:
        made = makers.letter_of(session, _made(session, asking))
        made.sent_on = _SENT
        return made.id


def _file(asking: Asks) -> str:
    with database.reading() as session:
        return makers.file_of(session, _made(session, asking)).id


def _portfolio(asking: Asks) -> str:
    with change() as session:
        return makers.portfolio(session, _name(asking)).id


def _name(_asking: Asks) -> str:
    return f"Портфель {clock.now().timestamp()}"


def _proof(asking: Asks) -> str:
    """Of the asker, so that it is their rights that decide."""
    with asking.house.app.app_context():
        return str(proving._signer().dumps(asking.house.person(asking.who)))


def _password(asking: Asks) -> dict[str, str]:
    give_password(asking.house.person(asking.who))
    return {"password": PASSWORD}


def _ahead(days: int) -> str:
    return (clock.today(Terms.zone) + timedelta(days)).isoformat()


def _approval(asking: Asks) -> dict[str, str]:
    return {"proof": _proof(asking), **({"signed_on": _ahead(0)} if asking.row.variant == "outside" else {})}


PROJECT_PLACES: dict[str, Callable[[Any], str]] = {
    "<project_id>": _project,
    "<action_id>": _action,
    "<agreement_id>": _letter,
    "<file_id>": _file,
    "<portfolio_id>": _portfolio,
}
PROJECT_QUERIES = {
    f"{_API}/default-plan": {"agreed": "2026-11-27"},
    f"{_ONE}/files": {"name": "протокол", "role": "protocol"},
}
UPLOADS: dict[tuple[str, ...], bytes] = {("POST", f"{_ONE}/files"): life.PDF}
"""What is sent as it is."""
OF_THE_ASKER = {("POST", f"{_ONE}/approve"), ("POST", "/api/v1/me/proof")}
"""Where the body is another one for everybody who asks."""
PROJECT_BODIES: dict[tuple[str, ...], Callable[[Any], dict[str, Any]]] = {
    ("POST", "/api/v1/me/proof"): _password,
    ("POST", "/api/v1/portfolios"): lambda asking: {"name": _name(asking)},
    ("PUT", "/api/v1/portfolios/<portfolio_id>"): lambda asking: {"name": _name(asking), "closed": True},
    ("POST", _API): lambda asking: {"unit_id": asking.house.office.land, "title": "Справки за день"},
    ("PATCH", _ONE): lambda asking: {"title": "Справки за день"},
    ("PUT", f"{_ONE}/plan"): lambda asking: {"stages": [{"number": 10, "plan_start": "2027-09-01"}]},
    ("POST", f"{_ONE}/shift"): lambda asking: {"days": 5},
    ("PUT", f"{_ONE}/results"): lambda asking: {"money": 1.5, "money_basis": "бумага"},
    ("POST", f"{_ONE}/replicate"): lambda asking: {"unit_id": asking.house.office.land},
    **{
        ("POST", f"{_ONE}/{verb}"): lambda asking: _WHY
        for verb in ("reject", "return", "send-back", "rework", "cancel")
    },
    **{("POST", f"{_ONE}/{verb}"): lambda asking: _SAID for verb in ("complete-stage", "accept", "close", "resume")},
    ("POST", f"{_ONE}/approve"): _approval,
    ("POST", f"{_ONE}/agreements"): lambda asking: {"sent_on": _SENT.isoformat(), "letter": "12-исх"},
    ("POST", f"{_ONE}/agreements/<agreement_id>/answer"): lambda asking: {
        "answered_on": _ANSWERED.isoformat(),
        "agreed": True,
    },
    ("POST", f"{_ONE}/checks"): lambda asking: {"values": {life.GOAL: 8}, "note": life.EARLY},
    ("POST", f"{_ONE}/suspend"): lambda asking: {**_WHY, "resume_on": _ahead(30)},
    ("POST", f"{_ONE}/actions"): lambda asking: {"text": "Повесить табло"},
    ("PATCH", _ACTION): lambda asking: {"text": "Повесить два табло"},
    ("POST", f"{_ACTION}/wish"): lambda asking: {"agreed": True, **_SAID},
    ("POST", f"{_ACTION}/report"): lambda asking: {"evidence": "фото в папке"},
    **{("POST", f"{_ACTION}/{verb}"): lambda asking: _WHY for verb in ("return", "cancel")},
}
