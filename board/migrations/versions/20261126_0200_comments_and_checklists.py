"""Comments on tasks, their checklists, and what a card shows of both."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import board.database

revision = '20261126_0200'
down_revision = '20261125_2130'
branch_labels = None
depends_on = None

_COUNTED = ('checklist_done', 'checklist_total', 'comment_count')


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    op.create_table('comment',
    sa.Column('id', text(length=40), nullable=False),
    sa.Column('task_id', text(length=40), nullable=False),
    sa.Column('author_id', text(length=40), nullable=False),
    sa.Column('author_name', text(length=200), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('created_at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('edited_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('removed_at', board.database.Instant(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_comment_author_id')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_comment_task_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comment'))
    )
    op.create_index(op.f('ix_comment_task_id'), 'comment', ['task_id'], unique=False)
    op.create_table('checklist_item',
    sa.Column('id', text(length=40), nullable=False),
    sa.Column('task_id', text(length=40), nullable=False),
    sa.Column('text', text(length=300), nullable=False),
    sa.Column('position', sa.BigInteger(), nullable=False),
    sa.Column('done_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('done_by_id', text(length=40), nullable=True),
    sa.Column('done_by_name', text(length=200), nullable=True),
    sa.Column('removed_at', board.database.Instant(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['done_by_id'], ['person.id'], name=op.f('fk_checklist_item_done_by_id')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_checklist_item_task_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_checklist_item'))
    )
    op.create_index(op.f('ix_checklist_item_task_id'), 'checklist_item', ['task_id'], unique=False)
    # What is there already needs a value; what comes later brings its own.
    with op.batch_alter_table('task') as batch_op:
        for name in _COUNTED:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default='0'))
    with op.batch_alter_table('task') as batch_op:
        for name in _COUNTED:
            batch_op.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('task') as batch_op:
        for name in reversed(_COUNTED):
            batch_op.drop_column(name)
    op.drop_index(op.f('ix_checklist_item_task_id'), table_name='checklist_item')
    op.drop_table('checklist_item')
    op.drop_index(op.f('ix_comment_task_id'), table_name='comment')
    op.drop_table('comment')
