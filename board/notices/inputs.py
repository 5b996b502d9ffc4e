"""What is asked about notices by HTTP."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

_STRICT = ConfigDict(extra="forbid")
Code = Annotated[str, Field(min_length=1, max_length=30, pattern=r"^[a-z_]+$")]
Id = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[0-9A-Za-z_-]+$")]


class ReadNotices(BaseModel):
    """What was seen; without ids everything."""

    model_config = _STRICT
    ids: list[Id] | None = Field(default=None, max_length=500)


class Choose(BaseModel):
    """When letters of a kind are wanted, and whether the messenger is."""

    model_config = _STRICT
    kind: Code
    mail: Literal["now", "morning", "none"] | None = None
    messenger: bool | None = None


class SetReader(BaseModel):
    """The language of letters, and one's number or name in the messenger; an empty one is none."""

    model_config = _STRICT
    locale: Literal["ru", "en"] | None = None
    messenger: Annotated[str, Field(max_length=64)] | None = None


class WhichDeliveries(BaseModel):
    """Deliveries in a state, and the id of the last that is known."""

    model_config = _STRICT
    only: Literal["all", "stuck", "waiting"] = "all"
    before: Id | None = None
