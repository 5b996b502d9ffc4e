"""The base of every input model, and the kinds of text that may come in."""

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError
from werkzeug.routing import BaseConverter

from board.errors import N_

# Characters that turn or hide text: they have no use in the name of a task and much in a fraud.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]")
_LINE_BREAK = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


class PathPart(BaseConverter):
    """A variable part of an address. PostgreSQL keeps no NUL, so nothing is ever called by one."""

    regex = r"[^/\x00]+"


class Input(BaseModel):
    """A body from outside: unknown fields are refused, types are not guessed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


def _clean(text: str) -> str:
    if _CONTROL.search(text):
        raise PydanticCustomError("control_character", N_("has characters that cannot be shown"))
    seen = _INVISIBLE.sub("", text).strip()
    # A few letters of far scripts grow by it, beyond what the database holds; they stay as they came.
    return min(unicodedata.normalize("NFC", seen), seen, key=len)


def _one_line(text: str) -> str:
    return _clean(_LINE_BREAK.sub(" ", text))


def _not_empty(text: str) -> str:
    # What joins letters and makes pictures of them stays, but is nothing by itself.
    if not any(unicodedata.category(sign)[0] in "LNPS" for sign in text):
        raise PydanticCustomError("empty", N_("must not be empty"))
    return text


def _near(day: date) -> date:
    if not 2000 <= day.year <= 2099:
        raise PydanticCustomError("far_date", N_("is too far away"))
    return day


Title = Annotated[str, StringConstraints(max_length=300), AfterValidator(_one_line), AfterValidator(_not_empty)]
Line = Annotated[str, StringConstraints(max_length=200), AfterValidator(_one_line)]
ShortText = Annotated[Line, AfterValidator(_not_empty)]
Reason = Annotated[str, StringConstraints(max_length=1000), AfterValidator(_clean), AfterValidator(_not_empty)]
Speech = Annotated[str, StringConstraints(max_length=5000), AfterValidator(_clean), AfterValidator(_not_empty)]
LongText = Annotated[str, StringConstraints(max_length=20000), AfterValidator(_clean)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[0-9A-Za-z_-]+$")]
Day = Annotated[date, AfterValidator(_near)]
