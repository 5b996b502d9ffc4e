"""Mail addresses as people write them, made into ones that mail servers take."""

import re
from email.headerregistry import Address

_LOCAL_PART = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]{1,64}")
_NAMED = re.compile(r'\s*"?(?P<name>[^<>"\x00-\x1f\x7f-\x9f]*?)"?\s*<(?P<address>[^<>]+)>\s*')
_DOMAIN = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63}){0,20}", re.IGNORECASE)


def address(text: str) -> Address | None:
    """The address, its domain in Latin letters; `None` where the text is no mail address."""
    local, _, domain = text.strip().rpartition("@")
    try:
        local.encode()
        known = domain.encode("idna").decode()
    except UnicodeError:
        return None
    return Address("", local, known) if _LOCAL_PART.fullmatch(local) and _DOMAIN.fullmatch(known) else None


def sender(text: str) -> Address | None:
    """The same for `Name <address>`; every server must be able to read it."""
    named = _NAMED.fullmatch(text)
    found = address(named["address"] if named else text)
    if found is None or not found.username.isascii():
        return None
    return Address(named["name"] if named else "", found.username, found.domain)
