"""Files that people have brought: what each is, and its content in parts."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from board.database import Instant


class KeptFile(SQLModel, table=True):
    """A file: its name, what it is by its own content, its size in bytes and its SHA-256."""

    __tablename__ = "kept_file"

    id: str = Field(primary_key=True, max_length=40)
    name: str = Field(max_length=200)
    media_type: str = Field(max_length=100)
    size: int
    sha256: str = Field(max_length=64)
    at: datetime = Field(sa_type=Instant)


class FilePart(SQLModel, table=True):
    """A part of a file's content, in order; small, so that copying a database takes no more memory than rows do."""

    __tablename__ = "kept_file_part"

    file_id: str = Field(primary_key=True, foreign_key="kept_file.id", max_length=40)
    number: int = Field(primary_key=True)
    content: bytes = Field(sa_type=LargeBinary)
