"""The office as it stands before each command of the API: all are carried out once, and a copy is kept before each."""

import shutil
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from flask.testing import FlaskClient

from board import database
from board.live import push
from tests.makers import Office
from tests.web.call import Names, carry_out
from tests.web.every_command import CALLS, known_of


@dataclass
class Before:
    """Copies of the database in `folder`, and what is known there, by the name of the command; "" is after all."""

    folder: Path
    known: dict[str, Names] = field(default_factory=dict)

    def go_to(self, name: str, http: FlaskClient, office: Office) -> Names:
        """Put the database in use where that command is next, or after all where there is none of that name.

        The first who asks carries everything out.
        """
        file = database.current().file
        assert file
        if not self.known:
            self._carry_out(http, office, file)
        name = name if name in self.known else ""
        url = database.current().url
        database.leave()
        for more in ("-wal", "-shm"):
            file.with_name(file.name + more).unlink(missing_ok=True)
        shutil.copy(self._copy(name), file)
        push.told.clear()
        database.use(url)
        return dict(self.known[name])

    def _carry_out(self, http: FlaskClient, office: Office, file: Path) -> None:
        known = known_of(office)
        for call in CALLS:
            self._keep(call.name, file, known)
            assert carry_out(http, call, known).status_code < 300, call.name
        self._keep("", file, known)

    def _keep(self, name: str, file: Path, known: Names) -> None:
        self.known[name] = dict(known)
        self._copy(name).unlink(missing_ok=True)
        reading = sqlite3.connect(file)
        reading.execute("VACUUM INTO ?", (str(self._copy(name)),))
        reading.close()

    def _copy(self, name: str) -> Path:
        return self.folder / f"{[*self.known].index(name)}.db"
