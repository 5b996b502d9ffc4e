"""What may come in about calendars, checked."""

from typing import Literal

from board.web.inputs import Id, Input


class NewFeed(Input):
    """Whose calendar it is to be: one's own, or that of a board's meetings."""

    kind: Literal["personal", "board"]
    board_id: Id | None = None
