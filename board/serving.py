"""One process that serves: its lock, its listener, its heartbeat and its timetable, until it is told to stop."""

import contextlib
import errno
import fcntl
import gc
import os
import resource
import secrets
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import gevent
import structlog
from apscheduler.schedulers.gevent import GeventScheduler
from flask import Flask
from gevent.pywsgi import WSGIServer

from board import timetable
from board.app import pulse
from board.bootstrap.language import choose
from board.connections import Handler

log = structlog.get_logger()
_STOP_SECONDS = 5


class CannotServe(Exception):
    """The process cannot begin to serve; the message says why in one line."""


class AlreadyServed(Exception):
    """Another process serves this SQLite file; the message names it."""


def open_listener(host: str, port: int) -> socket.socket:
    """A listening socket. Raises `CannotServe` where the address is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Accepted sockets inherit it; without it every answer on a kept connection waits 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((host, port))
        listener.listen(1024)
    except OSError as failure:
        listener.close()
        if failure.errno == errno.EADDRINUSE:
            raise CannotServe(
                choose(f"порт {port} занят; укажите другой: --port", f"port {port} is taken; choose another: --port")
            ) from None
        raise CannotServe(choose(f"адрес {host}: {failure.strerror}", f"address {host}: {failure.strerror}")) from None
    listener.setblocking(False)
    return listener


@contextlib.contextmanager
def only_process_on(file: Path | None) -> Iterator[None]:
    """Hold the lock of an SQLite file while serving. Raises `AlreadyServed` where another process holds it."""
    if file is None:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file.with_name(file.name + ".lock"), "ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyServed(str(file)) from None
        yield


def secret_key(folder: Path) -> str:
    """The key kept in the folder, made on the first start and readable by nobody else."""
    kept = folder / "secret.key"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f".secret.key.{os.getpid()}"
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        part.replace(kept)
    return kept.read_text().strip()


def own_origins(listener: socket.socket, base: str | None) -> list[str]:
    """From which pages sockets are accepted: the base address and the names this machine has for itself."""
    host, port = listener.getsockname()[:2]
    names = {"127.0.0.1", "localhost", "[::1]"}
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        names |= {socket.gethostname(), socket.getfqdn(), *_own_addresses()}
    else:
        names.add(f"[{host}]" if ":" in host else host)
    found = {f"http://{name}:{port}" for name in names} | (
        {f"http://{name}" for name in names} if port == 80 else set()
    )
    return sorted(found | ({base} if base else set()))


def serve(app: Flask, listener: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT; requests under way are finished."""
    _allow_many_sockets()
    # Bodies end where the server says, also those sent in chunks; unasked, Flask would read such a one as empty.
    given = {"wsgi.input_terminated": True}
    server = WSGIServer(listener, app, environ=given, log=None, error_log=None, handler_class=Handler)
    scheduler = GeventScheduler(timezone=app.config["BOARD"].time_zone)
    timetable.schedule(scheduler)
    scheduler.start()
    heartbeat = gevent.spawn(pulse(app).run)
    if bus := app.extensions.get("board_bus"):
        bus.start()
    for sign in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(sign, _stop, server)
    # What is there now stays to the end: collections that skip it stop everybody for milliseconds and not for a second.
    gc.freeze()
    log.info("serving", port=listener.getsockname()[1])
    server.serve_forever()
    _finish()
    heartbeat.kill()
    scheduler.shutdown(wait=False)


def _allow_many_sockets() -> None:
    # Every watcher is an open file, and many machines allow a process 1,024 unless it asks.
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _stop(server: WSGIServer) -> None:
    log.info("stopping")
    gevent.spawn(server.stop)


def _finish() -> None:
    # gevent would wait only for greenlets of a pool, and for every idle connection in it as well.
    with gevent.Timeout(_STOP_SECONDS, False):  # type: ignore[arg-type]  # False: end in silence
        while Handler.under_way:
            gevent.sleep(0.05)


def _own_addresses() -> set[str]:
    try:
        return {str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    except OSError:
        return set()
