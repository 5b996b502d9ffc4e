"""What is asked about notices by HTTP."""

from typing import Annotated, Literal

from pydantic import Field

from board.web.inputs import Id, Input

Code = Annotated[str, Field(min_length=1, max_length=30, pattern=r"^[a-z_]+$")]

Number = Annotated[str, Field(max_length=64, pattern=r"^([@+]?[0-9A-Za-z_.:!-]{1,63})?$")]
"""Somebody's number or name in a messenger; an empty one is none."""


class ReadNotices(Input):
    """What was seen; without ids everything."""

    ids: list[Id] | None = Field(default=None, max_length=500)


class Choose(Input):
    """When letters of a kind are wanted, and whether the messenger is."""

    kind: Code
    mail: Literal["now", "morning", "none"] | None = None
    messenger: bool | None = None


class SetReader(Input):
    """The language of letters, and one's number or name in the messenger; an empty one is none."""

    locale: Literal["ru", "en"] | None = None
    messenger: Number | None = None


class WhichDeliveries(Input):
    """Deliveries in a state, and the id of the last that is known."""

    only: Literal["all", "stuck", "waiting"] = "all"
    before: Id | None = None
