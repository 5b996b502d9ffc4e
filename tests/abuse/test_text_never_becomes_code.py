"""Whatever anybody writes is shown as it was written, on every page, to everybody, in both languages, and does nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.abuse.payloads import EVIL, PAYLOADS
from tests.abuse.spiking import Spiked
from tests.abuse.visits import (
    IMAGE,
    board_in_every_way,
    harm_on,
    opened_one_by_one,
    projects_in_every_way,
    watch_for_harm,
)
from tests.makers import Office
from tests.servers import Server

SignIn = Callable[..., Page]
CANNOT_BE_SHOWN = 2
"""How many of the texts no field takes."""
SHOWN_AS_WRITTEN = ("/boards", "/admin/units", "/admin/people", "/admin/lists", "/profile", "/projects")


def test_every_text_that_a_command_takes_was_tried_with_every_payload(spiked: Spiked) -> None:
    assert [place for place in spiked.places if not spiked.taken[place]] == []
    whole = [place for place, taken in spiked.taken.items() if len(taken) == len(PAYLOADS) - CANNOT_BE_SHOWN]
    assert len(whole) > 30
    assert not any("\x00" in text or "\x1b" in text for taken in spiked.taken.values() for text in taken)


def test_signs_that_turn_or_hide_text_are_kept_nowhere(spiked: Spiked) -> None:
    kept = spiked.file.read_bytes()
    assert b"gpj.exe" in kept
    for sign in ("\u202e", "\u2066", "\u2069", "\u200b", "\x9b"):
        assert sign.encode() not in kept, repr(sign)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("who", "policy", "languages"),
    [("admin", "kept", "ru en"), ("anna", "kept", "ru"), ("boris", "kept", "en"), ("admin", "ignored", "ru")],
)
def test_no_text_does_anything_on_any_page(
    who: str,
    policy: str,
    languages: str,
    server: Server,
    staffed: Office,
    spiked: Spiked,
    sign_in: SignIn,
    faults: list[str],
) -> None:
    # Where the policy is ignored, what it would have stopped runs, so that nothing depends on it alone.
    page = sign_in(getattr(staffed, who), bypass_csp=policy == "ignored")
    watch_for_harm(page, server.url, faults)
    for language in languages.split():
        page.set_viewport_size({"width": 1366, "height": 768})
        page.goto(f"{server.url}/boards")
        page.get_by_role("button", name=language.upper()).click()
        for path in opened_one_by_one(page, server.url, staffed, spiked.titles, spiked.projects[1][1]):
            assert harm_on(page) == [], path
            assert page.url.startswith(server.url), path
            if who == "admin" and path in SHOWN_AS_WRITTEN:
                assert IMAGE in page.inner_text("body"), path
        for view in board_in_every_way(page, server.url, staffed, spiked.titles, language):
            assert harm_on(page) == [], view
        for view in projects_in_every_way(page, server.url, spiked.projects, language):
            assert harm_on(page) == [], view
    assert faults == []


@pytest.mark.browser
def test_the_watch_itself_would_speak(browser: Browser) -> None:
    page, faults = browser.new_page(), list[str]()
    watch_for_harm(page, "http://127.0.0.1:9", faults)
    page.set_content(f"<script>alert(1)</script><img src=http://{EVIL}/1><p data-spike>" + "".join(PAYLOADS))
    page.wait_for_timeout(300)
    told = " ".join([*faults, *harm_on(page)])
    for sign in ("said: 1", "ran: ", "asked: http", "onerror=", "onload=", "javascript:", "data-spike", "<base"):
        assert sign in told, sign
    page.close()
