"""What is not counted but looked up, at the moment when it is asked for."""

from board import measures
from board.people.models import Role
from board.status import heart, readiness
from board.status.verdicts import Thing

ROLES = ("none", *(role.value for role in Role))


def fill(things: list[Thing]) -> None:
    """Let the gauges show what was gathered."""
    facts = {thing.name: thing.facts for thing in things}
    for role in ROLES:
        measures.sockets.labels(role).set(facts["sockets"]["roles"].get(role, 0))
    measures.rooms.set(facts["sockets"]["rooms"])
    age = facts["backup"]["age_seconds"]
    measures.backup_age.set(float("inf") if age is None else age)
    for state in ("waiting", "stuck"):
        measures.letters.labels(state).set(facts["letters"][state])
    measures.letters_age.set(facts["letters"]["oldest_seconds"])
    measures.beat_age.set(heart.age())
    measures.database_bytes.set(facts["database"]["bytes"])
    measures.disk_free_bytes.set(facts["disk"]["free_bytes"])
    failing = readiness.failing()
    for name in readiness.NAMES:
        measures.failing.labels(name).set(name in failing)
