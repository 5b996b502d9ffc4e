"""One push to many sockets: whole, in order, to everybody who reads, and to nobody's harm."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import gevent
import pytest
import socketio

from board.live import fanout, fast_json
from board.live.fanout import FanOutManager
from board.live.outbox import MAX_WAITING_FRAMES
from board.live.packets import TextPacket
from tests.live.raw_websocket import Closed, RawWebSocket
from tests.live.socket_server import RunningServer, start


@pytest.fixture(scope="module")
def server() -> Iterator[RunningServer]:
    with start() as running:
        yield running


@pytest.fixture
def join(server: RunningServer) -> Iterator[Callable[..., RawWebSocket]]:
    """Makes a client that watches the room."""
    with contextlib.ExitStack() as stack:

        def joined(**options: Any) -> RawWebSocket:
            client = stack.enter_context(RawWebSocket(server.port, **options))
            client.join()
            return client

        yield joined
    assert server.becomes_empty()


def test_everybody_gets_every_event_in_order(server: RunningServer, join: Callable[..., RawWebSocket]) -> None:
    watchers = [join() for _ in range(20)]
    for first in range(0, 300, 100):
        server.emit(100, first=first, size=500)
    for watcher in watchers:
        assert _numbers(watcher, 300) == list(range(300))


def test_only_the_room_is_told_and_whoever_is_to_be_skipped_is_not(join: Callable[..., RawWebSocket]) -> None:
    speaker, listener = join(), join()
    speaker.send(f'42["to_others","{speaker.sid}"]')
    speaker.send('427["ask",null]')
    assert _numbers(listener, 1) == [-1]
    assert speaker.receive().startswith("437")


def test_an_event_never_overtakes_an_earlier_answer(join: Callable[..., RawWebSocket]) -> None:
    client = join()
    for number in range(200):
        client.send(f'42{number}["ask",null]')
    messages = client.receive_count(400)
    answered = {_number(message): place for place, message in enumerate(messages) if message.startswith("43")}
    told = {_number(message): place for place, message in enumerate(messages) if message.startswith("42")}
    assert sorted(answered) == list(answered)
    assert list(told) == list(answered)
    assert all(answered[number] < told[number] for number in told)


def test_an_event_that_wants_an_answer_gets_it(join: Callable[..., RawWebSocket]) -> None:
    client = join()
    client.send(f'42["call_me","{client.sid}"]')
    call = client.receive()
    assert call.endswith('["call",{}]')
    client.send(f'43{call[2:].partition("[")[0]}["well"]')
    assert client.receive() == '42["called","well"]'


def test_who_stops_reading_is_cut_and_the_others_get_everything(
    server: RunningServer, join: Callable[..., RawWebSocket]
) -> None:
    stuck = join(receive_buffer=4096)
    others = [join() for _ in range(5)]
    before = server.megabytes()
    for first in range(0, 20_000, 100):
        server.emit(100, first=first, size=1000)
        for other in others:
            assert _numbers(other, 100) == list(range(first, first + 100))
    assert server.megabytes() - before <= 10
    assert server.get("/sockets")["open"] == 5
    assert f"cut with {MAX_WAITING_FRAMES} frames waiting" in server.logged()
    got = _numbers_until_the_end(stuck)
    assert got == list(range(len(got)))
    assert len(got) < 20_000
    # Only a reset frees what the kernel still holds for him.
    assert stuck.was_reset


def test_a_slow_reader_gets_whole_messages_in_order_until_he_has_all_or_is_cut(
    server: RunningServer, join: Callable[..., RawWebSocket]
) -> None:
    slow = join(receive_buffer=4096)
    pushing = threading.Thread(target=_emit_many, args=(server, 40_000, 200))
    pushing.start()
    got = _numbers_until_the_end(slow, stop_at=40_000, read_at_most=2048)
    pushing.join()
    assert got == list(range(len(got)))
    assert got


def test_a_reader_who_catches_up_in_time_loses_nothing(
    server: RunningServer, join: Callable[..., RawWebSocket]
) -> None:
    late = join(receive_buffer=4096)
    server.emit(40, size=20_000)
    server.emit(40, first=40, size=20_000)
    assert _numbers(late, 80) == list(range(80))


def test_clients_that_vanish_meanwhile_harm_nobody(server: RunningServer, join: Callable[..., RawWebSocket]) -> None:
    watchers = [join() for _ in range(30)]
    pushing = threading.Thread(target=_emit_many, args=(server, 1000, 50))
    pushing.start()
    for vanishing in watchers[::2]:
        vanishing.close()
    pushing.join()
    for watcher in watchers[1::2]:
        assert _numbers(watcher, 1000) == list(range(1000))
    assert "Traceback" not in server.logged()


class Recorder:
    """Stands where a socket's outbox stands and keeps what it is given."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []
        self.is_broken = False

    def put_in_turn(self, frame: bytes, _packet: object) -> None:
        """Take it, or do what a socket should never do."""
        if self.is_broken:
            raise RuntimeError("out of order")
        self.frames.append(frame)


class Publishing(socketio.pubsub_manager.PubSubManager, FanOutManager):  # type: ignore[misc]
    """As a RedisManager would be joined with ours; publishes into a list."""

    def __init__(self) -> None:
        super().__init__()
        self.published: list[dict[str, Any]] = []

    def _publish(self, data: dict[str, Any]) -> None:
        self.published.append(data)


def test_a_push_that_stops_for_breath_is_not_overtaken(monkeypatch: pytest.MonkeyPatch) -> None:
    manager, recorders = _manager_with_sockets(FanOutManager(), 9)
    later = iter(range(1, 4))

    def push_another(_seconds: float) -> None:
        for number in later:
            manager.emit("event", {"n": number}, "/", to="board")

    monkeypatch.setattr(fanout, "BREATH", 2)
    monkeypatch.setattr(gevent, "sleep", push_another)
    manager.emit("event", {"n": 0}, "/", to="board")
    monkeypatch.undo()
    with gevent.Timeout(10):
        while len(recorders[-1].frames) < 4:
            gevent.sleep(0)
    for recorder in recorders:
        assert [_number(frame.decode(errors="replace")) for frame in recorder.frames] == [0, 1, 2, 3]


def test_a_long_push_lets_others_have_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fanout, "BREATH", 2)
    manager, recorders = _manager_with_sockets(FanOutManager(), 9)
    other = gevent.spawn(lambda: len(recorders[-1].frames))
    manager.emit("event", {"n": 0}, "/", to="board")
    assert len(recorders[-1].frames) == 1
    assert other.value == 0


def test_who_enters_or_leaves_between_two_pushes_is_told_accordingly() -> None:
    manager, recorders = _manager_with_sockets(FanOutManager(), 3)
    sids = [sid for sid, _engine_sid in manager.get_participants("/", "board")]
    manager.leave_room(sids[2], "/", "board")
    manager.emit("event", {"n": 0}, "/", to="board")
    manager.enter_room(sids[2], "/", "board")
    manager.emit("event", {"n": 1}, "/", to="board")
    manager.disconnect(sids[0], "/")
    manager.emit("event", {"n": 2}, "/", to="board")
    told = [[_number(frame.decode(errors="replace")) for frame in recorder.frames] for recorder in recorders]
    assert told == [[0, 1], [0, 1, 2], [1, 2]]


def test_several_rooms_at_once_are_told_once_each() -> None:
    manager, recorders = _manager_with_sockets(FanOutManager(), 3)
    sids = [sid for sid, _engine_sid in manager.get_participants("/", "board")]
    manager.emit("beat", {"n": 0}, "/", to=[sids[0], sids[2], sids[2]])
    assert [len(recorder.frames) for recorder in recorders] == [1, 0, 1]


def test_one_socket_that_fails_does_not_end_the_push() -> None:
    manager, recorders = _manager_with_sockets(FanOutManager(), 3)
    recorders[1].is_broken = True
    manager.emit("event", {"n": 1}, "/", to="board")
    assert [len(recorder.frames) for recorder in recorders] == [1, 0, 1]


def test_behind_a_message_queue_an_event_is_published_once_and_pushed_directly() -> None:
    manager, recorders = _manager_with_sockets(Publishing(), 2)
    manager.emit("event", {"n": 1}, "/", to="board")
    assert [message["event"] for message in manager.published] == ["event"]
    assert [len(recorder.frames) for recorder in recorders] == [1, 1]


def test_bytes_are_refused_where_they_are_emitted() -> None:
    manager, recorders = _manager_with_sockets(FanOutManager(), 1)
    with pytest.raises(TypeError):
        manager.emit("event", {"n": b"1"}, "/", to="board")
    manager.emit("event", {"n": 2}, "/", to="board")
    assert len(recorders[0].frames) == 1


def test_the_fast_json_says_what_the_standard_one_says() -> None:
    body = {"room": "board:b1", "title": "Ремонт «дороги» 🚧", "n": [1, 2.5, None, True], "deep": {"a": {"b": []}}}
    assert fast_json.dumps(body) == json.dumps(body, separators=(",", ":"), ensure_ascii=False)
    assert fast_json.loads(json.dumps(body)) == body
    with pytest.raises(ValueError, match="depth"):
        fast_json.loads("[" * 100_000)


def _manager_with_sockets(manager: FanOutManager, count: int) -> tuple[Any, list[Recorder]]:
    server = socketio.Server(async_mode="gevent", client_manager=manager, serializer=TextPacket)
    recorders = [Recorder() for _ in range(count)]
    for number, recorder in enumerate(recorders):
        manager.enter_room(server.manager.connect(f"engine{number}", "/"), "/", "board")
        manager.open_sockets[f"engine{number}"] = SimpleNamespace(outbox=recorder)  # type: ignore[assignment]
    return manager, recorders


def _emit_many(server: RunningServer, count: int, at_once: int) -> None:
    for first in range(0, count, at_once):
        server.emit(at_once, first=first, size=60)


def _numbers(client: RawWebSocket, count: int) -> list[int]:
    return [_number(message) for message in client.receive_count(count)]


def _numbers_until_the_end(client: RawWebSocket, *, stop_at: int = 1 << 30, read_at_most: int = 1 << 18) -> list[int]:
    client.read_at_most = read_at_most
    numbers: list[int] = []
    with contextlib.suppress(Closed):
        while len(numbers) < stop_at:
            numbers.append(_number(client.receive()))
    return numbers


def _number(message: str) -> int:
    return int(message.partition('"n":')[2].partition(",")[0].rstrip("}]"))
