"""What is remembered about running the program."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from board.database import Instant


class BackupMade(SQLModel, table=True):
    """A backup that was made and read back; where it lies is for its maker to know."""

    __tablename__ = "backup_made"

    id: str = Field(primary_key=True, max_length=40)
    at: datetime = Field(sa_type=Instant)
    bytes: int = Field(sa_type=BigInteger)


class WriteProbe(SQLModel, table=True):
    """The one row that is written to see whether the database can be written to."""

    __tablename__ = "write_probe"

    id: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)
