"""The heartbeat: it makes up for lost pushes, beats, and withdraws what is no longer allowed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from sqlmodel import Session, col, select
from structlog.testing import capture_logs

from board import clock, database, measures
from board.live import change as changes
from board.live import push
from board.live import queries as log
from board.live.change import change, record
from board.live.events import frame
from board.live.pulse import Pulse
from board.live.watching import watchers
from board.people import access, viewers
from board.people import commands as people
from board.people.events import person_room
from board.people.inputs import NewDeputy
from board.people.models import ApiToken, Person, Role, Sitting, Unit
from board.tasks import queries
from board.tasks.events import BoardChanged, board_room
from board.tasks.models import Board
from tests.makers import NOON, Office, make_task, who


@dataclass
class Lines:
    """What goes out to sockets instead of a network."""

    sent: list[tuple[str, dict[str, Any], str]] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)

    def named(self, name: str) -> list[dict[str, Any]]:
        """Bodies of what was sent under that name."""
        return [body for each, body, _ in self.sent if each == name]


@pytest.fixture
def lines(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """A network that writes down what it is given from now on; whoever watched is forgotten afterwards."""
    found = Lines()
    monkeypatch.setattr(push, "_send", lambda name, body, to: found.sent.append((name, body, to)))
    yield found
    for watcher in watchers.all():
        watchers.leave(watcher.sid)


@pytest.fixture
def pulse(app: Flask, lines: Lines) -> Pulse:
    """The heartbeat of a process without a network."""
    engine = SimpleNamespace(
        manager=SimpleNamespace(open_sockets={}),
        disconnect=lines.ended.append,
        leave_room=lambda sid, room: lines.left.append((sid, room)),
    )
    server: Any = SimpleNamespace(server=engine)
    return Pulse(server, viewers.stamps, "b1")


def watch(person_id: str, *rooms: str, sid: str = "s1", sitting: bool = False) -> str:
    """Somebody's socket watches rooms; its identity."""
    with change() as session:
        person = session.get_one(Person, person_id)
        if sitting:
            access.begin_sitting(session, person, at=clock.now())
            session.flush()
            newest = session.exec(select(col(Sitting.id)).where(col(Sitting.person_id) == person_id)).all()
        else:
            access.make_token(session, person, sid, at=clock.now())
            session.flush()
            newest = session.exec(select(col(ApiToken.id)).where(col(ApiToken.name) == sid)).all()
    identity = f"{'session' if sitting else 'token'}:{newest[-1]}"
    watchers.enter(sid, identity)
    found = watchers.get(sid)
    assert found
    found.rooms.update(rooms)
    for room in rooms:
        with database.reading() as session:
            push.told.setdefault(room, log.version(session, room))
    return identity


def elsewhere(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """What is changed from here on is told by another process, so not by this one."""
    monkeypatch.setattr(changes, "_after_commit", [])
    return monkeypatch


def changed(session: Session, office: Office, count: int = 1) -> None:
    """So many events on the land board."""
    card = queries.board_card(session.get_one(Board, office.board))
    for _ in range(count):
        record(session, BoardChanged(board_id=office.board, board=card), by=None, at=NOON)


def test_what_another_process_did_is_pushed_as_the_log_gives_it(
    pulse: Pulse, lines: Lines, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = board_room(office.board)
    watch(office.boris, room)
    pulse.once()
    elsewhere(monkeypatch)
    make_task(office)
    make_task(office)
    assert lines.sent == []
    pulse.once()
    with database.reading() as session:
        given = [frame(event, log.epoch(session)) for event in log.events_since(session, room, 1) or []]
    assert (lines.named("event"), {to for _, _, to in lines.sent}) == (given, {room})
    pulse.once()
    assert len(lines.named("event")) == 2


def test_what_was_pushed_at_once_is_not_pushed_again(pulse: Pulse, lines: Lines, office: Office) -> None:
    watch(office.boris, board_room(office.board))
    make_task(office)
    assert len(lines.named("event")) == 1
    pulse.once()
    assert len(lines.named("event")) == 1


def test_a_push_that_failed_is_made_up_for(
    pulse: Pulse, lines: Lines, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ConnectionError("nobody there")

    watch(office.boris, board_room(office.board))
    with monkeypatch.context() as broken, capture_logs():
        broken.setattr(push, "_send", fail)
        make_task(office)
    before = measures.registry.get_sample_value("board_pushes_healed_total") or 0
    pulse.once()
    assert [body["version"] for body in lines.named("event")] == [2]
    assert measures.registry.get_sample_value("board_pushes_healed_total") == before + 1


def test_what_nobody_watches_is_not_pushed_by_the_pulse(
    pulse: Pulse, lines: Lines, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(office.vera, board_room(office.other_board))
    elsewhere(monkeypatch)
    make_task(office)
    pulse.once()
    assert lines.sent == []


def test_who_comes_to_a_room_is_not_pushed_what_happened_while_nobody_watched(
    pulse: Pulse, lines: Lines, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = board_room(office.board)
    watch(office.boris, room)
    pulse.once()
    watchers.leave("s1")
    pulse.once()
    elsewhere(monkeypatch)
    make_task(office)
    watch(office.boris, room, sid="s2")
    pulse.once()
    assert lines.named("event") == []


def test_more_than_a_thousand_missed_events_are_left_to_the_snapshot(
    pulse: Pulse, lines: Lines, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(office.boris, board_room(office.board))
    elsewhere(monkeypatch)
    with change() as session:
        changed(session, office, log.MOST_EVENTS + 1)
    pulse.once()
    assert lines.named("event") == []
    with change() as session:
        changed(session, office)
    pulse.once()
    assert [body["version"] for body in lines.named("event")] == [log.MOST_EVENTS + 3]


def test_a_beat_has_the_versions_of_the_database_for_each_group_of_watchers(
    pulse: Pulse, lines: Lines, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    land, archive = board_room(office.board), board_room(office.other_board)
    watch(office.boris, land, sid="s1")
    watch(office.anna, land, sid="s2")
    watch(office.admin, land, archive, sid="s3")
    watch(office.vera, sid="s4")
    elsewhere(monkeypatch)
    make_task(office)
    with monkeypatch.context() as at_ten:
        at_ten.setattr("board.live.pulse.time.monotonic", lambda: 1e12)
        pulse.once()
        pulse.once()
    beats = {to: body for name, body, to in lines.sent if name == "beat"}
    assert len(lines.named("beat")) == 4
    assert {to: body["rooms"] for to, body in beats.items()} == {
        "s1": {land: 2},
        "s2": {land: 2},
        "s3": {land: 2, archive: 1},
        "s4": {},
    }
    with database.reading() as session:
        epoch = log.epoch(session)
    for body in beats.values():
        assert body.keys() == {"epoch", "rooms", "now", "build"}
        assert (body["epoch"], body["build"]) == (epoch, "b1")


def test_no_beat_comes_before_its_time(pulse: Pulse, lines: Lines, office: Office) -> None:
    watch(office.boris, board_room(office.board))
    pulse.once()
    assert lines.named("beat") == []


def test_a_room_that_falls_silent_is_told_where_it_stands_so_that_a_lost_last_frame_is_missed(
    pulse: Pulse, lines: Lines, office: Office
) -> None:
    watch(office.boris, board_room(office.board), sid="s1")
    watch(office.vera, board_room(office.other_board), sid="s2")
    pulse.once()
    make_task(office)
    pulse.once()
    assert lines.named("beat") == [], "it may go on"
    pulse.once()
    [(_, body, to)] = [each for each in lines.sent if each[0] == "beat"]
    with database.reading() as session:
        stands_at = log.version(session, board_room(office.board))
    assert (to, body["rooms"]) == ("s1", {board_room(office.board): stands_at})
    pulse.once()
    assert len(lines.named("beat")) == 1, "once is enough"


def test_a_closed_account_is_cut_off_everywhere(pulse: Pulse, lines: Lines, office: Office) -> None:
    room = board_room(office.board)
    watch(office.boris, room, sid="s1")
    watch(office.boris, room, sid="s2", sitting=True)
    watch(office.anna, room, sid="s3")
    pulse.once()
    with change() as session:
        people.disable_person(session, session.get_one(Person, office.boris), by=who(session, office.admin), at=NOON)
    pulse.once()
    assert sorted(lines.ended) == ["s1", "s2"]
    gone = [(to, body) for name, body, to in lines.sent if name == "gone"]
    assert gone == [(sid, {"room": room, "reason": "signed-out"}) for sid in ("s1", "s2")]


def test_a_revoked_key_ends_its_sockets_and_no_other(pulse: Pulse, lines: Lines, office: Office) -> None:
    identity = watch(office.boris, board_room(office.board), sid="s1")
    watch(office.boris, board_room(office.board), sid="s2")
    pulse.once()
    with change() as session:
        access.revoke_token(session, session.get_one(ApiToken, identity.partition(":")[2]), at=clock.now())
    pulse.once()
    assert lines.ended == ["s1"]


def test_a_sign_out_ends_the_sockets_of_that_browser(pulse: Pulse, lines: Lines, office: Office) -> None:
    identity = watch(office.boris, board_room(office.board), sid="s1", sitting=True)
    watch(office.boris, board_room(office.board), sid="s2")
    pulse.once()
    with change() as session:
        access.end_sitting(session, identity.partition(":")[2], at=clock.now())
    pulse.once()
    assert lines.ended == ["s1"]


def test_a_sign_in_that_was_not_used_for_long_ends(
    pulse: Pulse, lines: Lines, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(office.boris, board_room(office.board), sid="s1", sitting=True)
    pulse.once()
    assert lines.ended == []
    later = clock.now() + viewers.Terms.sitting + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    pulse.once()
    assert lines.ended == ["s1"]


def test_who_moves_to_another_unit_leaves_the_rooms_of_the_old_one(pulse: Pulse, lines: Lines, office: Office) -> None:
    land, archive = board_room(office.board), board_room(office.other_board)
    watch(office.boris, land)
    pulse.once()
    with change() as session:
        boris = session.get_one(Person, office.boris)
        people.move_person(session, boris, office.archive, by=who(session, office.admin), at=NOON)
    watchers.all()[0].rooms.add(archive)
    pulse.once()
    assert lines.named("gone") == [{"room": land, "reason": "not-allowed"}]
    assert (lines.left, lines.ended) == ([("s1", land)], [])
    assert watchers.all()[0].rooms == {archive}


def test_another_role_that_still_may_watch_keeps_its_rooms(pulse: Pulse, lines: Lines, office: Office) -> None:
    watch(office.boris, board_room(office.board))
    pulse.once()
    with change() as session:
        boris = session.get_one(Person, office.boris)
        people.give_role(session, boris, Role.UNIT_HEAD, by=who(session, office.admin), at=NOON)
    pulse.once()
    assert (lines.named("gone"), lines.left, lines.ended) == ([], [], [])


def test_rights_that_went_before_the_first_look_are_withdrawn_too(pulse: Pulse, lines: Lines, office: Office) -> None:
    land = board_room(office.board)
    watch(office.boris, land)
    with change() as session:
        boris = session.get_one(Person, office.boris)
        people.move_person(session, boris, office.archive, by=who(session, office.admin), at=NOON)
    pulse.once()
    assert lines.named("gone") == [{"room": land, "reason": "not-allowed"}]


def test_who_stood_in_until_today_is_cut_off_tomorrow(
    pulse: Pulse, lines: Lines, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    land, today = board_room(office.board), date(2026, 11, 23)
    monkeypatch.setattr(clock, "today", lambda _zone: today)
    with change() as session:
        wanted = NewDeputy(person_id=office.vera, from_day=today, until_day=today)
        people.name_deputy(session, session.get_one(Unit, office.land), wanted, by=who(session, office.anna), at=NOON)
    watch(office.vera, land)
    pulse.once()
    assert lines.named("gone") == []
    monkeypatch.setattr(clock, "today", lambda _zone: today + timedelta(days=1))
    pulse.once()
    assert lines.named("gone") == [{"room": land, "reason": "not-allowed"}]


def test_the_old_head_hears_no_more_of_who_has_left(pulse: Pulse, lines: Lines, office: Office) -> None:
    hers, his = person_room(office.anna), person_room(office.boris)
    watch(office.anna, hers, his)
    pulse.once()
    assert lines.named("gone") == []
    with change() as session:
        boris = session.get_one(Person, office.boris)
        people.move_person(session, boris, office.archive, by=who(session, office.admin), at=NOON)
    pulse.once()
    assert lines.named("gone") == [{"room": his, "reason": "not-allowed"}]
    assert watchers.all()[0].rooms == {hers}


def test_a_coordinator_hears_no_more_of_colleagues_once_their_unit_has_a_head(
    pulse: Pulse, lines: Lines, office: Office
) -> None:
    watch(office.coordinator, person_room(office.vera))
    pulse.once()
    assert lines.named("gone") == []
    with change() as session:
        vera = session.get_one(Person, office.vera)
        people.give_role(session, vera, Role.UNIT_HEAD, by=who(session, office.admin), at=NOON)
    pulse.once()
    assert lines.named("gone") == [{"room": person_room(office.vera), "reason": "not-allowed"}]
