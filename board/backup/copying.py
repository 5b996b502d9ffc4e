"""All rows of one database into another one of the same schema, of either kind."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, func, insert, select, text, update

from board import database

_AT_ONCE = 500


def tables() -> list[Table]:
    """The program's tables, each after those that it refers to."""
    return database.metadata.sorted_tables


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {f"{table.name}": connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables()}


def copy_rows(source: Connection, target: Connection) -> None:
    """Put the rows of one database in place of those of another; both are in a transaction of the caller's."""
    for table in reversed(tables()):
        _forget_neighbours(target, table)
        target.execute(table.delete())
    for table in tables():
        own = _refers_to_itself(table)
        for rows in _read(source, table):
            target.execute(insert(table), [row | dict.fromkeys(own) for row in rows])
        for column in own:
            _refer(source, target, table, column)
        _go_on_counting(target, table)


def _read(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    found = source.execution_options(yield_per=_AT_ONCE).execute(select(table)).mappings()
    for rows in found.partitions():
        yield [dict(row) for row in rows]


def _refers_to_itself(table: Table) -> list[str]:
    return [each.parent.name for each in table.foreign_keys if each.column.table is table]


def _forget_neighbours(target: Connection, table: Table) -> None:
    for name in _refers_to_itself(table):
        target.execute(update(table).values({name: None}))


def _refer(source: Connection, target: Connection, table: Table, name: str) -> None:
    key = _key(table)
    pairs = source.execute(select(key, table.c[name]).where(table.c[name].is_not(None))).all()
    for one, other in pairs:
        target.execute(update(table).where(key == one).values({name: other}))


def _key(table: Table) -> Column[Any]:
    (key,) = table.primary_key.columns
    return key


def _go_on_counting(target: Connection, table: Table) -> None:
    """PostgreSQL numbers new rows by a counter of its own, which inserting numbered rows does not move."""
    column = table.autoincrement_column
    if target.dialect.name != "postgresql" or column is None:
        return
    counter = target.scalar(
        text("SELECT pg_get_serial_sequence(:name, :column)"), {"name": table.name, "column": column.name}
    )
    last = target.scalar(select(func.max(column)))
    if counter and last:
        target.execute(text("SELECT setval(CAST(:counter AS regclass), :last)"), {"counter": counter, "last": last})
