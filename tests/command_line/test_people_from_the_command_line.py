"""`board user add` and `board token`."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from board import database
from board.people import queries
from tests.command_line.outcome import Outcome, assert_refused
from tests.makers import Office

Run = Callable[..., Outcome]
EMAIL = "anna.koval@example.org"


def add(run: Run, *more: str, email: str = EMAIL, name: str = "Анна Коваль", role: str = "admin") -> Outcome:
    return run("user", "add", email, "--name", name, "--role", role, *more)


@pytest.fixture
def run_here(run: Run, db: database.Database, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same on the database of the test, which is in use again afterwards."""

    def on_this_database(*arguments: str, **settings: str) -> Outcome:
        try:
            return run(*arguments, database_url=db.url, **settings)
        finally:
            database.use(db.url)

    return on_this_database


def people_here() -> dict[str, str]:
    with database.reading() as session:
        return {person["email"]: person["role"] for person in queries.directory(session)["people"]}


def test_an_added_person_signs_in_once_by_the_printed_link(run_here: Run, app: Flask) -> None:
    added = add(run_here)
    assert (added.status, added.err) == (0, "")
    (link,) = added.out.splitlines()
    assert link.startswith("http://127.0.0.1:8000/sign-in/link/")
    path = link.removeprefix("http://127.0.0.1:8000")
    browser = app.test_client()
    page = browser.get(path)
    assert "Анна Коваль" in page.text
    form = {"csrf_token": re.findall(r'name="csrf_token" value="([^"]+)"', page.text)[0]}
    assert browser.post(path, data=form).headers["Location"] == "/password"
    assert app.test_client().get(path).status_code == 410


def test_the_printed_link_begins_with_the_address_people_type(run_here: Run) -> None:
    added = run_here("user", "add", EMAIL, "--name", "Анна", "--role", "admin", base_url="https://board.example.org/")
    assert added.out.startswith("https://board.example.org/sign-in/link/")


def test_a_person_is_added_to_a_unit_by_its_name(run_here: Run, office: Office) -> None:
    assert add(run_here, "--unit", "Архивный отдел", role="specialist").status == 0
    with database.reading() as session:
        person = queries.person_by_email(session, EMAIL)
        assert person is not None
        assert person.unit_id == office.archive


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_used_address_is_refused_in_the_readers_words(run_here: Run, language: str) -> None:
    add(run_here)
    words = {"ru": "email: уже занято другой учётной записью", "en": "email: belongs to another account already"}
    again = run_here("user", "add", EMAIL.upper(), "--name", "Б", "--role", "specialist", language=language)
    assert_refused(again, words[language])
    assert people_here() == {EMAIL: "admin"}


@pytest.mark.parametrize(
    ("email", "name", "more", "status", "words"),
    [
        ("no address", "Анна", [], 1, ["email", "не похоже на адрес"]),
        (EMAIL, " ", [], 1, ["name", "нужно заполнить"]),
        (EMAIL, "Анна", ["--unit", "Отдел чудес"], 1, ["Отдел чудес"]),
        (EMAIL, "Анна", ["--role", "boss"], 2, ["--role", "boss"]),
        (EMAIL, "Анна", ["--salary", "1"], 2, ["--salary"]),
    ],
)
def test_what_cannot_be_added_is_named_and_nobody_is_added(
    run_here: Run, email: str, name: str, more: list[str], status: int, words: list[str]
) -> None:
    assert_refused(add(run_here, *more, email=email, name=name), *words, status=status)
    assert people_here() == {}


def test_the_first_person_can_be_added_before_the_first_start(run: Run) -> None:
    added = run("user", "add", EMAIL, "--name", "Анна", "--role", "admin", database_url="sqlite:///data/new.db")
    assert added.status == 0
    assert run("token", EMAIL).status == 0


def test_a_token_stands_alone_on_the_last_line_and_opens_the_api(run_here: Run, app: Flask) -> None:
    add(run_here)
    made = run_here("token", EMAIL, "--name", "отчёты")
    assert (made.status, made.err) == (0, "")
    token = made.out.splitlines()[-1]
    assert re.fullmatch(r"board_[\w-]{43}", token)
    me = app.test_client().get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert me.get_json()["email"] == EMAIL


def test_no_token_is_made_for_an_unknown_person(run_here: Run) -> None:
    assert_refused(run_here("token", "nobody@example.org"), "nobody@example.org")


def test_a_database_that_was_never_set_up_is_named_and_not_made(run: Run, tmp_path: object) -> None:
    assert_refused(run("token", EMAIL, database_url="sqlite:///board.db"), "board migrate")
    assert [*tmp_path.iterdir()] == []  # type: ignore[attr-defined]
