"""What a letter looks like. Pure: the same message gives the same letter."""

import functools
import gettext
import re
from datetime import datetime
from email import policy
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape

from board import mail_addresses
from board.bootstrap import places
from board.errors import N_
from board.notices.channels import Line, Message, Refused, one_line, safe_address, shortened
from board.web import language

_LONGEST_SUBJECT = 150
_LONGEST_NAME = 64
_LONGEST_TEXT = 500
_ID = re.compile(r"<[A-Za-z0-9.+=_-]{1,160}@[A-Za-z0-9.-]{1,80}>")
# There are mail programs that decode a name first and take the list of addresses apart after that.
_IN_LISTS_OF_ADDRESSES = str.maketrans(dict.fromkeys('"<>()[]@,;:\\', " "))


class _Policy(policy.EmailPolicy):
    """Headers written by hand: the library loses and adds spaces where long words are not ASCII.

    Those of which programs read addresses stay whole: folded like a text, they would be encoded like one.
    """

    def fold(self, name: str, value: Any) -> str:
        match name.lower():
            case "list-unsubscribe" | "message-id":
                written = str(value)
            case "subject":
                written = self._words(name, str(value))
            case "from" | "to":
                written = ", ".join(self._address(name, each) for each in value.addresses)
            case _:
                return str(super().fold(name, value))
        return f"{name}: {written}{self.linesep}"

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode()

    def _address(self, name: str, address: Address) -> str:
        shown = address.display_name
        return f"{self._words(name, shown)} <{address.addr_spec}>" if shown else address.addr_spec

    def _words(self, name: str, text: str) -> str:
        if text.isascii() and (name == "Subject" or text.replace(" ", "").isalnum()):
            return text
        return Header(text, "utf-8", header_name=name).encode(linesep=self.linesep)


_POLICY = _Policy(linesep="\r\n")


def compose(
    message: Message, sender: Address, to_name: str, to_email: str, message_id: str, at: datetime
) -> EmailMessage:
    """The letter to one person; nothing in names and titles can become a header or markup.

    Sent again, it has the same `message_id`, `<…@…>`, by which a mailbox knows it. Raises `Refused`.
    """
    if not _ID.fullmatch(message_id):
        raise ValueError(message_id)
    receiver = mail_addresses.address(to_email)
    if receiver is None:
        raise Refused(N_("This is no mail address"))
    letter = EmailMessage(_POLICY)
    # What looks like an encoded word would be read as one.
    letter["Subject"] = shortened(one_line(message.title).replace("=?", "= ?"), _LONGEST_SUBJECT)
    letter["From"] = _named(sender.display_name or message.organisation, sender)
    letter["To"] = _named(to_name, receiver)
    letter["Date"] = format_datetime(at)
    letter["Message-ID"] = message_id
    letter["Auto-Submitted"] = "auto-generated"
    letter["X-Auto-Response-Suppress"] = "All"
    if message.unsubscribe:
        letter["List-Unsubscribe"] = f"<{safe_address(message.unsubscribe)}>"
        letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    letter.set_content(_written("mail.txt", message), cte="base64")
    letter.add_alternative(_written("mail.html", message), subtype="html", cte="base64")
    letter["Content-Language"] = message.locale
    return letter


def _named(name: str, address: Address) -> Address:
    shown = shortened(" ".join(one_line(name).translate(_IN_LISTS_OF_ADDRESSES).split()), _LONGEST_NAME)
    return Address(shown, address.username, address.domain)


def _written(template: str, message: Message) -> str:
    return (
        _templates(message.locale)
        .get_template(template)
        .render(
            locale=message.locale,
            title=shortened(one_line(message.title), _LONGEST_TEXT),
            lines=[_shown(line, message) for line in message.lines],
            link=message.link(message.path),
            why=shortened(one_line(message.why), _LONGEST_TEXT),
            unsubscribe=message.unsubscribe and safe_address(message.unsubscribe),
            organisation=shortened(one_line(message.organisation), _LONGEST_SUBJECT),
        )
    )


def _shown(line: Line, message: Message) -> dict[str, str]:
    return {
        "text": shortened(one_line(line.text), _LONGEST_TEXT),
        "detail": shortened(one_line(line.detail), _LONGEST_TEXT),
        "link": message.link(line.path) if line.path else "",
    }


@functools.cache
def _templates(locale: str) -> Environment:
    found = Environment(
        loader=FileSystemLoader(places.TEMPLATES / "notices"),
        autoescape=select_autoescape(("html",)),
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    said = gettext.translation("messages", language.CATALOGUES, [locale], fallback=True)
    found.install_gettext_translations(said, newstyle=True)  # type: ignore[attr-defined]
    return found
