"""A Python as some distributions ship it: in parts."""

from pathlib import Path

from tests.bootstrap.clones import QUICK_PIP, QUICK_VENV, Run, put

NO_ENSUREPIP = """
import sys
if "--without-pip" not in sys.argv:
    sys.exit("The virtual environment was not created successfully because ensurepip is not available.")
"""
NO_PIP = "import sys\nif '--python' in sys.argv:\n    sys.exit('No module named pip')\n"
HINT = "board: в этом Python нет venv и pip; поставьте их: apt-get install python3-venv"


def test_without_ensurepip_the_machines_pip_fills_the_environment(checkout: Path, run: Run) -> None:
    put(checkout / "venv.py", NO_ENSUREPIP + QUICK_VENV)
    done = run(checkout, "migrate")
    assert done.stdout == f"ran migrate in {checkout / '.venv'}\n"
    first = (checkout / "pip.log").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"--python {checkout / '.venv' / 'bin' / 'python'} install --quiet pip"


def test_without_ensurepip_and_pip_one_line_says_what_to_install(checkout: Path, run: Run) -> None:
    put(checkout / "venv.py", NO_ENSUREPIP + QUICK_VENV)
    put(checkout / "pip" / "__main__.py", NO_PIP + QUICK_PIP)
    done = run(checkout, "migrate")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == HINT
    assert not (checkout / ".venv").exists()


def test_without_venv_one_line_says_what_to_install(checkout: Path, run: Run) -> None:
    put(checkout / "venv.py", "raise SystemExit('No module named venv')")
    done = run(checkout, "migrate")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == HINT
    assert not (checkout / ".venv").exists()
