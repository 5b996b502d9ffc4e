"""Questions that every command asks, made once: to build one costs more than a database takes to answer it."""

import functools
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Executable, Select, Table, bindparam, inspect, select
from sqlmodel import Session, SQLModel

Model = TypeVar("Model", bound=SQLModel)


def table(model: type[SQLModel]) -> Table:
    """The table of a model, whose columns make a question that answers plain rows."""
    found: Table = inspect(model).local_table
    return found


def fetch(session: Session, model: type[Model], key: str, *, anew: bool = False) -> Model:
    """The row with that key, as `session.get_one` finds it; `anew`: as it stands in the database now.

    Raises `NoResultFound`.
    """
    mapper = inspect(model)
    known: Model | None = session.identity_map.get(mapper.identity_key_from_primary_key((key,)))
    if known is not None and not anew:
        return known
    found: Model = session.execute(
        _by_key(model), {"key": key}, execution_options={"populate_existing": anew, "autoflush": False}
    ).scalar_one()
    return found


@functools.cache
def _by_key(model: type[SQLModel]) -> Select[Any]:
    (column,) = table(model).primary_key
    return select(model).where(column == bindparam("key"))


def ask(session: Session, question: Executable, **values: Any) -> CursorResult[*tuple[Any, ...]]:
    """The rows that a question finds; what was changed in the transaction until now is in the database before."""
    session.flush()
    return session.connection().execute(question, values)
