"""Wishes about actions, the tasks of stages, and the version that the regional committee was asked about."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '20261128_0100'
down_revision = '20261127_1300'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('project_action', schema=None) as batch_op:
        batch_op.add_column(sa.Column('wish', sa.JSON(none_as_null=True), nullable=True))

    with op.batch_alter_table('project_agreement', schema=None) as batch_op:
        batch_op.add_column(sa.Column('version', sa.Integer(), nullable=True))
    op.execute(
        'update project_agreement set version = '
        '(select passport_version from lean_project where lean_project.id = project_agreement.project_id)'
    )
    with op.batch_alter_table('project_agreement', schema=None) as batch_op:
        batch_op.alter_column('version', existing_type=sa.Integer(), nullable=False)

    with op.batch_alter_table('project_stage', schema=None) as batch_op:
        batch_op.add_column(sa.Column('board_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True))
        batch_op.add_column(sa.Column('task_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_project_stage_task_id'), 'task', ['task_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_project_stage_board_id'), 'board', ['board_id'], ['id'])


def downgrade() -> None:
    with op.batch_alter_table('project_stage', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_project_stage_board_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_project_stage_task_id'), type_='foreignkey')
        batch_op.drop_column('task_id')
        batch_op.drop_column('board_id')

    with op.batch_alter_table('project_agreement', schema=None) as batch_op:
        batch_op.drop_column('version')

    with op.batch_alter_table('project_action', schema=None) as batch_op:
        batch_op.drop_column('wish')
