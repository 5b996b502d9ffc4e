"""Puts texts into every field of every command that takes free text, so that each stands somewhere in the database."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from board import clock
from board.kpi import queries, targets
from board.live.change import change
from board.meetings import commands as meetings
from tests.abuse.payloads import PAYLOADS
from tests.live import kpi_cases, meeting_cases
from tests.makers import Office, who
from tests.web.call import Call, Names, filled, learn, send
from tests.web.every_command import CALLS, commands_of, known_of, meeting_ahead, pairing_code
from tests.web.project_calls import GOAL, MEMBER, ROW, projects_begun

LEFT_OUT = ("/unblock", "/archive", "/end", "/disable", "/send-away")
"""What would take away again what was just put there; they have a turn at the end."""
ENDS = defaultdict[int, tuple[str, ...]](tuple)
ENDS[3] = ("/tasks/<task_id>/unblock", "/tasks/<task_id>/archive")
ENDS[7] = ("/tasks/<task_id>/unblock", "/boards/<board_id>/tasks/archive")
"""How the work of a round ends: most of it stays as it is."""
WHERE = ("planned", "in_progress", "approval", "review", "done")
"""Where the tasks stand, one after the other."""
GIVEN_ONCE = ("POST /boards/<board_id>/columns", "PATCH /units/<unit_id>")
"""Commands that give a name which another of the same round has already given."""
_ONE = "/projects/<project_id>"
STEPS = tuple(f"{_ONE}/{verb}" for verb in ("start-passport", "submit", "approve", "actions/<action_id>/confirm"))
"""What takes no text and leads to what takes some."""
EVERY_ROUND = (
    "POST /projects", f"PATCH {_ONE}", f"PUT {_ONE}/results", f"POST {_ONE}/files", f"POST {_ONE}/actions",
    f"PATCH {_ONE}/actions/<action_id>",
)  # fmt: skip
"""Of the commands of projects; the others take a word why, and have their turn in every third round."""


@dataclass(frozen=True)
class Spiked:
    """The file with that office, what was taken where, the titles of its tasks by id, and its projects by payload."""

    file: Path
    office: Office
    taken: dict[str, set[str]]
    places: list[str]
    titles: dict[str, str]
    projects: list[tuple[str, str]]


@dataclass
class Spiking:
    """An office into which its administrator puts texts."""

    app: Flask
    http: FlaskClient
    office: Office
    taken: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """By command and field: which payloads it took."""
    titles: dict[str, str] = field(default_factory=dict)
    """By id: the titles of the tasks that stand on the board, as they were kept."""
    projects: list[tuple[str, str]] = field(default_factory=list)
    """By round: a project with texts in its passport, and one that is carried out."""

    def fill(self) -> None:
        """Put every payload everywhere. What is refused is refused by its field, and all the rest is done without it."""
        known = known_of(self.office)
        self._renamed = "5С"
        for number, payload in enumerate(PAYLOADS):
            known |= self._about(number)
            with change() as session:
                kpi = queries.kpi(session, known["kpi_code"])
                targets.propose_target(session, kpi, int(known["year"]), kpi_cases.TARGET, by=None, at=clock.now())
            for call in CALLS:
                if not call.rule.endswith(LEFT_OUT) and self._has_room(call, number):
                    self._spike(call, payload, number, known)
            for rule in ENDS[number % 8]:
                self._spike(next(call for call in CALLS if call.rule == rule), payload, number, known)
            self.projects.append((known["project_id"], known["led_id"]))

    def all_places(self) -> list[str]:
        """Each free text of each command, as `taken` names it."""
        return [f"{call.name} {name}" for call in CALLS for name in self.places(call)]

    def places(self, call: Call) -> dict[str, int]:
        """How long each free text of a command may be."""
        described = commands_of(self.app)[call.name]
        body = described.query if described.binary else described.body
        schemas = body.model_json_schema()["properties"] if body else {}
        kinds = [(name, kind) for name, schema in schemas.items() for kind in schema.get("anyOf", [schema])]
        return {name: kind["maxLength"] for name, kind in kinds if _is_free(name, kind)}

    def _about(self, number: int) -> Names:
        return {
            "column_id": self.office.columns[WHERE[number % len(WHERE)]],
            "day": (date(2026, 12, 1) + timedelta(number)).isoformat(),
            "year": str(2030 + number),
            "list_name": ("kind", "category")[number % 2],
            "code": f"spike{number}",
            "pairing_code": pairing_code(),
            **meeting_ahead(self.office),
            "meeting_id": self._meeting(),
            **projects_begun(self.office),
        }

    def _meeting(self) -> str:
        """One that goes on, in which something can be decided."""
        with change() as session:
            made = meeting_cases.meeting_ahead(session, self.office)
            meetings.start_meeting(session, made, by=who(session, self.office.anna), at=clock.now())
            return made.id

    def _has_room(self, call: Call, number: int) -> bool:
        if call.rule.startswith("/projects") and number % 3:
            return call.name in EVERY_ROUND
        # A board takes a few more columns, and what is done does not stop.
        turn = number % len(WHERE)
        return not (call.rule.endswith("/columns") and turn != 0) and not (call.rule.endswith("/block") and turn == 4)

    def _spike(self, call: Call, payload: str, number: int, known: Names) -> None:
        places = self.places(call)
        if call.rule in STEPS:
            assert send(self.http, call, filled(call.body, known), known).status_code < 300, call.name
        if not places:
            return
        good = filled(call.body, known) | self._own(call, number)
        end = "²" if call.name in GIVEN_ONCE else ""
        spiked: dict[str, Any] = {name: payload[: room - len(end)] + end for name, room in places.items()}
        if call.name == "POST /boards":
            spiked["labels"] = [payload[:200]]
        spiked |= inside_projects(call, payload)
        answer = send(self.http, call, good | spiked, known)
        while answer.status_code == 422 and spiked:
            named = {fault["field"].partition(".")[0] for fault in answer.get_json()["errors"]}
            assert named <= spiked.keys(), (call.name, answer.get_json())
            spiked = {name: text for name, text in spiked.items() if name not in named}
            answer = send(self.http, call, good | spiked, known)
        assert answer.status_code < 300, (call.name, payload[:40], answer.get_data(as_text=True))
        for name in spiked:
            self.taken[f"{call.name} {name}"].add(payload)
        learn(call, answer, known)
        self._learn(call, answer.get_json())

    def _own(self, call: Call, number: int) -> dict[str, Any]:
        """What in a body has to differ from round to round, or must be there already."""
        own: dict[str, Any] = {name: f"{text} {number}" for name, text in call.body.items() if name.startswith("name")}
        if "email" in call.body:
            own["email"] = f"{call.method}{number}@example.org"
        if call.name == "PATCH /boards/<board_id>/columns/<column_id>":
            own["kind"] = WHERE[number % len(WHERE)]
        if call.rule.endswith("/rename"):
            own["label"] = self._renamed
        elif "labels" in call.body:
            own["labels"] = [self._renamed]
        return own

    def _learn(self, call: Call, answer: dict[str, Any]) -> None:
        if call.rule.endswith("/rename"):
            (self._renamed,) = set(answer["board"]["labels"]) - {"аренда", "торги"}
        if "task" in answer:
            self.titles[answer["task"]["id"]] = answer["task"]["title"]
        if call.rule.endswith("/archive"):
            self.titles.popitem()


def inside_projects(call: Call, payload: str) -> dict[str, Any]:
    """The texts that stand deeper in the body of a command of projects."""
    if call.name == f"PATCH {_ONE}":
        goal = GOAL | {"name": payload[:500], "unit": payload[:60]}
        member = MEMBER | {"person_id": None, "name": payload[:200], "duty": payload[:200]}
        return {"rationale": [payload[:10_000]], "goals": [goal], "team": [member]}
    if call.name == f"PUT {_ONE}/results":
        return {"results": [ROW | {"name": payload[:300], "was": payload[:2000], "became": payload[:2000]}]}
    if call.name == f"POST {_ONE}/return":
        return {"remarks": [{"field": "goals", "text": payload[:1000]}]}
    return {}


def _is_free(name: str, kind: dict[str, Any]) -> bool:
    return "maxLength" in kind and "pattern" not in kind and name not in ("email", "label", "proof")
