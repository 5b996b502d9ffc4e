"""Addresses under which calendar programs read."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import board.database

revision = '20261127_0930'
down_revision = '20261127_0800'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('feed',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('person_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('board_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('secret_hash', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('created_at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('revoked_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('last_read_at', board.database.Instant(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['board_id'], ['board.id'], name=op.f('fk_feed_board_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_feed_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feed')),
    sa.UniqueConstraint('secret_hash', name=op.f('uq_feed_secret_hash'))
    )
    with op.batch_alter_table('feed', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_feed_person_id'), ['person_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('feed', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_feed_person_id'))

    op.drop_table('feed')
