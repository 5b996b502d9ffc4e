"""Decisions and what they ask of higher tiers."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import board.database

revision = '20261127_0400'
down_revision = '20261127_0300'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('decision',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('unit_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('about_kind', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('about_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('about_name', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('problem', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
    sa.Column('what', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('expected', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
    sa.Column('owner_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('owner', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('original_due', sa.Date(), nullable=True),
    sa.Column('due_changes', sa.Integer(), nullable=False),
    sa.Column('check_on', sa.Date(), nullable=True),
    sa.Column('numbers', sa.JSON(), nullable=False),
    sa.Column('numbers_after', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('measured_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('task_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('board_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('done_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('dropped_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('dropped_reason', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
    sa.Column('verdict', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=True),
    sa.Column('verdict_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('verdict_by', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('verdict_note', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
    sa.Column('author_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('author', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('archived_at', board.database.Instant(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['board_id'], ['board.id'], name=op.f('fk_decision_board_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_decision_owner_id')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_decision_task_id')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_decision_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decision'))
    )
    with op.batch_alter_table('decision', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_decision_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_decision_task_id'), ['task_id'], unique=False)
        batch_op.create_index('ix_decision_unit_id_archived_at', ['unit_id', 'archived_at'], unique=False)

    op.create_table('escalation',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('decision_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('tier', sa.Integer(), nullable=False),
    sa.Column('asked_unit_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('question', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('asked_by_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('asked_by', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('asked_at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('answer_by', sa.Date(), nullable=False),
    sa.Column('answer', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
    sa.Column('answered_by_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('answered_by', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('answered_at', board.database.Instant(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['asked_unit_id'], ['unit.id'], name=op.f('fk_escalation_asked_unit_id')),
    sa.ForeignKeyConstraint(['decision_id'], ['decision.id'], name=op.f('fk_escalation_decision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_escalation'))
    )
    with op.batch_alter_table('escalation', schema=None) as batch_op:
        batch_op.create_index('ix_escalation_asked_unit_id_answered_at', ['asked_unit_id', 'answered_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_escalation_decision_id'), ['decision_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('escalation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_escalation_decision_id'))
        batch_op.drop_index('ix_escalation_asked_unit_id_answered_at')

    op.drop_table('escalation')
    with op.batch_alter_table('decision', schema=None) as batch_op:
        batch_op.drop_index('ix_decision_unit_id_archived_at')
        batch_op.drop_index(batch_op.f('ix_decision_task_id'))
        batch_op.drop_index(batch_op.f('ix_decision_owner_id'))

    op.drop_table('decision')
