"""The link in a letter by which its reader stops letters of that kind, without signing in (RFC 8058)."""

from itsdangerous import BadSignature, URLSafeSerializer

from board.notices.kinds import CHOSEN, Kind, kind

_SALT = "stop letters"


def token(secret_key: str, person_id: str, about: Kind) -> str | None:
    """What the link ends with; `None` where letters of that kind cannot be stopped."""
    if about not in CHOSEN or not about.may_stop:
        return None
    return str(URLSafeSerializer(secret_key, salt=_SALT).dumps([person_id, about.code]))


def read(secret_key: str, given: str) -> tuple[str, Kind] | None:
    """Whose letters of which kind are to stop; `None` for what we have not made."""
    try:
        person_id, code = URLSafeSerializer(secret_key, salt=_SALT).loads(given)
    except (BadSignature, ValueError, TypeError):
        return None
    about = kind(code)
    return (person_id, about) if about in CHOSEN and about.may_stop else None
