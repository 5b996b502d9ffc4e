"""The disk fills up under eight people at work: reading goes on, and when there is room again all is saved, once."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from board import database
from tests.faults.disks import MAY_MOUNT, LimitedFile, SmallMount
from tests.faults.storm import Storm
from tests.live.house import House
from tests.makers import Office, token_of
from tests.servers import Server

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(params=["page limit"] + ["small mount"] * MAY_MOUNT)
def disk(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Iterator[LimitedFile | SmallMount]:
    """A disk with the office's database on it."""
    file = tmp_path / "disk" / "board.db"
    file.parent.mkdir()
    if request.param == "page limit":
        _moved(database_url, file)
        yield LimitedFile(file)
        return
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(file.parent)], check=True)
    _moved(database_url, file)
    yield SmallMount(file)
    database.leave()
    subprocess.run(["umount", str(file.parent)], check=True)


def _moved(database_url: str, file: Path) -> None:
    database.leave()
    shutil.copy(database_url.removeprefix("sqlite:///"), file)
    database.use(f"sqlite:///{file}")


def test_a_disk_that_fills_up_stops_no_reader_and_loses_nothing(
    office: Office, disk: LimitedFile | SmallMount, tmp_path: Path
) -> None:
    server = Server(f"sqlite:///{disk.file}", tmp_path)
    server.program = disk.program
    with server:
        house, token = House(server, office), token_of(office.boris)
        with Storm(house) as storm:
            assert storm.lasts(50)
            disk.fill()
            while storm.lasts(1, within=2):
                assert server.answers()
            assert house.ask("GET", f"boards/{office.board}", token)[0] == 200
            status, refusal, headers = house.told("POST", f"boards/{office.board}/tasks", token, {"title": "Т" * 200})
            assert (status, refusal["type"], headers["Retry-After"]) == (507, "disk-full", "2")
            disk.empty()
            assert storm.lasts(50, within=10)
        assert storm.statuses == {200, 201, 507}
        assert storm.faults() == []
    assert "Traceback" not in server.log.read_text()
