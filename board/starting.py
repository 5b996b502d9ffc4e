"""From settings to a serving process, and every expected failure on the way in one line."""

import contextlib
import errno
import gettext
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from board import config, database, errors, schema, serving
from board.app import create_app
from board.backup import container, restoring
from board.bootstrap.language import choose
from board.config import Settings
from board.live.change import change
from board.live.models import Installation
from board.notices import carrying
from board.people import access, queries
from board.seeding import demo
from board.web import language

_DISK_FULL = choose("на диске нет места", "the disk is full")
EXPECTED = (
    config.WrongSetting,
    schema.NewerDatabase,
    schema.NotMigrated,
    serving.CannotServe,
    serving.AlreadyServed,
    container.NoBackup,
    restoring.NotEmpty,
    errors.Problem,
    OSError,
    DBAPIError,
)


@contextlib.contextmanager
def ready_to_serve(settings: Settings) -> Iterator[socket.socket]:
    """Take the port and the database before anything is changed. Raises what `EXPECTED` names."""
    listener = serving.open_listener(settings.host, settings.port)
    with contextlib.closing(listener), serving.only_process_on(config.sqlite_file(settings.database_url)):
        database.use(settings.database_url)
        yield listener


def serve(settings: Settings, listener: socket.socket, *, say: Callable[[str], None]) -> None:
    """Serve on a migrated database until told to stop, having printed where and how to sign in."""
    key = settings.secret_key or serving.secret_key(_folder(settings))
    with database.reading() as session:
        is_demo = session.get_one(Installation, 1).demo is not None
        has_admin = queries.has_admin(session)
    origins = serving.own_origins(listener, settings.origin)
    app = create_app(settings, secret_key=key, origins=origins, demo=is_demo)
    address = settings.base_url or _address(listener)
    carrying.set_up(settings, base_url=address, secret_key=key)
    say(choose(f"Board работает: {address}", f"Board is running: {address}"))
    if is_demo:
        app.config["DEMO_ACCOUNTS"] = demo.accounts()
        _say_accounts(app.config["DEMO_ACCOUNTS"], say)
    elif not has_admin:
        _offer_first_admin(address, say)
    say(choose("Остановить: Ctrl+C", "Stop: Ctrl+C"))
    serving.serve(app, listener)


def in_words(failure: BaseException) -> str:
    """One line for the person at the keyboard."""
    match failure:
        case schema.NewerDatabase():
            return choose(
                f"база данных создана более новой версией программы (схема {failure}); обновите программу",
                f"the database was made by a newer version of the program (schema {failure}); update the program",
            )
        case schema.NotMigrated():
            return choose(
                "база данных ещё не подготовлена этой версией программы: сначала board migrate",
                "the database is not set up for this version of the program yet: board migrate first",
            )
        case serving.AlreadyServed():
            return choose(
                f"с базой данных {failure} уже работает другой процесс board",
                f"another board process already serves {failure}",
            )
        case config.WrongSetting():
            return choose(f"неверная настройка: {failure}", f"wrong setting: {failure}")
        case container.NoBackup():
            return choose(
                f"{failure}: это не резервная копия, или она повреждена", f"{failure}: no backup, or a damaged one"
            )
        case restoring.NotEmpty():
            return choose(
                "в базе данных уже есть люди и их работа; чтобы заменить её, добавьте --force",
                "there are people and their work in the database; add --force to replace it",
            )
        case errors.Invalid():
            return "; ".join(f"{fault['field']}: {_said(fault['message'])}" for fault in failure.errors)
        case errors.Problem():
            return _said(failure.detail or failure.title)
        case DBAPIError() if "disk is full" in str(failure.orig):
            return _DISK_FULL
        case DBAPIError():
            url = database.current().engine.url.render_as_string()
            return choose(
                f"база данных {url} недоступна: {failure.orig}", f"the database {url} cannot be used: {failure.orig}"
            )
        case OSError(errno=errno.ENOSPC):
            return _DISK_FULL
        case OSError(errno=errno.EROFS | errno.EACCES | errno.EPERM):
            return choose(f"нельзя писать в {failure.filename}", f"cannot write to {failure.filename}")
    return str(failure)


def _said(text: str) -> str:
    russian = gettext.translation("messages", language.CATALOGUES, ["ru"], fallback=True).gettext(text)
    return choose(russian, text)


def _folder(settings: Settings) -> Path:
    file = config.sqlite_file(settings.database_url)
    return file.parent if file else Path("data")


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    name = socket.gethostname() if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _say_accounts(accounts: list[dict[str, str]], say: Callable[[str], None]) -> None:
    say(choose(f"Для пробы (пароль «{demo.PASSWORD}»):", f"To try it (password “{demo.PASSWORD}”):"))
    for account in accounts:
        say(f"  {account['email']:<28} {account['post']}")


def _offer_first_admin(address: str, say: Callable[[str], None]) -> None:
    with change() as session:
        code = access.make_setup_code(session)
    say(
        choose(
            f"Первый администратор: {address}/setup, код {code}", f"First administrator: {address}/setup, code {code}"
        )
    )
