"""A notice as its reader sees it."""

from pydantic import BaseModel


class LineCard(BaseModel):
    """One thing of several, perhaps with more about it and where it stands."""

    text: str
    detail: str = ""
    path: str = ""


class NoticeCard(BaseModel):
    """What somebody was told, and when they have seen it."""

    id: str
    kind: str
    title: str
    lines: list[LineCard]
    path: str
    at: str
    read_at: str | None
