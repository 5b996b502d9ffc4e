"""Which values a KPI can have at all: a share of a whole is between nothing and the whole. Pure."""

from board.errors import N_

_WORDS = {
    (0.0, 100.0): N_("must lie between 0 and 100"),
    (0.0, 10.0): N_("must lie between 0 and 10"),
    (-100.0, 100.0): N_("must lie between −100 and 100"),
    (0.0, None): N_("cannot be less than 0"),
    (None, 100.0): N_("cannot be more than 100"),
}


def fault(value: float | None, least: float | None, most: float | None) -> str | None:
    """What is wrong with a value for which there is a least and a most, as a catalogue text; else nothing."""
    if value is None or ((least is None or value >= least) and (most is None or value <= most)):
        return None
    return _WORDS.get((least, most), N_("is not possible for this KPI"))
