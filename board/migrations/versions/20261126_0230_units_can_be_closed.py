"""When a unit was closed."""

import sqlalchemy as sa
from alembic import op

import board.database

revision = '20261126_0230'
down_revision = '20261126_0200'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('unit') as batch_op:
        batch_op.add_column(sa.Column('closed_at', board.database.Instant(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('unit') as batch_op:
        batch_op.drop_column('closed_at')
