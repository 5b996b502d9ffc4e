"""The commands of the command line (contract, section 1); each says in one line what went wrong."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click
from pydantic import ValidationError
from sqlmodel import Session

from board import clock, config, database, errors, gates, logs, schema, starting
from board.app import listen_to_the_log
from board.backup import making, remembering, restoring
from board.backup.container import Manifest
from board.bootstrap.language import choose
from board.config import Settings
from board.live.change import change
from board.people import access, commands, queries
from board.people.inputs import NewPerson
from board.people.models import Role
from board.seeding import decree, demo

DEMO_DATABASE = "sqlite:///data/demo.db"


def main() -> None:
    """Run a command; without one it is `demo`. Expected failures end in one line and status 1."""
    arguments = sys.argv[1:]
    if not arguments or (arguments[0].startswith("-") and arguments[0] != "--help"):
        arguments = ["demo", *arguments]
    try:
        board.main(arguments, prog_name="board", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as asked:
        asked.show()
        sys.exit(asked.exit_code)
    except click.ClickException as wrong:
        _fail(wrong.format_message(), wrong.exit_code)
    except click.Abort:
        sys.exit(130)
    except starting.EXPECTED as failure:
        _fail(starting.in_words(failure), 1)
    finally:
        database.leave()


def _fail(why: str, status: int) -> NoReturn:
    click.echo(f"board: {' '.join(why.split())}", err=True)
    sys.exit(status)


@click.group()
def board() -> None:
    """Task boards and a visualization board for an administration."""


def _database_option(default: str | None = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option("--database", "database_url", default=default, help="sqlite:///… or postgresql+psycopg://…")


_host = click.option("--host", help="default 127.0.0.1")
_port = click.option("--port", help="default 8000", type=click.IntRange(0, 65535))


@board.command("demo")
@_host
@_port
@_database_option()
def demo_command(host: str | None, port: int | None, database_url: str | None) -> None:
    """Serve a demonstration district on a database of its own."""
    settings = config.load(database_url=database_url or _demo_database(), host=host, port=port)
    logs.to_standard_error("ERROR")
    with starting.ready_to_serve(settings) as listener:
        demo.ensure(settings, say=click.echo)
        starting.serve(settings, listener, say=click.echo)


@board.command("serve")
@_host
@_port
@_database_option()
def serve_command(host: str | None, port: int | None, database_url: str | None) -> None:
    """Serve on the configured database; migrations are applied first."""
    settings = config.load(database_url=database_url, host=host, port=port)
    logs.to_standard_error(settings.log_level)
    with starting.ready_to_serve(settings) as listener:
        with schema.one_at_a_time():
            schema.migrate()
            decree.lay_down_all(at=clock.now())
        starting.serve(settings, listener, say=click.echo)


@board.command("migrate")
@_database_option()
def migrate_command(database_url: str | None) -> None:
    """Bring the database to this program's schema."""
    _use(database_url)
    done = schema.migrate()
    click.echo(
        choose("Схема обновлена." if done else "Схема уже новая.", "Migrated." if done else "Already up to date.")
    )


@board.group("seed")
def seed() -> None:
    """Fill a database."""


@seed.command("decree")
@_database_option()
def seed_decree(database_url: str | None) -> None:
    """The decree's reference data; again and again without harm."""
    _use(database_url)
    schema.migrate()
    count = decree.lay_down_all(at=clock.now())
    click.echo(choose(f"Строк постановления внесено или исправлено: {count}.", f"Rows entered or corrected: {count}."))


@seed.command("demo")
@_database_option()
def seed_demo(database_url: str | None) -> None:
    """A demonstration district, in an empty database."""
    demo.ensure(_use(database_url or _demo_database()), say=click.echo)


@board.group("user")
def user() -> None:
    """People."""


@user.command("add")
@click.argument("email")
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--unit", "unit_name", help="name or short name of the unit")
@_database_option()
def user_add(email: str, name: str, role: str, unit_name: str | None, database_url: str | None) -> None:
    """Add a person and print a link that signs them in once."""
    settings, now = _use(database_url), clock.now()
    schema.migrate()
    with change() as session:
        wanted = _new_person(email=email, name=name, role=role, unit_id=_unit_id(session, unit_name))
        person = commands.add_person(session, wanted, by=None, at=now)
        secret = access.make_link(session, person, at=now)
    click.echo(f"{settings.base_url or 'http://127.0.0.1:8000'}/sign-in/link/{secret}")


@board.command("token")
@click.argument("email")
@click.option("--name", default="command line", show_default=True)
@_database_option()
def token(email: str, name: str, database_url: str | None) -> None:
    """Print a new API token of a person, alone on the last line."""
    _use(database_url)
    schema.require()
    with change() as session:
        person = queries.person_by_email(session, email)
        if person is None or not person.is_active:
            raise click.ClickException(
                choose(f"нет действующей учётной записи {email}", f"there is no active account {email}")
            )
        secret = access.make_token(session, person, name, at=clock.now())
    click.echo(secret)


@board.command("backup")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--verify", "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="check a backup")
@_database_option()
def backup_command(folder: Path | None, file: Path | None, database_url: str | None) -> None:
    """Write a backup into a folder while the server runs, or check one."""
    if file:
        manifest = making.check(file)
        click.echo(choose(f"Копия цела: {_of(manifest)}.", f"The backup is whole: {_of(manifest)}."))
        return
    if folder is None:
        raise click.UsageError(choose("нужна папка или --verify ФАЙЛ", "a folder is needed, or --verify FILE"))
    _use(database_url)
    data = database.current().file
    if data and folder.resolve() == data.parent.resolve():
        raise click.ClickException(
            choose(
                "копия не должна лежать рядом с базой: укажите другую папку", "not beside the database: another folder"
            )
        )
    made, manifest = making.make(folder, at=(now := clock.now()))
    remembering.remember(made, at=now)
    click.echo(_of(manifest))
    click.echo(made)


@board.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--force", is_flag=True, help="although there are people in the database")
@click.option("--sign-out", is_flag=True, help="everybody signs in again")
@_database_option()
def restore_command(file: Path, force: bool, sign_out: bool, database_url: str | None) -> None:
    """Put a backup into the database; every open page loads anew."""
    _use(database_url)
    manifest, before = restoring.restore(file, at=clock.now(), force=force, signs_out=sign_out)
    click.echo(choose(f"Восстановлено: {_of(manifest)}.", f"Restored: {_of(manifest)}."))
    if before:
        click.echo(choose(f"Прежняя база сохранена: {before}", f"What was there before: {before}"))


def _of(manifest: Manifest) -> str:
    total = sum(manifest.rows.values())
    return choose(f"{manifest.at}, строк: {total}", f"{manifest.at}, {total} rows")


@board.command("test", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Run every gate that CI runs, in CI's order; arguments go to pytest alone."""
    sys.exit(gates.run(list(arguments)))


@board.command("bench", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def bench(arguments: tuple[str, ...]) -> None:
    """Measure the program beside the bare libraries and print one table; `--quick`: half a minute."""
    sys.exit(gates.bench(list(arguments)))


def _use(database_url: str | None) -> Settings:
    settings = config.load(database_url=database_url)
    database.use(settings.database_url)
    listen_to_the_log()
    return settings


def _new_person(**given: str | None) -> NewPerson:
    try:
        return NewPerson.model_validate(given)
    except ValidationError as wrong:
        faults = [{"field": str(fault["loc"][0]), "message": fault["msg"]} for fault in wrong.errors()]
        raise errors.Invalid(faults) from None


def _demo_database() -> str:
    return config.load().database_url if config.is_set("database_url") else DEMO_DATABASE


def _unit_id(session: Session, name: str | None) -> str | None:
    if name is None:
        return None
    found = [unit for unit in queries.units(session) if name in (unit.name, unit.short_name, unit.id)]
    if not found:
        raise click.ClickException(choose(f"нет подразделения «{name}»", f"there is no unit “{name}”"))
    return found[0].id
