"""Whatever stops the set-up is told in one clear line."""

import errno

import pytest

from board.bootstrap import failures
from board.bootstrap.language import choose

PIP_FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"
NPM_FULL = (
    "npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write\nnpm error nospc ENOSPC: no space left\n"
)
ESBUILD_FULL = "Failed to write to output file: write /a/static/dist.part/app.css: no space left on device\n"
PIP_OFFLINE = (
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(': Failed to establish"
    " a new connection: [Errno -3] Temporary failure in name resolution')'\n"
    "ERROR: Could not find a version that satisfies the requirement flask==3.1.3 (from versions: none)\n"
)
NPM_OFFLINE = "npm error code EAI_AGAIN\nnpm error syscall getaddrinfo\nnpm error request failed\n"
PIP_INSPECTED = "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed'))\n"
NPM_INSPECTED = "npm error code SELF_SIGNED_CERT_IN_CHAIN\n"
PIP_LOCKED_OUT = "ERROR: Could not install packages due to an OSError: [Errno 30] Read-only file system: '/a/.venv'\n"


@pytest.fixture(autouse=True)
def _in_russian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")


@pytest.mark.parametrize("output", [PIP_FULL, NPM_FULL, ESBUILD_FULL])
def test_a_full_disk_is_recognised_in_every_tools_words(output: str) -> None:
    assert str(failures.of_output("tool", output)) == str(failures.disk_full())


@pytest.mark.parametrize("output", [PIP_OFFLINE, NPM_OFFLINE])
def test_a_dead_network_is_recognised_in_every_tools_words(output: str) -> None:
    assert str(failures.of_output("tool", output)) == str(failures.no_network())


@pytest.mark.parametrize("output", [PIP_INSPECTED, NPM_INSPECTED])
def test_an_inspecting_network_is_told_apart_from_a_dead_one(output: str) -> None:
    assert str(failures.of_output("tool", output)) == str(failures.not_trusted())


def test_a_folder_without_the_right_to_write_is_recognised() -> None:
    assert "нет права записи" in str(failures.of_output("pip", PIP_LOCKED_OUT))


def test_an_unknown_failure_shows_the_tools_own_error_line_and_the_end_of_its_words() -> None:
    failure = failures.of_output("node", "one\nstatic/a.js:3: error: no such module\nthe end\n")
    assert isinstance(failure, failures.ToolFailed)
    assert "static/a.js:3: error: no such module" in str(failure)
    assert failure.details.splitlines()[-1] == "the end"


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "не осталось места"), (errno.EROFS, "нет права записи"), (errno.EACCES, "нет права записи")],
)
def test_the_systems_own_errors_get_the_same_lines(number: int, words: str) -> None:
    assert words in str(failures.of_os_error(OSError(number, "…", "/a/folder")))


def test_an_english_locale_gets_english_and_every_other_one_russian(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {}
    for locale in ("en_US.UTF-8", "ru_RU.UTF-8", "C.UTF-8", ""):
        monkeypatch.setenv("LC_ALL", locale)
        monkeypatch.setenv("LANG", locale)
        told[locale] = choose("да", "yes")
    assert told == {"en_US.UTF-8": "yes", "ru_RU.UTF-8": "да", "C.UTF-8": "да", "": "да"}
