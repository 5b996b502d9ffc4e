"""A set-up that is cut short leaves nothing that passes for whole; two at once take turns."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bootstrap.clones import BARE_PYTHON, Run, bare_environment, put

# A shell lets what it runs in the background ignore Ctrl+C, and every child of that too.
HEARING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"


def begin(root: Path, environment: Mapping[str, str]) -> "subprocess.Popen[str]":
    """Starts a set-up in a process group of its own, where Ctrl+C is heard whatever the tests were started from."""
    return subprocess.Popen(
        [BARE_PYTHON, "-c", HEARING, BARE_PYTHON, "-m", "board", "migrate"],
        cwd=root,
        env={**bare_environment(root), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} did not appear"
        time.sleep(0.02)


def test_two_set_ups_at_once_take_turns_and_install_once(checkout: Path) -> None:
    first = begin(checkout, {"PIP_SECONDS": "0.7"})
    wait_for(checkout / "pip.log")
    second = begin(checkout, {})
    _, first_words = first.communicate(timeout=30)
    _, second_words = second.communicate(timeout=30)
    assert (first.returncode, second.returncode) == (0, 0)
    assert "жду её окончания" in second_words
    assert "жду" not in first_words
    assert (checkout / "pip.log").read_text(encoding="utf-8").count("-r requirements.lock") == 1


def test_ctrl_c_removes_the_environment_that_was_begun(checkout: Path, run: Run) -> None:
    begun = begin(checkout, {"PIP_SECONDS": "20"})
    wait_for(checkout / "pip.log")
    os.killpg(begun.pid, signal.SIGINT)
    _, words = begun.communicate(timeout=30)
    assert begun.returncode == 130
    assert "Traceback" not in words
    assert not (checkout / ".venv").exists()
    assert run(checkout, "migrate").returncode == 0


def test_a_killed_set_up_is_begun_anew_by_the_next_start(checkout: Path, run: Run) -> None:
    begun = begin(checkout, {"PIP_SECONDS": "20"})
    wait_for(checkout / "pip.log")
    put(checkout / ".venv" / "half", "")
    os.killpg(begun.pid, signal.SIGKILL)
    begun.communicate(timeout=30)
    assert run(checkout, "migrate").returncode == 0
    assert not (checkout / ".venv" / "half").exists()


def test_a_killed_upgrade_is_begun_anew_by_the_next_start(checkout: Path, run: Run) -> None:
    run(checkout, "migrate")
    put(checkout / "requirements.lock", "# changed")
    (checkout / "pip.log").unlink()
    begun = begin(checkout, {"PIP_SECONDS": "20"})
    wait_for(checkout / "pip.log")
    put(checkout / ".venv" / "half", "")
    os.killpg(begun.pid, signal.SIGKILL)
    begun.communicate(timeout=30)
    put(checkout / "requirements.lock", "")
    assert run(checkout, "migrate").returncode == 0
    assert not (checkout / ".venv" / "half").exists()


def test_an_unknown_failure_of_pip_ends_with_one_line_and_no_environment(checkout: Path, run: Run) -> None:
    done = run(checkout, "migrate", environment={"PIP_ERROR": "ERROR: the moon is full"})
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "board: «python» не справился: ERROR: the moon is full"
    assert not (checkout / ".venv").exists()


def test_a_refused_upgrade_keeps_the_environment_as_it_was(checkout: Path, run: Run) -> None:
    run(checkout, "migrate")
    put(checkout / "requirements.lock", "# changed")
    assert run(checkout, "migrate", environment={"PIP_ERROR": "ERROR: the moon is full"}).returncode == 1
    put(checkout / "requirements.lock", "")
    assert run(checkout, "migrate").stderr == ""


def test_an_upgrade_that_filled_the_disk_is_begun_anew_by_the_next_start(checkout: Path, run: Run) -> None:
    run(checkout, "migrate")
    put(checkout / ".venv" / "half", "")
    put(checkout / "requirements.lock", "# changed")
    assert run(checkout, "migrate", environment={"PIP_ERROR": "[Errno 28] No space left on device"}).returncode == 1
    assert run(checkout, "migrate").returncode == 0
    assert not (checkout / ".venv" / "half").exists()


@pytest.mark.parametrize("harm", ["moved", "dead python", "no pyvenv.cfg"])
def test_an_environment_that_cannot_work_is_made_anew(checkout: Path, run: Run, harm: str) -> None:
    run(checkout, "migrate")
    put(checkout / ".venv" / "old", "")
    if harm == "moved":
        checkout = Path(shutil.move(checkout, checkout.with_name("elsewhere")))
    elif harm == "dead python":
        (checkout / ".venv" / "bin" / "python").unlink()
        (checkout / ".venv" / "bin" / "python").symlink_to("/usr/bin/python3.0")
    else:
        (checkout / ".venv" / "pyvenv.cfg").unlink()
    assert run(checkout, "migrate").stdout == f"ran migrate in {checkout / '.venv'}\n"
    assert not (checkout / ".venv" / "old").exists()


def test_an_environment_of_a_former_python_is_made_anew(checkout: Path, run: Run) -> None:
    run(checkout, "migrate")
    put(checkout / ".venv" / "old", "")
    with (checkout / ".venv" / "pyvenv.cfg").open("a", encoding="utf-8") as record:
        record.write("version = 3.9.18\n")
    run(checkout, "migrate")
    assert not (checkout / ".venv" / "old").exists()
