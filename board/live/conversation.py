"""What is said on one WebSocket: bytes in, messages and answers out; no socket and no clock."""

import logging
from collections.abc import Iterator

from websockets.frames import CloseCode, Frame, Opcode
from websockets.protocol import State
from websockets.server import ServerProtocol

MAX_MESSAGE_BYTES = 64 * 1024

# The library tells of every connection that ends; only its errors are of use to anybody.
log = logging.getLogger(__name__)
log.setLevel(logging.WARNING)


def text_frame(message: str) -> bytes:
    """A message in one frame as a server sends it: the same bytes for every client."""
    return Frame(Opcode.TEXT, message.encode()).serialize(mask=False)


class Conversation:
    """The server's side after the handshake.

    `messages` are what the client said and nobody has taken yet. Only text of at most `MAX_MESSAGE_BYTES`
    is understood; what announces itself as longer is refused by its header, before any of it is kept.
    """

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.is_over = False
        self._protocol = ServerProtocol(state=State.OPEN, max_size=MAX_MESSAGE_BYTES, logger=log)
        self._fragments = bytearray()

    @property
    def is_open(self) -> bool:
        """Whether neither side has said good-bye."""
        return self._protocol.state is State.OPEN

    def hear(self, data: bytes) -> int:
        """Understand what came from the client and return how many frames that was; no bytes: it sends no more."""
        if data:
            self._protocol.receive_data(data)
        else:
            self._protocol.receive_eof()
            self.is_over = True
        frames = self._protocol.events_received()
        for frame in frames:
            if not self._understand(frame):
                break
        return len(frames)

    def refuse(self, code: CloseCode, reason: str) -> None:
        """End it at once, unheard what was said."""
        self.messages.clear()
        self._protocol.fail(code, reason)

    def say_goodbye(self, code: CloseCode, reason: str = "") -> None:
        """Begin the closing handshake, once."""
        if self.is_open:
            self._protocol.send_close(code, reason)

    def answers(self) -> Iterator[bytes]:
        """The frames that must now be sent: pongs, a good-bye."""
        for data in self._protocol.data_to_send():
            if data:
                yield data
            else:
                self.is_over = True

    def _understand(self, frame: object) -> bool:
        if not isinstance(frame, Frame) or frame.opcode not in (Opcode.TEXT, Opcode.CONT, Opcode.BINARY):
            return True
        if frame.opcode is Opcode.BINARY:
            self.refuse(CloseCode.UNSUPPORTED_DATA, "text only")
            return False
        self._fragments += frame.data
        return self._complete() if frame.fin else True

    def _complete(self) -> bool:
        try:
            self.messages.append(self._fragments.decode())
        except UnicodeDecodeError:
            self.refuse(CloseCode.INVALID_DATA, "not UTF-8")
            return False
        self._fragments.clear()
        return True
