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
}


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
    if "wall" in body and "walls" in snapshot:
        others = [each for each in snapshot["walls"] if each["id"] != body["wall"]["id"]]
        after["walls"] = others if kind == "wall.removed" else [*others, body["wall"]]
    elif "wall" in body:
        after |= {name: body[name] for name in ("wall", "kpis", "unit_values")}
    if "screen" in body and "screens" in snapshot:
        others = [each for each in snapshot["screens"] if each["id"] != body["screen"]["id"]]
        after["screens"] = others if body["screen"]["revoked"] else [*others, body["screen"]]
    elif "screen" in body:
        after["screen"] = body["screen"]
    if "meeting" in body and "meetings" in snapshot:
        others = [each for each in snapshot["meetings"] if each["id"] != body["meeting"]["id"]]
        after["meetings"] = others if kind in _REMOVES else [*others, body["meeting"]]
    elif "meeting" in body:
        after["meeting"] = body["meeting"]
        after["ground"] = body["ground"] or snapshot["ground"]
    for name in ("board", "schedule", "meeting_schedule"):
        if name in body:
            after[name] = body[name]
    if kind == "column.reordered":
        positions = body["positions"]
        after["tasks"] = [
            {**task, "position": positions.get(task["id"], task["position"])} for task in snapshot["tasks"]
        ]
    return after


def canonical(snapshot: Snapshot) -> Snapshot:
    """The same with every collection in the order of ids: order is not part of a snapshot's meaning."""
    return {
        name: sorted(value, key=lambda each: each["id"]) if isinstance(value, list) else value
        for name, value in snapshot.items()
        if name != "at"
    }
