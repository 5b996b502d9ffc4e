"""After signing in a person comes to where they wanted to go, and never to another host."""

from collections.abc import Callable
from urllib.parse import quote, urlsplit

import pytest

from tests.makers import Office, make_task
from tests.people.browsers import Browser, give_password, place

Browsers = Callable[..., Browser]
OWN = ["/", "/boards", "/boards/x?task=1&y=2", "/boards#top", "/boards/%D0%B0", "/walls//x", "/a:b@c"]
ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "/\\/evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/\r\nSet-Cookie: x=1",
    "https://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "http://localhost:1@evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "@evil.example",
    ".evil.example",
    "/\u2028/evil.example",
    "/\u200b/evil.example",
    "/a\\..\\..\\evil.example",
    "//[evil",
    "//[::1]/",
    "/\0/evil.example",
    "",
]


def test_signing_in_leads_to_any_page_of_ours(new_browser: Browsers, office: Office) -> None:
    email, boris = give_password(office.boris), new_browser()
    assert [place(boris.sign_in(email, next=wanted)) for wanted in OWN] == OWN


def test_signing_in_leads_to_no_other_host(new_browser: Browsers, office: Office) -> None:
    email, boris = give_password(office.boris), new_browser()
    led = {wanted: place(boris.sign_in(email, next=wanted)) for wanted in ELSEWHERE}
    assert led == dict.fromkeys(ELSEWHERE, "/")


def test_whoever_is_signed_in_is_led_to_no_other_host(new_browser: Browsers, office: Office) -> None:
    boris = new_browser()
    boris.sign_in(give_password(office.boris))
    led = {wanted: place(boris.get(f"/sign-in?next={quote(wanted)}")) for wanted in ELSEWHERE}
    assert led == dict.fromkeys(ELSEWHERE, "/")


def test_the_form_does_not_keep_the_address_of_another_host(new_browser: Browsers, office: Office) -> None:
    pages = [new_browser().get(f"/sign-in?next={quote(wanted)}").get_data(as_text=True) for wanted in ELSEWHERE]
    assert all('name="next" value="/"' in page for page in pages)


def test_choosing_a_language_leads_to_no_other_host(new_browser: Browsers, office: Office) -> None:
    boris = new_browser()
    led = {wanted: place(boris.send("/language", language="en", next=wanted)) for wanted in ELSEWHERE}
    assert led == dict.fromkeys(ELSEWHERE, "/")


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "//evil.example/boards", "//boards"])
def test_a_strange_address_leads_a_stranger_to_no_other_host(new_browser: Browsers, office: Office, path: str) -> None:
    answer = new_browser().client.get("/", environ_overrides={"PATH_INFO": path})
    assert urlsplit(answer.headers.get("Location", "")).netloc in ("", "localhost")
    assert answer.status_code in (302, 308, 404)


def test_a_stranger_comes_back_to_the_very_task(new_browser: Browsers, office: Office) -> None:
    boris, task = new_browser(), make_task(office)
    form = place(boris.get(f"/boards/{office.board}?task={task}"))
    wanted = form.removeprefix("/sign-in?next=")
    assert f'value="/boards/{office.board}?task={task}"' in boris.get(form).get_data(as_text=True)
    assert wanted == quote(f"/boards/{office.board}?task={task}", safe="/?")
    led = place(boris.sign_in(give_password(office.boris), next=f"/boards/{office.board}?task={task}"))
    assert boris.get(led).status_code == 200


def test_a_wrong_password_does_not_lose_the_way_back(new_browser: Browsers, office: Office) -> None:
    page = new_browser().sign_in(give_password(office.boris), "не тот пароль", next="/boards").get_data(as_text=True)
    assert 'name="next" value="/boards"' in page
