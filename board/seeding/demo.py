"""A demonstration district, filled through the commands with a clock of its own: twelve weeks up to this one."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from time import monotonic
from zoneinfo import ZoneInfo

from board import clock, database, errors, schema
from board.bootstrap.language import choose
from board.config import Settings
from board.errors import N_
from board.live.change import change
from board.live.models import Installation
from board.people import passwords, queries
from board.seeding import decree, district, measuring, planning, projects, reminding
from board.seeding.acting import Stage
from board.seeding.district import District
from board.seeding.meeting_story import MeetingStory
from board.seeding.story import instant_of, stories
from board.seeding.talk import talk
from board.tasks import levels

PASSWORD = "demo"  # noqa: S105 - it is printed and shown
_WEEKS = 15
_SHOWN = ("admin", "coordinator", "unit_head", "specialist", "leadership", "controller")
_SHOWN_UNIT = "property"
_SATURDAY, _EVENING = 5, 21


def ensure(settings: Settings, *, say: Callable[[str], None]) -> None:
    """Fill the database in use with the demonstration, unless it is filled; half a filling is begun anew.

    Raises `Refusal` for a database that holds real data.
    """
    schema.migrate()
    state = _state()
    if state == "filled":
        return
    if state == "filling":
        schema.start_over()
    elif _is_used():
        raise errors.Refusal(N_("this database holds real data; a demonstration needs one of its own"))
    began = monotonic()
    say(choose("Наполняю демонстрационный район…", "Filling the demonstration district…"))
    fill(clock.now(), settings.time_zone)
    say(choose(f"Готово за {monotonic() - began:.0f} с.", f"Done in {monotonic() - began:.0f} s."))


def fill(now: datetime, zone: str) -> None:
    """Lay down the decree, found the district and let twelve weeks happen up to `now`."""
    _mark("filling")
    decree.lay_down_all(at=now)
    local = now.astimezone(ZoneInfo(zone))
    monday = local.date() - timedelta(days=local.weekday())
    founded_at = datetime.combine(monday - timedelta(weeks=_WEEKS), time(8), ZoneInfo(zone))
    with change() as session:
        founded = district.found_district(
            session, password_hash=passwords.hash_password(PASSWORD), time_zone=zone, at=founded_at
        )
    texts = district.load("texts.json")
    for unit in founded.boards:
        _let_happen(unit, founded, texts, monday, zone, now)
    projects.begin_projects(founded, monday, zone, at=now)
    with change() as session:
        planning.plan_absences(session, founded, monday, at=founded_at)
        levels.refresh_everybody(session, at=now)
    measuring.measure(founded, monday, at=now)
    reminding.remind(now, zone)
    _mark("filled")


def accounts() -> list[dict[str, str]]:
    """The sign-ins to try: one of each role, as the sign-in page shows them."""
    people = district.load("organisation.json")["people"]
    chosen = [_example(people, role) for role in _SHOWN]
    return [{"email": row["email"], "role": row["role"], "name": row["name"], "post": row["post"]} for row in chosen]


def _example(people: list[dict[str, str]], role: str) -> dict[str, str]:
    of_role = [row for row in people if row["role"] == role]
    return next((row for row in of_role if row["unit"] == _SHOWN_UNIT), of_role[0])


def _let_happen(
    unit: str, founded: District, texts: dict[str, list[str]], monday: date, zone: str, now: datetime
) -> None:
    tasks = district.load(f"tasks/{unit}.json")
    stage = Stage(unit, founded, tasks, texts["override_reasons"], monday, zone)
    soon = _soon(now.astimezone(ZoneInfo(zone))) if unit == _SHOWN_UNIT else None
    met = MeetingStory(unit, founded, district.load("meetings.json"), monday, zone, soon)
    told = stories(unit, tasks, texts)
    everything = sorted([*told, *talk(unit, tasks, told, district.load("talk.json"))])
    happened = [moment for moment in everything if instant_of(moment, stage.monday, zone) <= now]
    # A board is one change: three thousand single commits would make a visitor wait.
    with change() as session:
        stage.open(session)
        met.begin(session)
        for moment in happened:
            met.live_until(session, instant_of(moment, stage.monday, zone))
            stage.act(session, moment)
        met.live_until(session, now)


def _soon(local: datetime) -> tuple[int, str] | None:
    """When the department that a visitor sees has its meeting: later on this day, if it is a working one."""
    hour = local.hour + 1
    return (local.isoweekday(), f"{max(8, hour):02}:00") if local.weekday() < _SATURDAY and hour <= _EVENING else None


def _state() -> str | None:
    with database.reading() as session:
        return session.get_one(Installation, 1).demo


def _is_used() -> bool:
    with database.reading() as session:
        return bool(queries.units(session)) or queries.has_anybody(session)


def _mark(state: str) -> None:
    with change() as session:
        session.get_one(Installation, 1).demo = state
