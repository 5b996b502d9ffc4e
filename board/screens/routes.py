"""Screens by HTTP, for whoever looks after them."""

import functools
import re
from collections.abc import Callable
from typing import Any

from flask import Blueprint, current_app, g, request
from flask_babel import gettext
from sqlmodel import Session

from board import clock, database, errors
from board.errors import N_
from board.kpi import queries as kpis
from board.live.asking import command
from board.live.change import change
from board.live.events import instant
from board.people import access, guessing
from board.people.identity import admin
from board.screens import answers, commands, queries
from board.screens.answers import HealthCard, ScreenAnswer, ScreenList, Waiting
from board.screens.inputs import PairScreen, SetScreen, ShowNow
from board.screens.models import ALL_PROJECTS, Health, Screen, Shown
from board.tasks import queries as tasks
from board.web.endpoint import question

api = Blueprint("screens_api", __name__, url_prefix="/api/v1")
_CODE = re.compile("[0-9]{6}")
_WRONG_CODES = (commands.WrongCode, commands.NoSuchCode)
_CODES = N_("Too many wrong codes. Try again in %(seconds)s seconds.")
View = Callable[..., Any]


def _counts_wrong_codes(view: View) -> View:
    """Whoever tries out codes soon has to wait: the fifth wrong one begins it, and each one doubles it."""

    @functools.wraps(view)
    def counted(**path: str) -> Any:
        key = guessing.place_key("screens", g.person_id or "")
        with database.reading() as session:
            guessing.check(session, key, None, at=clock.now(), said=_CODES)
        try:
            answer = view(**path)
        except _WRONG_CODES:
            with change() as session:
                access.hold_counters(session, [key], at=clock.now())
                access.note_failure(session, [key], at=clock.now())
            raise
        if request.method == "POST":
            # Who has typed the right one was no guesser.
            with change() as session:
                access.forgive(session, key, None)
        return answer

    return counted


@api.get("/screens")
@question("The screens, how they are doing, and what they can be given", answer=ScreenList)
def screens() -> dict[str, Any]:
    """Administrators."""
    with database.reading() as session:
        who = admin(session)
        boards = [board for board, _ in tasks.boards_for(session, who) if board.closed_at is None]
        there = queries.state(session)["screens"]
        healths = queries.healths(session)
        return {
            "screens": there,
            "healths": [_health(healths[each["id"]]) for each in there if each["id"] in healths],
            "choices": [
                *({"kind": "wall", "id": wall.id, "name": wall.name} for wall in kpis.walls(session)),
                {"kind": Shown.PROJECTS, "id": ALL_PROJECTS, "name": gettext("Lean projects")},
                *({"kind": "board", "id": board.id, "name": board.name} for board in boards),
            ],
            "build": current_app.config["BUILD"],
            "at": instant(clock.now()),
        }


@api.get("/screens/waiting/<pairing_code>")
@_counts_wrong_codes
@question("The device that shows a code", answer=Waiting, problems=(404, 429))
def waiting(pairing_code: str) -> Waiting:
    """Administrators; the wrong codes are counted."""
    with database.reading() as session:
        admin(session)
        if not _CODE.fullmatch(pairing_code):
            raise errors.NotFound
        found = queries.waiting(session, pairing_code, at=clock.now())
        if found is None:
            raise commands.NoSuchCode
        return Waiting(agent=found.agent, address=found.address)


@api.post("/screens")
@_counts_wrong_codes
@command("Let in the device that shows a code", body=PairScreen, answers=ScreenAnswer, status=201, problems=(429,))
def pair_screen(session: Session, wanted: PairScreen) -> ScreenAnswer:
    """Administrators."""
    who = admin(session)
    screen = commands.pair_screen(session, wanted, by=who.actor, at=clock.now())
    return answers.screen_answer(session, screen)


@api.put("/screens/<screen_id>")
@command("Let a screen hang elsewhere or show other things", body=SetScreen, answers=ScreenAnswer, problems=(410,))
def set_screen(session: Session, wanted: SetScreen, screen_id: str) -> ScreenAnswer:
    """Administrators."""
    return _do(session, screen_id, commands.set_screen, wanted)


@api.post("/screens/<screen_id>/show")
@command("Let a screen show something else for a while", body=ShowNow, answers=ScreenAnswer, problems=(410,))
def show_now(session: Session, wanted: ShowNow, screen_id: str) -> ScreenAnswer:
    """Administrators."""
    return _do(session, screen_id, commands.show_now, wanted)


@api.post("/screens/<screen_id>/go-on")
@command("Let a screen show what it shows otherwise", answers=ScreenAnswer, problems=(410,))
def go_on(session: Session, screen_id: str) -> ScreenAnswer:
    """Administrators."""
    return _do(session, screen_id, commands.go_on)


@api.post("/screens/<screen_id>/identify")
@command("Let a screen say which one it is", answers=ScreenAnswer, problems=(410,))
def identify_screen(session: Session, screen_id: str) -> ScreenAnswer:
    """Administrators."""
    return _do(session, screen_id, commands.identify_screen)


@api.post("/screens/<screen_id>/reload")
@command("Let a screen load itself anew", answers=ScreenAnswer, problems=(410,))
def reload_screen(session: Session, screen_id: str) -> ScreenAnswer:
    """Administrators."""
    return _do(session, screen_id, commands.reload_screen)


@api.post("/screens/<screen_id>/send-away")
@command("Take from a screen the right to show anything", answers=ScreenAnswer, problems=(410,))
def send_away(session: Session, screen_id: str) -> ScreenAnswer:
    """Administrators; it goes dark within seconds."""
    return _do(session, screen_id, commands.send_away)


@api.post("/screens/<screen_id>/end-alarm")
@command("Say that it is one device all the same", answers=ScreenAnswer, problems=(410,))
def end_alarm(session: Session, screen_id: str) -> ScreenAnswer:
    """Administrators."""
    return _do(session, screen_id, commands.end_alarm)


def _do(session: Session, screen_id: str, what: Callable[..., None], *wanted: object) -> ScreenAnswer:
    who = admin(session)
    screen: Screen = commands.screen_to_work_on(session, screen_id)
    what(session, screen, *wanted, by=who.actor, at=clock.now())
    return answers.screen_answer(session, screen)


def _health(known: Health) -> dict[str, Any]:
    instants = {name: instant(getattr(known, name)) for name in ("at", "since")}
    kept = known.model_dump(include=set(HealthCard.model_fields) - instants.keys())
    return HealthCard(**kept, **instants).model_dump()
