"""When boards have their meetings, and each meeting."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import board.database

revision = '20261127_0800'
down_revision = '20261127_0400'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('screen', schema=None) as batch_op:
        batch_op.add_column(sa.Column('meetings', sa.JSON(none_as_null=True), nullable=True))
    op.create_table('meeting',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('board_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('unit_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('week', sa.Date(), nullable=False),
    sa.Column('state', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('starts_at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('planned_at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('moved', sa.Boolean(), nullable=False),
    sa.Column('place', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('facilitator_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('facilitator', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
    sa.Column('agenda', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('kpis', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('frozen_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('blocks', sa.JSON(), nullable=False),
    sa.Column('block', sa.Integer(), nullable=False),
    sa.Column('block_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('focus', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('present', sa.JSON(), nullable=False),
    sa.Column('ratings', sa.JSON(), nullable=False),
    sa.Column('started_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('started_by', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('ended_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('ended_by', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('confirmed_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('confirmed_by', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.ForeignKeyConstraint(['board_id'], ['board.id'], name=op.f('fk_meeting_board_id')),
    sa.ForeignKeyConstraint(['facilitator_id'], ['person.id'], name=op.f('fk_meeting_facilitator_id')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_meeting_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting')),
    sa.UniqueConstraint('board_id', 'week', name='uq_meeting_board_id_week')
    )
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_meeting_facilitator_id'), ['facilitator_id'], unique=False)
        batch_op.create_index('ix_meeting_state_starts_at', ['state', 'starts_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_meeting_unit_id'), ['unit_id'], unique=False)

    op.create_table('meeting_schedule',
    sa.Column('board_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('weekday', sa.Integer(), nullable=False),
    sa.Column('time', sqlmodel.sql.sqltypes.AutoString(length=5), nullable=False),
    sa.Column('place', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('facilitators', sa.JSON(), nullable=False),
    sa.Column('since', board.database.Instant(timezone=True), nullable=False),
    sa.Column('ended_at', board.database.Instant(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['board_id'], ['board.id'], name=op.f('fk_meeting_schedule_board_id')),
    sa.PrimaryKeyConstraint('board_id', name=op.f('pk_meeting_schedule'))
    )
    op.create_table('meeting_decision',
    sa.Column('meeting_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('decision_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_meeting_decision_meeting_id')),
    sa.PrimaryKeyConstraint('meeting_id', 'decision_id', name=op.f('pk_meeting_decision'))
    )


def downgrade() -> None:
    with op.batch_alter_table('screen', schema=None) as batch_op:
        batch_op.drop_column('meetings')
    op.drop_table('meeting_decision')
    op.drop_table('meeting_schedule')
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_meeting_unit_id'))
        batch_op.drop_index('ix_meeting_state_starts_at')
        batch_op.drop_index(batch_op.f('ix_meeting_facilitator_id'))

    op.drop_table('meeting')
