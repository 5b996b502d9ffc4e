"""How often a client may speak: generous for people and programs, ruinous for floods."""

BURST_FRAMES = 300
FRAMES_PER_SECOND = 20


class Allowance:
    """`BURST_FRAMES` at once, and `FRAMES_PER_SECOND` in the long run."""

    __slots__ = ("_left", "_since")

    def __init__(self, now: float) -> None:
        self._left = float(BURST_FRAMES)
        self._since = now

    def covers(self, frames: int, now: float) -> bool:
        """Whether so many more frames at this moment (seconds on a steady clock) are within it; they count."""
        earned = (now - self._since) * FRAMES_PER_SECOND
        self._left = min(BURST_FRAMES, self._left + earned) - frames
        self._since = now
        return self._left >= 0
