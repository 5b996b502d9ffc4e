"""An office with somebody in every column of the matrix, and a browser or a key for each of them."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect
from sqlmodel import Session, col, select

from board import clock, database
from board.kpi import commands as kpi_commands
from board.kpi import queries as kpis
from board.kpi.inputs import EditKpi
from board.live import followers
from board.live.change import change
from board.people import access, commands, passwords, queries
from board.people.inputs import NewDeputy
from board.people.models import ApiToken, Person, Unit
from board.people.rights import SCREEN
from board.people.viewers import Terms
from board.screens.inputs import Item
from tests.access.matrix import WHO
from tests.live import kpi_cases
from tests.makers import Office, actor, make_board, make_office, make_person
from tests.pairing.makers import hang, new_screen

PASSWORD = "шесть слов для входа в систему"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
# A refusal is counted in the one, and the other is written to see whether anything can be.
_MAY_CHANGE = {"failed_try", "write_probe"}


@dataclass
class House:
    """The office; `people` by the columns of the matrix, `homes` the board of each one's own unit; `days` counts those given away,
    `spares` are columns made to be taken away, `task` and `project` are those that were made last, `screen` hangs on a
    wall, `nobody` is of the land unit and in no column."""

    app: Flask
    office: Office
    people: dict[str, str]
    homes: dict[str, str]
    days: int = 0
    spares: list[str] = field(default_factory=list)
    task: str = ""
    project: str = ""
    nobody: str = ""
    screen: str = ""
    screen_secret: str = ""
    _clients: dict[tuple[str, str], FlaskClient] = field(default_factory=dict)

    def person(self, who: str) -> str:
        """The id of the person in a column; for nobody, somebody of the land unit."""
        return self.people.get(who, self.office.boris)

    def home(self, who: str) -> str:
        """The board of that person's own unit."""
        return self.homes[self.person(who)]

    def client(self, who: str, way: str) -> FlaskClient:
        """A client with that person's `key` or `cookie`."""
        if (who, way) not in self._clients:
            self._clients[who, way] = self._new_client(who, way)
        return self._clients[who, way]

    def sign_everybody_in_anew(self) -> None:
        """Forget all clients: some may be signed in as somebody else now."""
        self._clients.clear()

    def _new_client(self, who: str, way: str) -> FlaskClient:
        client = self.app.test_client()
        if who == SCREEN:
            hang(client, self.screen_secret)
        elif way == "key" and who != "anon":
            client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {secret_key(self.people[who], who)}"
            return client
        elif who != "anon":
            with client.session_transaction() as cookie:
                cookie["secret"] = sitting(self.people[who], who)
        client.environ_base["HTTP_X_CSRF_TOKEN"] = form_token(client)
        return client


def furnish(app: Flask) -> House:
    """Make the office and everybody whom the matrix names."""
    office = make_office()
    with change() as session:
        land, archive = session.get_one(Unit, office.land), session.get_one(Unit, office.archive)
        top = session.get_one(Unit, queries.person(session, office.leader).unit_id)
        admin = queries.person(session, office.admin)
        head2 = make_person(session, "Захар Сомов", "unit_head", archive)
        deputy = make_person(session, "Инна Титова", "specialist", archive)
        gone = make_person(session, "Кирилл Ушаков", "specialist", land)
        spent = make_person(session, "Лидия Фомина", "specialist", land)
        yesterday = clock.today(Terms.zone) - timedelta(days=1)
        wanted = NewDeputy(person_id=deputy.id, from_day=yesterday)
        commands.name_deputy(session, land, wanted, by=actor(admin), at=clock.now())
        commands.disable_person(session, gone, by=actor(admin), at=clock.now())
        board = make_board(session, top, admin)
        kpi_cases.catalogue(session, office, {})
        kpi_commands.edit_kpi(
            session, kpis.kpi(session, kpi_cases.CODE), EditKpi(owner_id=office.boris), by=actor(admin), at=clock.now()
        )
    followers.catch_up()
    made = (office.boris, office.vera, office.anna, head2.id, deputy.id, office.coordinator, office.controller)
    people = dict(zip(WHO[1:-1], (*made, office.leader, office.admin, gone.id, spent.id), strict=True))
    by_unit = {land.id: office.board, archive.id: office.other_board, top.id: board.id}
    screen, secret = new_screen(Item(kind="board", id=office.board), Item(kind="wall", id=kpi_cases.WALL))
    return House(app, office, people, _homes(people, by_unit), screen=screen, screen_secret=secret)


def give_password(person_id: str) -> None:
    """Let somebody sign in with `PASSWORD`."""
    with change() as session:
        person = session.get_one(Person, person_id)
        if person.password_hash is None or not passwords.is_right(person.password_hash, PASSWORD):
            person.password_hash = passwords.hash_password(PASSWORD)


def secret_key(person_id: str, who: str) -> str:
    """A key of that person; the key of `spent` is withdrawn."""
    with change() as session:
        secret = access.make_token(session, queries.person(session, person_id), "matrix", at=clock.now())
        session.flush()
        if who == "spent":
            made = select(ApiToken).where(col(ApiToken.secret_hash) == access.secret_hash(secret))
            access.revoke_token(session, session.exec(made).one(), at=clock.now())
    return secret


def identity(secret: str, way: str) -> str:
    """Whose rights a secret gives, as the program writes it down."""
    hashed = access.secret_hash(secret)
    if way == SCREEN:
        return f"screen:{hashed}"
    if way == "cookie":
        return f"session:{hashed}"
    with database.reading() as session:
        return f"token:{session.exec(select(ApiToken).where(col(ApiToken.secret_hash) == hashed)).one().id}"


def sitting(person_id: str, who: str) -> str:
    """The secret of a sign-in of that person; the one of `spent` was signed out."""
    with change() as session:
        secret = access.begin_sitting(session, queries.person(session, person_id), at=clock.now())
        session.flush()
        if who == "spent":
            access.end_sitting(session, access.secret_hash(secret), at=clock.now())
    return secret


def form_token(client: FlaskClient) -> str:
    """The token that a page of ours has for its forms."""
    page = client.get("/password", follow_redirects=True).get_data(as_text=True)
    found = _TOKEN.search(page)
    assert found, page
    return found[1]


def everything() -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with database.reading() as session:
        return {name: _rows(session, name) for name in database.metadata.tables if name not in _MAY_CHANGE}


def _rows(session: Session, name: str) -> list[tuple[object, ...]]:
    table = database.metadata.tables[name]
    return [tuple(row) for row in session.execute(table.select().order_by(*inspect(table).primary_key))]


def _homes(people: dict[str, str], by_unit: dict[str, str]) -> dict[str, str]:
    with database.reading() as session:
        found = {person_id: queries.person(session, person_id).unit_id for person_id in people.values()}
    return {person_id: by_unit[str(unit_id)] for person_id, unit_id in found.items()}
