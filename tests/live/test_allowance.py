"""How often a client may speak."""

from board.live.allowance import BURST_FRAMES, FRAMES_PER_SECOND, Allowance


def test_a_burst_is_covered_once() -> None:
    allowance = Allowance(now=0)
    assert allowance.covers(BURST_FRAMES, now=0)
    assert not allowance.covers(1, now=0)


def test_silence_earns_it_back_and_never_more() -> None:
    allowance = Allowance(now=0)
    assert allowance.covers(BURST_FRAMES, now=0)
    assert allowance.covers(FRAMES_PER_SECOND, now=1)
    assert allowance.covers(BURST_FRAMES, now=10_000)
    assert not allowance.covers(1, now=10_000)


def test_a_steady_speaker_is_covered_for_ever() -> None:
    allowance = Allowance(now=0)
    assert all(allowance.covers(FRAMES_PER_SECOND, now=second) for second in range(1, 1000))
