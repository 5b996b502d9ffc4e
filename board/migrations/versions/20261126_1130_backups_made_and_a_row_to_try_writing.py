"""When backups were made, and the row that is written to see whether anything can be."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import board.database

revision = '20261126_1130'
down_revision = '20261126_0230'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('backup_made',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('bytes', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_backup_made'))
    )
    op.create_table('write_probe',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', board.database.Instant(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_write_probe'))
    )


def downgrade() -> None:
    op.drop_table('write_probe')
    op.drop_table('backup_made')
