"""What waits for one socket: in order, whole, bounded."""

import socket as plain_socket
from collections.abc import Iterator

import gevent
import pytest
from gevent import socket
from gevent.queue import Queue

from board import measures
from board.live.outbox import MAX_WAITING_BYTES, MAX_WAITING_FRAMES, Outbox

KILOBYTE = 1024
Pair = tuple[Outbox, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """An outbox and the socket at its other end, with little room between."""
    near, far = socket.socketpair()
    near.setsockopt(plain_socket.SOL_SOCKET, plain_socket.SO_SNDBUF, 4 * KILOBYTE)
    with near, far, gevent.Timeout(20):
        yield Outbox(near, Queue(), "test"), far


def test_more_than_the_socket_takes_arrives_whole_and_in_order(pair: Pair) -> None:
    outbox, far = pair
    frames = [bytes([number]) * 3000 for number in range(200)]
    for frame in frames:
        outbox.put(frame)
    assert _read(far, 200 * 3000) == b"".join(frames)
    assert not outbox.is_cut


def test_too_many_waiting_frames_cut_the_socket(pair: Pair) -> None:
    outbox, _far = pair
    outbox.put(bytes(100 * KILOBYTE))
    for _ in range(MAX_WAITING_FRAMES):
        outbox.put(b"small")
    assert not outbox.is_cut
    outbox.put(b"one more")
    assert outbox.is_cut


def test_who_is_cut_for_not_reading_is_counted_and_who_just_goes_is_not(pair: Pair) -> None:
    outbox, far = pair
    before = measures.registry.get_sample_value("board_sockets_cut_total") or 0
    far.close()
    outbox.put(b"to nobody")
    assert outbox.is_cut
    assert measures.registry.get_sample_value("board_sockets_cut_total") == before
    near, other = socket.socketpair()
    with near, other:
        slow = Outbox(near, Queue(), "slow")
        for _ in range(MAX_WAITING_FRAMES + 100):
            slow.put(bytes(100 * KILOBYTE))
        assert slow.is_cut
    assert measures.registry.get_sample_value("board_sockets_cut_total") == before + 1


def test_too_many_waiting_bytes_cut_the_socket(pair: Pair) -> None:
    outbox, _far = pair
    outbox.put(bytes(100 * KILOBYTE))
    for _ in range(MAX_WAITING_BYTES // (100 * KILOBYTE) + 1):
        outbox.put(bytes(100 * KILOBYTE))
    assert not outbox.is_cut
    outbox.put(b"one more")
    assert outbox.is_cut


def test_what_was_read_makes_room_again(pair: Pair) -> None:
    outbox, far = pair
    for _ in range(5):
        for _ in range(8):
            outbox.put(bytes(100 * KILOBYTE))
        _read(far, 800 * KILOBYTE)
    assert not outbox.is_cut


def test_a_cut_socket_ends_for_the_reader_and_takes_nothing_more(pair: Pair) -> None:
    outbox, far = pair
    outbox.cut()
    outbox.put(b"late")
    assert outbox.is_closed
    assert far.recv(100) == b""


def test_after_sealing_what_waits_is_sent_and_nothing_else(pair: Pair) -> None:
    outbox, far = pair
    outbox.put(b"a" * 100 * KILOBYTE)
    outbox.put(b"b")
    outbox.seal()
    outbox.put(b"late")
    assert _read(far, 100 * KILOBYTE + 1)[-1:] == b"b"
    outbox.finish(1)
    assert not outbox.is_cut


def test_finishing_gives_up_on_a_reader_who_does_not_read(pair: Pair) -> None:
    outbox, _far = pair
    outbox.put(bytes(100 * KILOBYTE))
    outbox.finish(0.05)
    assert outbox.is_cut


def test_a_reader_who_has_gone_is_noticed_without_an_exception(pair: Pair) -> None:
    outbox, far = pair
    far.close()
    outbox.put(b"anybody there?")
    assert outbox.is_cut


def _read(sock: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = sock.recv(count - len(data))
        assert more, "ended early"
        data += more
    return data
