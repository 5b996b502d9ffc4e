"""What is talked through after a meeting; what people have heard of meetings; when a backup was put in place."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import board.database

revision = '20261127_1100'
down_revision = '20261127_1000'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('meeting_heard',
    sa.Column('board_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('week', sa.Date(), nullable=False),
    sa.Column('starts_at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('is_on', sa.Boolean(), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['board_id'], ['board.id'], name=op.f('fk_meeting_heard_board_id')),
    sa.PrimaryKeyConstraint('board_id', 'week', name=op.f('pk_meeting_heard'))
    )
    with op.batch_alter_table('meeting_heard', schema=None) as batch_op:
        batch_op.create_index('ix_meeting_heard_starts_at', ['starts_at'], unique=False)
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.add_column(sa.Column('apart', sa.JSON(none_as_null=True), nullable=True))
        batch_op.create_index('ix_meeting_ended_at', ['ended_at'], unique=False)
        batch_op.create_index('ix_meeting_starts_at', ['starts_at'], unique=False)
    with op.batch_alter_table('escalation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_escalation_answered_at'), ['answered_at'], unique=False)
    with op.batch_alter_table('installation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('restored_at', board.database.Instant(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('installation', schema=None) as batch_op:
        batch_op.drop_column('restored_at')
    with op.batch_alter_table('escalation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_escalation_answered_at'))
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.drop_index('ix_meeting_starts_at')
        batch_op.drop_index('ix_meeting_ended_at')
        batch_op.drop_column('apart')
    op.drop_table('meeting_heard')
