"""One messenger of the organisation, through Apprise.

Only messengers are let in that write to one person by a name that person knows. Mail goes its own way; JSON, forms, XML
and syslog write to any address there is, and files to none that a person reads.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from apprise import Apprise, AppriseAsset, NotifyBase, NotifyFormat
from apprise.plugins import mattermost, rocketchat, telegram

from board.config import Settings, WrongSetting
from board.errors import N_
from board.notices import reach
from board.notices.channels import Message, NotNow, Refused, one_line, shortened
from board.notices.deadlines import Deadline, Overdue, Patience, within

PATIENCE = Patience(step=4, total=10)
_LONGEST = 3_000
_LONGEST_LINE = 300
_ASSET = AppriseAsset(
    app_id="Board", image_url_mask="", http_redirects=False, async_mode=False, service_timeout=0, secure_logging=True
)

for _service in (telegram, mattermost, rocketchat):
    vars(_service)["requests"] = reach.REQUESTS
# They log the addresses they call, with the secrets that are in them.
logging.getLogger("apprise").setLevel(logging.CRITICAL)
logging.getLogger("urllib3").setLevel(logging.ERROR)


@dataclass(frozen=True)
class Kind:
    """A messenger: what people are called there, and how a message is made to reach that person alone."""

    service: type[NotifyBase]
    name: re.Pattern[str]
    example: str
    aim: Callable[[Any, str], bool]
    written_as: NotifyFormat | None = None


def _aim_telegram(service: Any, name: str) -> bool:
    return bool(service.targets == [(int(name), None)])


def _aim_mattermost(service: Any, name: str) -> bool:
    # Apprise knows channels alone, and would write to the hook's own one instead of to a person.
    service.targets = [("#", f"@{name}")]
    return bool(service.mode == mattermost.MattermostMode.WEBHOOK)


def _aim_rocket(service: Any, name: str) -> bool:
    return bool(service.users == [name] and not service.channels and not service.rooms)


_TELEGRAM = Kind(
    telegram.NotifyTelegram, re.compile(r"[1-9][0-9]{2,18}"), "123456789", _aim_telegram, NotifyFormat.TEXT
)
_MATTERMOST = Kind(mattermost.NotifyMattermost, re.compile(r"[a-z][a-z0-9._-]{0,63}"), "anna", _aim_mattermost)
_ROCKET = Kind(rocketchat.NotifyRocketChat, re.compile(r"[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}"), "anna", _aim_rocket)
KINDS = {"tgram": _TELEGRAM, "mmost": _MATTERMOST, "mmosts": _MATTERMOST, "rocket": _ROCKET, "rockets": _ROCKET}


@dataclass(frozen=True)
class Messenger:
    """The messenger of the settings."""

    kind: Kind
    address: str = field(repr=False)
    places: reach.Places

    @classmethod
    def of(cls, settings: Settings) -> "Messenger | None":
        """The messenger that the settings name; `None` where they name none. Raises `WrongSetting`."""
        if settings.messenger_url is None:
            return None
        kind = KINDS[settings.messenger_url.partition("://")[0]]
        found = cls(kind, settings.messenger_url, reach.Places.of(settings.messenger_hosts))
        if found.aimed_at(kind.example) is None:
            raise WrongSetting("BOARD_MESSENGER_URL is no whole address of this messenger, with {to} where a person is")
        return found

    def name_of(self, text: str) -> str | None:
        """What a person typed as a name in this messenger, or `None` where it cannot be one."""
        name = text.strip().removeprefix("@")
        return name if self.kind.name.fullmatch(name) else None

    def aimed_at(self, name: str) -> NotifyBase | None:
        """The service that writes to that person and to nobody else; `None` where the address does not allow it."""
        parts = self.kind.service.parse_url(self.address.replace("{to}", quote(name, safe="")))
        if not parts or [each.removeprefix("@") for each in parts.get("targets") or ()] != [name]:
            return None
        try:
            service = self.kind.service(**{**parts, "asset": _ASSET, "include_image": False, "avatar": False})
        except (TypeError, ValueError):
            return None
        return service if self.kind.aim(service, name) else None


def send(messenger: Messenger, to: str, message: Message, patience: Patience = PATIENCE) -> None:
    """Write to one person. Raises `NotNow`, `Refused`."""
    name = messenger.name_of(to)
    service = messenger.aimed_at(name) if name else None
    if service is None:
        raise Refused(N_("This is no name in the messenger"))
    text = as_text(message)

    def work(deadline: Deadline) -> reach.Sending:
        with reach.only(reach.Sending(messenger.places, deadline, patience.step)) as sending:
            by = Apprise(asset=_ASSET)
            by.add(service)
            sending.is_taken = bool(by.notify(body=text, body_format=messenger.kind.written_as))
        return sending

    try:
        sending = within(patience.total, work)
    except Overdue:
        raise NotNow(N_("The messenger did not answer in time")) from None
    if not sending.is_taken:
        raise _judged(sending)


def _judged(sending: reach.Sending) -> NotNow:
    if sending.is_stopped:
        return NotNow(N_("The messenger is at an address that may not be reached"))
    if not sending.answers:
        return NotNow(N_("The messenger cannot be reached"))
    return NotNow(N_("The messenger did not take the message"), str(sending.answers[-1]))


def as_text(message: Message) -> str:
    """The message as plain lines, short enough for any messenger; where to go and why always fit."""
    end = ["", message.link(message.path), shortened(_plain(message.why), _LONGEST_LINE)]
    lines = [shortened(_plain(message.title), _LONGEST_LINE)]
    left = _LONGEST - sum(len(each) + 1 for each in (*lines, *end))
    for line in message.lines:
        said = " — ".join(_plain(each) for each in (line.text, line.detail) if each)
        shown = f"• {shortened(said, _LONGEST_LINE)}"
        left -= len(shown) + 1
        if left < 2:
            lines.append("…")
            break
        lines.append(shown)
    return "\n".join([*lines, *end])


def _plain(text: str) -> str:
    # Nobody's words become a link with another name, or a call to a whole channel.
    return one_line(text).replace("<", "‹").replace(">", "›").replace("](", "] (").replace("@", "@\u200b")
