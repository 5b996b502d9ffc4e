"""The server is killed again and again while eight people work: what was answered stays, and nothing happens twice."""

import random
import time
from pathlib import Path

from sqlmodel import col, delete

from board.live.change import change
from board.live.models import Event
from board.tasks.models import Task
from tests.faults.points import POINTS, program
from tests.faults.storm import Storm
from tests.live.house import House
from tests.makers import Office, make_task
from tests.servers import PROGRAM, Server

PLACES = (*POINTS, "at random")


def _kill(server: Server, place: str, chance: random.Random) -> None:
    """Start the server and see it die: at the place, or at a random moment."""
    server.program = PROGRAM if place == "at random" else program(place, chance.randint(2, 60))
    server.launch()
    if place == "at random":
        time.sleep(chance.uniform(0.5, 3.0))
        server.kill()
    else:
        assert server.dies(within=30), f"nobody came to {place}"


def test_a_server_that_is_killed_again_and_again_loses_nothing_and_does_nothing_twice(
    database_url: str, office: Office, tmp_path: Path, kills: int
) -> None:
    chance = random.Random(20261123)
    with Server(database_url, tmp_path) as server:
        with Storm(House(server, office)) as storm:
            server.kill()
            for number in range(kills):
                _kill(server, PLACES[number % len(PLACES)], chance)
            server.program = PROGRAM
            server.start()
        again = [command for command in storm.commands if command.tries > 1]
        print(f"{kills} kills, {len(storm.commands)} commands, {len(again)} of them sent more than once")
        assert storm.faults() == []
        assert len(storm.commands) > kills * 4
        assert len(again) >= kills
    assert "Traceback" not in server.log.read_text()


def test_the_audit_sees_a_lost_task_a_lost_event_and_a_row_without_its_event(
    database_url: str, office: Office, tmp_path: Path
) -> None:
    lost, renamed = make_task(office, "Пропала"), make_task(office)
    with Server(database_url, tmp_path) as server:
        with Storm(House(server, office)) as storm:
            assert storm.lasts(40)
        assert storm.faults() == []
        server.stop()
        with change() as session:
            session.delete(session.get_one(Task, lost))
            session.get_one(Task, renamed).title = "Никто так не называл"
            session.exec(delete(Event).where(col(Event.version) == 1, col(Event.room) == f"board:{office.board}"))
        server.start()
        found = "\n".join(storm.faults())
    assert f"board:{office.board} is at" in found
    assert "Пропала" in found
    assert "Никто так не называл" in found
