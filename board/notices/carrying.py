"""How what is in the outbox is brought: letters by the mail server, messages by the messenger of the settings."""

from functools import partial

from board.config import Settings
from board.notices import mail, messenger, sending, stopping, ways
from board.notices.channels import Line, Message
from board.notices.kinds import MORNING, TRIAL, kind
from board.notices.mail import MailServer
from board.notices.messenger import Messenger
from board.notices.models import Channel
from board.notices.sending import Carrier, Parcel
from board.notices.ways import Ways
from board.notices.words import Speech


def set_up(settings: Settings, *, base_url: str, secret_key: str) -> None:
    """From now on notices leave the house as the settings say. Raises `WrongSetting`."""
    server, service = MailServer.of(settings), Messenger.of(settings)
    carriers: dict[Channel, Carrier] = {}
    if server:
        carriers[Channel.MAIL] = partial(_bring_letter, server, secret_key)
    if service:
        carriers[Channel.MESSENGER] = partial(_bring_message, service, secret_key)
    is_name = (lambda text: service.name_of(text) is not None) if service else (lambda _text: True)
    ways.use(Ways(frozenset(carriers), base_url, settings.language, is_name))
    sending.use(carriers)


def message(parcel: Parcel, secret_key: str) -> Message:
    """What is written to somebody."""
    known, notice = ways.known(), parcel.notice
    about = kind(notice.kind)
    speech = Speech(parcel.reader.locale or known.locale)
    token = stopping.token(secret_key, parcel.person.id, about) if about else None
    return Message(
        title=notice.title,
        lines=tuple(Line(**each) for each in notice.lines),
        path=notice.path or "/boards",
        why=_why(speech, notice.kind),
        locale=speech.locale,
        base_url=known.base_url,
        unsubscribe=f"{known.base_url}/stop-letters/{token}" if token else None,
        organisation=speech.gettext("Boards of the administration"),
    )


def _why(speech: Speech, code: str) -> str:
    about = kind(code)
    if about is None or about is TRIAL:
        return speech.gettext("You have asked for this letter.")
    if about is MORNING:
        return speech.gettext("Once on a working day you are written what has come up for you.")
    name = speech.gettext(about.name)
    return speech.gettext(
        "This letter belongs to “%(kind)s”; in your profile you choose of what you are written.", kind=name
    )


def _bring_letter(server: MailServer, secret_key: str, parcel: Parcel) -> None:
    message_id = f"<{parcel.delivery.id}@{server.sender.domain}>"
    person, at = parcel.person, parcel.delivery.made_at
    letter = mail.compose(message(parcel, secret_key), server.sender, person.name, person.email, message_id, at)
    mail.send(server, letter)


def _bring_message(service: Messenger, secret_key: str, parcel: Parcel) -> None:
    messenger.send(service, parcel.reader.messenger or "", message(parcel, secret_key))
