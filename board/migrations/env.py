"""How Alembic reaches the database in use."""

from alembic import context

import board.calendar.models
import board.decisions.models
import board.decree.models
import board.documents.models
import board.feeds.models
import board.kpi.models
import board.live.models
import board.meetings.models
import board.notices.models
import board.people.models
import board.projects.models
import board.screens.models
import board.status.models
import board.tasks.models  # noqa: F401
from board.database import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
