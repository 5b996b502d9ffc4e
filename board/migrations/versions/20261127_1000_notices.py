"""Notices, the outbox, and what each reader has chosen."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import board.database

revision = '20261127_1000'
down_revision = '20261127_0930'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('notice',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=30), nullable=False),
    sa.Column('occurrence', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('person_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('title', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('lines', sa.JSON(), nullable=False),
    sa.Column('path', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('until', board.database.Instant(timezone=True), nullable=True),
    sa.Column('gather_on', sa.Date(), nullable=True),
    sa.Column('gathered_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('read_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('forgotten_at', board.database.Instant(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_notice_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice')),
    sa.UniqueConstraint('kind', 'occurrence', 'person_id', name='uq_notice_kind_occurrence_person_id')
    )
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.create_index('ix_notice_gathered_at_gather_on', ['gathered_at', 'gather_on'], unique=False)
        batch_op.create_index('ix_notice_person_id_forgotten_at', ['person_id', 'forgotten_at'], unique=False)

    op.create_table('reader',
    sa.Column('person_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('locale', sqlmodel.sql.sqltypes.AutoString(length=5), nullable=True),
    sa.Column('messenger', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_reader_person_id')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_reader'))
    )
    op.create_table('wish',
    sa.Column('person_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=30), nullable=False),
    sa.Column('mail', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('messenger', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_wish_person_id')),
    sa.PrimaryKeyConstraint('person_id', 'kind', name=op.f('pk_wish'))
    )
    op.create_table('delivery',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('notice_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=30), nullable=False),
    sa.Column('occurrence', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('person_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('channel', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('state', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('made_at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('due_at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('until', board.database.Instant(timezone=True), nullable=True),
    sa.Column('lease_until', board.database.Instant(timezone=True), nullable=True),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('sent_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('failure', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
    sa.ForeignKeyConstraint(['notice_id'], ['notice.id'], name=op.f('fk_delivery_notice_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_delivery_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_delivery')),
    sa.UniqueConstraint('kind', 'occurrence', 'person_id', 'channel', name='uq_delivery_kind_occurrence_person_id_channel')
    )
    with op.batch_alter_table('delivery', schema=None) as batch_op:
        batch_op.create_index('ix_delivery_made_at', ['made_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_delivery_notice_id'), ['notice_id'], unique=False)
        batch_op.create_index('ix_delivery_state_due_at', ['state', 'due_at'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('delivery', schema=None) as batch_op:
        batch_op.drop_index('ix_delivery_state_due_at')
        batch_op.drop_index(batch_op.f('ix_delivery_notice_id'))
        batch_op.drop_index('ix_delivery_made_at')

    op.drop_table('delivery')
    op.drop_table('wish')
    op.drop_table('reader')
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.drop_index('ix_notice_person_id_forgotten_at')
        batch_op.drop_index('ix_notice_gathered_at_gather_on')

    op.drop_table('notice')
