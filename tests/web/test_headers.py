"""What every answer carries to keep its reader safe."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from board import config, database
from board.app import create_app
from board.bootstrap import places
from board.live.change import change
from board.people import access, queries
from tests.conftest import KEY
from tests.makers import NOON, Office, make_task
from tests.people.browsers import Browser, give_password, signed_in
from tests.web.page_parts import PageParts

Client = Callable[[str], FlaskClient]
SCRIPT = "assets/app-2KOEUU46.js"


@pytest.fixture
def anna(app: Flask, office: Office) -> Browser:
    """Анна's browser, signed in."""
    return signed_in(app, office.anna)


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a built script, as the application finds it."""
    monkeypatch.setattr(places, "STATIC", tmp_path / "dist")
    (tmp_path / "dist" / "assets").mkdir(parents=True)
    (tmp_path / "dist" / SCRIPT).write_text("export {}")
    (tmp_path / "dist" / "manifest.json").write_text('{"app.css": "app-RD7ZUGDF.css"}')
    (tmp_path / "secret.txt").write_text("not for readers")
    return tmp_path / "dist"


@pytest.fixture
def https(app: Flask, office: Office) -> Flask:
    """The application whose people type an https address."""
    settings = config.Settings(database_url=database.current().url, base_url="https://boards.example.org")
    return create_app(settings, secret_key=KEY, origins=[])


def answers(browser: Browser, office: Office) -> dict[str, TestResponse]:
    """An answer of every kind."""
    task, snapshot = make_task(office), f"/api/v1/boards/{office.board}"
    tag = browser.get(snapshot).headers["ETag"]
    return {
        "page": browser.get("/boards"),
        "board": browser.get(f"/boards/{office.board}"),
        "redirect": browser.get(f"/tasks/{task}"),
        "missing page": browser.get("/nothing"),
        "foreign page": browser.get(f"/boards/{office.other_board}"),
        "wrong method": browser.client.delete("/boards"),
        "forged": browser.client.post("/sign-out"),
        "form": browser.send("/password", password="x"),
        "docs": browser.get("/api/docs"),
        "json": browser.get("/api/v1/me"),
        "snapshot": browser.get(snapshot),
        "not modified": browser.client.get(snapshot, headers={"If-None-Match": tag}),
        "problem": browser.get("/api/v1/nothing"),
        "refused body": browser.call("POST", f"{snapshot}/tasks", {"title": ""}),
        "done": browser.call("POST", f"{snapshot}/tasks", {"title": "Задача"}),
        "health": browser.get("/healthz"),
        "options": browser.client.options("/boards"),
    }


def test_every_answer_carries_the_safety_headers(anna: Browser, office: Office) -> None:
    for name, answer in answers(anna, office).items():
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name
        assert answer.headers["Referrer-Policy"] == "same-origin", name
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert "camera=()" in answer.headers["Permissions-Policy"], name
        assert policy(answer)["frame-ancestors"] == ["'none'"], name
        assert "Server" not in answer.headers, name


def test_a_failure_carries_them_too_and_tells_nothing(
    anna: Browser, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr("board.tasks.queries.boards_for", fail)
    for path in ("/boards", "/api/v1/boards"):
        answer = anna.get(path)
        assert answer.status_code == 500
        assert policy(answer)["default-src"] == ["'none'"]
        assert "secret of the house" not in answer.get_data(as_text=True)
        assert "Traceback" not in answer.get_data(as_text=True)


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline(anna: Browser) -> None:
    found = policy(anna.get("/boards"))
    nonce = found["script-src"][1]
    assert nonce.startswith("'nonce-")
    assert found == {
        "default-src": ["'none'"],
        "script-src": ["'self'", nonce],
        "style-src": ["'self'", nonce],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }


def test_only_a_wall_can_be_shown_inside_a_page_and_only_inside_ours(anna: Browser, office: Office) -> None:
    assert policy(anna.get(f"/boards/{office.board}/wall"))["frame-ancestors"] == ["'self'"]
    screen = policy(anna.get("/screen"))
    assert (screen["frame-src"], screen["frame-ancestors"]) == (["'self'"], ["'none'"])


def test_every_answer_has_a_nonce_of_its_own(anna: Browser) -> None:
    nonces = {policy(anna.get(path))["script-src"][1] for path in ("/boards", "/boards", "/sign-in", "/api/v1/me") * 3}
    assert len(nonces) == 12
    assert min(len(nonce) for nonce in nonces) > len("'nonce-'") + 20


def test_a_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(app: Flask, anna: Browser, office: Office) -> None:
    with change() as session:
        secret = access.make_link(session, queries.person(session, office.boris), at=NOON)
    stranger, paths = Browser(app), ["/sign-in", f"/sign-in/link/{secret}", "/sign-in/link/x", "/nothing", "/api/docs"]
    seen = {path: stranger.get(path) for path in paths}
    seen |= {
        path: anna.get(path)
        for path in ("/boards", f"/boards/{office.board}", "/password", f"/boards/{office.other_board}")
    }
    for path, answer in seen.items():
        page = PageParts(answer.get_data(as_text=True))
        assert page.addresses, path
        assert page.elsewhere() == [], path
        assert page.inline == [], path


def test_a_title_cannot_break_out_of_the_data_of_a_page(anna: Browser, office: Office) -> None:
    name = "</script><script>alert(1)</script><!--"
    anna.call("PATCH", f"/api/v1/boards/{office.board}", {"name": name})
    for path in ("/boards", f"/boards/{office.board}"):
        assert "<script>alert" not in anna.get(path).get_data(as_text=True)


def test_pages_and_answers_are_kept_by_nobody(anna: Browser, office: Office) -> None:
    kept = {name: answer.headers["Cache-Control"] for name, answer in answers(anna, office).items()}
    assert kept == {
        **dict.fromkeys(kept, "no-store"),
        **dict.fromkeys(("snapshot", "not modified"), "private, no-cache"),
    }


def test_cookies_are_for_the_server_alone(app: Flask, office: Office) -> None:
    for name, flags in cookies_of(Browser(app), office).items():
        assert flags >= {"httponly", "path=/", "samesite=lax"}, name
        assert "secure" not in flags, name
        assert not any(flag.startswith("domain") for flag in flags), name


def test_cookies_are_secure_where_people_type_https(https: Flask, office: Office) -> None:
    for name, flags in cookies_of(Browser(https), office).items():
        assert flags >= {"httponly", "path=/", "samesite=lax", "secure"}, name


def test_https_is_remembered_where_people_type_it_and_nowhere_else(app: Flask, https: Flask, office: Office) -> None:
    assert "max-age=31536000" in Browser(https).get("/sign-in").headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in Browser(app).get("/sign-in").headers


def test_a_program_with_a_key_is_given_no_cookie(client: Client, office: Office) -> None:
    program = client(office.anna)
    found = [program.get("/api/v1/me"), program.post(f"/api/v1/boards/{office.board}/tasks", json={"title": "Задача"})]
    assert [answer.headers.getlist("Set-Cookie") for answer in found] == [[], []]


def test_a_health_check_is_given_no_cookie(app: Flask) -> None:
    for path in ("/healthz", "/readyz", "/api/v1/openapi.json"):
        assert app.test_client().get(path).headers.getlist("Set-Cookie") == []


def test_a_built_file_is_kept_for_a_year_and_taken_for_nothing_else(built: Path, db: database.Database) -> None:
    app = create_app(config.Settings(database_url=db.url), secret_key=KEY, origins=[])
    with closing(app.test_client().get(f"/static/{SCRIPT}")) as answer:
        assert (answer.status_code, answer.get_data(as_text=True)) == (200, "export {}")
        assert "javascript" in answer.headers["Content-Type"]
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_worker_of_walls_is_asked_for_anew_each_time_and_may_serve_any_wall(
    built: Path, db: database.Database
) -> None:
    (built / "wall-worker-2KOEUU46.js").write_text("self")
    (built / "manifest.json").write_text('{"wall-worker.js": "wall-worker-2KOEUU46.js"}')
    app = create_app(config.Settings(database_url=db.url), secret_key=KEY, origins=[])
    with closing(app.test_client().get("/wall-worker.js")) as answer:
        assert (answer.status_code, answer.get_data(as_text=True)) == (200, "self")
        assert "javascript" in answer.headers["Content-Type"]
        assert answer.headers["Cache-Control"] == "no-cache"
        tag = answer.headers["ETag"]
    with closing(app.test_client().get("/wall-worker.js", headers={"If-None-Match": tag})) as answer:
        assert answer.status_code == 304


def test_nothing_but_what_was_built_is_served(built: Path, db: database.Database) -> None:
    app = create_app(config.Settings(database_url=db.url), secret_key=KEY, origins=[])
    for path in (
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "assets/../../secret.txt",
        "/etc/passwd",
        "",
        "assets/",
    ):
        answer = app.test_client().get(f"/static/{path}")
        assert answer.status_code == 404, path
        assert "not for readers" not in answer.get_data(as_text=True)


def policy(answer: TestResponse) -> dict[str, list[str]]:
    """The content security policy by directive."""
    parts = [part.split() for part in answer.headers["Content-Security-Policy"].split(";")]
    return {part[0]: part[1:] for part in parts}


def cookies_of(browser: Browser, office: Office) -> dict[str, set[str]]:
    """The flags of every cookie that signing in and choosing a language set."""
    given = [browser.sign_in(give_password(office.anna)), browser.send("/language", language="en", next="/")]
    found = {}
    for line in [line for answer in given for line in answer.headers.getlist("Set-Cookie")]:
        name, *flags = line.split("; ")
        found[name.partition("=")[0]] = {flag.lower() for flag in flags}
    assert set(found) == {"board_session", "board_known", "board_language"}
    return found
