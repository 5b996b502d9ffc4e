"""What watching does by the clock."""

from board.status import heart


def beat() -> None:
    """Show that the timetable is run."""
    heart.beat()
