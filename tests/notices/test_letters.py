"""What a letter holds, whatever people call their tasks and themselves."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from board.bootstrap import places
from board.notices import letters
from board.notices.channels import Line, Message, NotNow, Refused, in_words, one_line, shortened
from board.notices.letters import compose
from board.web import language
from tests.abuse.payloads import PAYLOADS

SENDER = Address("", "board", "district.example")
AT = datetime(2026, 11, 13, 2, 0, tzinfo=UTC)
ID = "<due.41.1@district.example>"
MESSAGE = Message(
    title="Завтра срок: 2 задачи",
    lines=(
        Line("Смета ремонта школы № 4", "срок завтра, 14 ноября", "/tasks/7"),
        Line("Ответ на запрос", "просрочено на 2 дня"),
    ),
    path="/boards/x?by=people",
    why="Вы исполнитель этих задач.",
    locale="ru",
    base_url="https://board.district.example",
    unsubscribe="https://board.district.example/notices/stop/abc-DEF_1?kind=due",
    organisation="Администрация района",
)
HEADERS = {
    *("Subject", "From", "To", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress"),
    *("List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Content-Type", "Content-Language"),
}
SIGNS = st.text(st.characters(exclude_categories=())) | st.sampled_from(
    [*PAYLOADS, "a\nBcc: x@evil.example", 'Анна" <x@evil.example>, "', "я" * 400, "\ud800", "a\r\n\r\n<script>"]
)


def arrived(
    message: Message = MESSAGE, name: str = "Анна Ковалёва", address: str = "anna@district.example"
) -> EmailMessage:
    """The letter as whoever gets it reads it."""
    found = message_from_bytes(compose(message, SENDER, name, address, ID, AT).as_bytes(), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def text_of(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


class Page(HTMLParser):
    """The signs, links and texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues as they are in the tree now, whatever was compiled at set-up."""
    folder = tmp_path_factory.mktemp("catalogues")
    for locale in ("ru", "en"):
        source = language.CATALOGUES / locale / "LC_MESSAGES" / "messages.po"
        target = folder / locale / "LC_MESSAGES" / "messages.mo"
        target.parent.mkdir(parents=True)
        with source.open("rb") as written, target.open("wb") as made:
            write_mo(made, read_po(written, locale=locale))
    return folder


@pytest.fixture(autouse=True)
def _catalogues(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(language, "CATALOGUES", compiled)
    letters._templates.cache_clear()
    yield
    letters._templates.cache_clear()


def test_a_letter_says_who_what_when_and_why() -> None:
    letter = arrived()
    assert set(letter.keys()) == HEADERS
    assert letter["Subject"] == "Завтра срок: 2 задачи"
    assert letter["From"].addresses == (Address("Администрация района", "board", "district.example"),)
    assert letter["To"].addresses == (Address("Анна Ковалёва", "anna", "district.example"),)
    assert letter["Date"].datetime == AT
    assert letter["Message-ID"] == ID
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Content-Language"] == "ru"
    assert letter.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]


def test_the_sender_has_the_name_of_the_settings_where_there_is_one() -> None:
    letter = compose(MESSAGE, Address("Доски", "board", "district.example"), "Анна", "a@b.example", ID, AT)
    assert letter["From"].addresses[0].display_name == "Доски"


def test_a_name_has_no_sign_by_which_lists_of_addresses_are_read() -> None:
    assert arrived(name='Анна" <x@evil.example>, "')["To"].addresses[0].display_name == "Анна x evil.example"


def test_one_click_ends_such_letters_as_rfc_8058_wants_it() -> None:
    letter = arrived()
    assert letter["List-Unsubscribe"] == "<https://board.district.example/notices/stop/abc-DEF_1?kind=due>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    without = arrived(replace(MESSAGE, unsubscribe=None))
    assert set(without.keys()) == HEADERS - {"List-Unsubscribe", "List-Unsubscribe-Post"}
    assert "Не присылать" not in text_of(without, "plain") + text_of(without, "html")


def test_long_addresses_in_headers_are_neither_folded_nor_encoded() -> None:
    address = f"https://board.district.example/notices/stop/{'k' * 200}"
    letter = compose(
        replace(MESSAGE, unsubscribe=address), SENDER, "Анна", "a@b.example", f"<{'i' * 120}@b.example>", AT
    )
    assert f"\r\nList-Unsubscribe: <{address}>\r\n".encode() in letter.as_bytes()
    assert f"\r\nMessage-ID: <{'i' * 120}@b.example>\r\n".encode() in letter.as_bytes()


def test_both_bodies_tell_the_same() -> None:
    letter = arrived()
    page = Page(text_of(letter, "html"))
    for said in (text_of(letter, "plain"), page.text):
        for text in ("Завтра срок: 2 задачи", "Смета ремонта школы № 4", "срок завтра, 14 ноября", "Ответ на запрос"):
            assert text in said
        for text in ("Открыть", "Почему это письмо? Вы исполнитель этих задач.", "Не присылать таких писем"):
            assert text in said
        assert "Администрация района" in said
    links = [
        "https://board.district.example/tasks/7",
        "https://board.district.example/boards/x?by=people",
        MESSAGE.unsubscribe,
    ]
    assert page.links == links
    assert re.findall(r"https://\S+", text_of(letter, "plain")) == links


def test_an_english_reader_gets_an_english_letter() -> None:
    said = text_of(arrived(replace(MESSAGE, locale="en")), "plain")
    assert "Open: https://" in said
    assert "Why this letter?" in said
    assert "Do not send me such letters: https://" in said


def test_without_compiled_catalogues_it_is_english(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "CATALOGUES", tmp_path_factory.mktemp("none"))
    letters._templates.cache_clear()
    assert "Open: https://" in text_of(arrived(), "plain")


WORDS = st.lists(st.sampled_from(["Комитет", "по", "управлению", "имуществом", "and", "09:00:", "№", "ООО", "Rapid",
    "=?utf-8?b?0JA=?=", "«Лесная»", "a" * 70, "ж" * 70, "🚧"]), min_size=1, max_size=14).map(" ".join)  # fmt: skip


@settings(deadline=None)
@given(title=WORDS, name=WORDS)
def test_every_word_and_every_space_arrives(title: str, name: str) -> None:
    letter = compose(replace(MESSAGE, title=title), SENDER, name, "anna@district.example", ID, AT).as_bytes()
    # The newer reader of the library adds spaces inside long names; mail programs read as the older one does.
    read = message_from_bytes(letter, policy=policy.compat32)
    subject, to = (str(make_header(decode_header(read[each]))) for each in ("Subject", "To"))
    assert subject == shortened(title.replace("=?", "= ?"), 150)
    assert to.removesuffix("<anna@district.example>").strip() == letters._named(name, SENDER).display_name


@settings(deadline=None)
@given(title=SIGNS, name=SIGNS, organisation=SIGNS, stop=SIGNS)
def test_nothing_becomes_a_header(title: str, name: str, organisation: str, stop: str) -> None:
    message = replace(MESSAGE, title=title, organisation=organisation, unsubscribe=f"https://board.example/{stop}")
    raw = compose(message, SENDER, name, "anna@district.example", ID, AT).as_bytes()
    letter = message_from_bytes(raw, policy=policy.default)
    assert isinstance(letter, EmailMessage)
    assert set(letter.keys()) == HEADERS
    assert len(letter.keys()) == len(HEADERS)
    assert [each.addr_spec for each in letter["To"].addresses] == ["anna@district.example"]
    assert [each.addr_spec for each in letter["From"].addresses] == ["board@district.example"]
    assert len(letter["Subject"]) <= 150
    head = raw.partition(b"\r\n\r\n")[0].decode("ascii")
    assert re.fullmatch(r"[A-Za-z-]+:[^\r\n]*(\r\n([A-Za-z-]+:| )[^\r\n]*)*", head)
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]


@settings(deadline=None)
@given(text=SIGNS, path=SIGNS)
def test_nothing_becomes_markup_and_no_link_leads_away(text: str, path: str) -> None:
    line = Line(text, text, path)
    letter = arrived(Message(text, (line, line), path, text, "ru", "https://board.example", None, text))
    page, plain = Page(text_of(letter, "html")), Page(text_of(arrived(replace(MESSAGE, lines=())), "html"))
    assert set(page.tags) <= {*plain.tags, "ul", "li", "div"}
    assert page.attributes <= {*plain.attributes, "class"}
    assert {link[: len("https://board.example/")] for link in page.links} == {"https://board.example/"}
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", page.text + text_of(letter, "plain"))


def test_a_title_of_two_lines_stays_one_line_of_the_plain_text() -> None:
    letter = arrived(replace(MESSAGE, title="Отчёт\nОткрыть: https://evil.example\u202e"))
    assert text_of(letter, "plain").startswith("Отчёт Открыть: https://evil.example\n")
    assert letter["Subject"] == "Отчёт Открыть: https://evil.example"


@pytest.mark.parametrize("path", ["@evil.example/x", "//evil.example", ".evil.example", "https://evil.example", ""])
def test_a_path_that_is_none_leads_to_the_program(path: str) -> None:
    assert (
        Page(text_of(arrived(replace(MESSAGE, path=path, lines=(), unsubscribe=None)), "html"))
        .links[0]
        .startswith("https://board.district.example/")
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("anna@district.example", "anna@district.example"),
        (" anna@администрация.рф ", "anna@xn--80aalqabyj2ajl4c8g.xn--p1ai"),
        ("почта@администрация.рф", "почта@xn--80aalqabyj2ajl4c8g.xn--p1ai"),
        ("anna@localhost", "anna@localhost"),
    ],
)
def test_an_address_is_written_as_servers_read_it(typed: str, written: str) -> None:
    assert compose(MESSAGE, SENDER, "", typed, ID, AT)["To"].addresses[0].addr_spec == written


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "anna",
        "@b.example",
        "anna@",
        "a b@c.example",
        "a@b@c.example",
        "a@b.example, c@d.example",
        "<a@b.example>",
        "a@b..example",
        "a\nb@c.example",
        "a@b.example\r\nBcc: x@y",
        "a@[127.0.0.1]",
        "a\u202eb@c.example",
        "a\ud800@b.example",
        f"a@{'b' * 64}.example",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"^This is no mail address$"):
        compose(MESSAGE, SENDER, "Анна", typed, ID, AT)


@pytest.mark.parametrize(
    "ident", ["<>", "1", "<1>", "1@b.example", "<1@b.example>\nBcc: x@evil.example", "<a b@c.example>"]
)
def test_a_letter_without_a_proper_id_is_a_mistake_of_the_program(ident: str) -> None:
    with pytest.raises(ValueError, match=re.escape(ident)):
        compose(MESSAGE, SENDER, "Анна", "a@b.example", ident, AT)


def test_long_texts_are_cut_between_words() -> None:
    subject = arrived(replace(MESSAGE, title="слово " * 100))["Subject"]
    assert subject.endswith(" слово…")
    assert len(subject) <= 150
    assert shortened("коротко", 7) == "коротко"
    assert shortened("коротко", 6) == "корот…"


def test_a_failure_is_one_short_line_that_a_reader_understands() -> None:
    failure = NotNow("The mail server does not take it now", "451 try\r\nlater\u202e " + "x" * 500)
    assert len(str(failure)) < 220
    assert one_line(str(failure)) == str(failure)
    said = in_words(str(failure), {"The mail server does not take it now": "Не сейчас"}.__getitem__)
    assert said.startswith("Не сейчас: 451 try later xxx")
    assert in_words("This is no mail address", str.upper) == "THIS IS NO MAIL ADDRESS"


def test_the_templates_are_where_letters_look() -> None:
    assert {file.name for file in (places.TEMPLATES / "notices").glob("mail.*")} == {"mail.html", "mail.txt"}
