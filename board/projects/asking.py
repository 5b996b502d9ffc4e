"""What questions about projects may ask, checked."""

from typing import Annotated

from pydantic import StringConstraints

from board.web.inputs import Day, Input


class DrawnFor(Input):
    """The colours in which a chart is drawn."""

    dark: bool = False


class PlanFrom(Input):
    """The day on which a passport is to be agreed."""

    agreed: Day


class DrawnMany(DrawnFor):
    """Which projects are drawn: their ids with commas between; all that go on where none is named."""

    ids: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_,-]*$", max_length=3000)] = ""
