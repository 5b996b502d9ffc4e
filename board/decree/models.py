"""The reference data of the decree, as it was decreed."""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class ReferenceRow(SQLModel, table=True):
    """One row of an official list: `kind` names the list, `code` the row in it, `body` what stands there."""

    __tablename__ = "decree_row"

    kind: str = Field(primary_key=True, max_length=20)
    code: str = Field(primary_key=True, max_length=60)
    position: int
    body: dict[str, Any] = Field(sa_type=JSON)
