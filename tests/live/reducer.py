"""The law's other half in Python: a snapshot after an event, by putting and removing whole things."""

from typing import Any

Snapshot = dict[str, Any]

_PUT = {
    "task": "tasks",
    "column": "columns",
    "person": "people",
    "unit": "units",
    "deputy": "deputies",
    "day": "days",
    "row": "rows",
    "term": "terms",
    "absence": "absences",
    "goal": "goals",
    "kpi": "kpis",
    "unit_kpi": "unit_kpis",
    "unit_value": "unit_values",
    "decision": "decisions",
    "notice": "notices",
    "portfolio": "portfolios",
}
_REMOVES = {
    "task.archived",
    "task.removed",
    "column.removed",
    "calendar_day.cleared",
    "absence.removed",
    "unit_value.removed",
    "decision.archived",
    "decision.removed",
    "meeting.over",
    "meeting.removed",
    "notice.forgotten",
    "project.removed",
    "wall.removed",
}
_EITHER = {"wall": "walls", "screen": "screens", "meeting": "meetings", "project": "projects"}
"""What one room lists and another is about."""


def apply(snapshot: Snapshot, event: dict[str, Any]) -> Snapshot:
    """The snapshot after one event; the one given stays as it was."""
    body, kind = event["body"], event["kind"]
    after = {**snapshot, "version": event["version"]}
    for name, collection in _PUT.items():
        if name in body:
            others = [each for each in snapshot[collection] if each["id"] != body[name]["id"]]
            after[collection] = others if kind in _REMOVES else [*others, body[name]]
        elif collection in body and kind in ("board.added", "calendar_days.set"):
            new = {each["id"] for each in body[collection]}
            after[collection] = [each for each in snapshot[collection] if each["id"] not in new] + body[collection]
    for name, collection in _EITHER.items():
        if name in body:
            after |= _listed(snapshot, event, name) if collection in snapshot else _about(snapshot, body, name)
    for name in ("board", "schedule", "meeting_schedule"):
        if name in body:
            after[name] = body[name]
    if kind == "column.reordered":
        positions = body["positions"]
        after["tasks"] = [
            {**task, "position": positions.get(task["id"], task["position"])} for task in snapshot["tasks"]
        ]
    return after


def _listed(snapshot: Snapshot, event: dict[str, Any], name: str) -> Snapshot:
    thing, collection = event["body"][name], _EITHER[name]
    others = [each for each in snapshot[collection] if each["id"] != thing["id"]]
    is_gone = event["kind"] in _REMOVES or thing.get("revoked")
    return {collection: others if is_gone else [*others, thing]}


def _about(snapshot: Snapshot, body: dict[str, Any], name: str) -> Snapshot:
    beside = {"wall": ("kpis", "unit_values"), "meeting": ("ground",)}.get(name, ())
    return {name: body[name], **{each: snapshot[each] if body[each] is None else body[each] for each in beside}}


def canonical(snapshot: Snapshot) -> Snapshot:
    """The same with every collection in the order of ids: order is not part of a snapshot's meaning."""
    return {
        name: sorted(value, key=lambda each: each["id"]) if isinstance(value, list) else value
        for name, value in snapshot.items()
        if name != "at"
    }
