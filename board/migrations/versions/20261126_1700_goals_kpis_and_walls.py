"""Strategic goals, KPIs with their targets, values and reviews, and walls."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import board.database

revision = '20261126_1700'
down_revision = '20261126_1130'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('goal',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('name_ru', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('name_en', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_goal'))
    )
    op.create_table('wall',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('codes', sa.JSON(), nullable=False),
    sa.Column('slide_seconds', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_wall'))
    )
    op.create_table('kpi',
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('goal_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('name_ru', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('name_en', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('unit_ru', sqlmodel.sql.sqltypes.AutoString(length=30), nullable=False),
    sa.Column('unit_en', sqlmodel.sql.sqltypes.AutoString(length=30), nullable=False),
    sa.Column('formula_ru', sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
    sa.Column('formula_en', sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
    sa.Column('direction', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('frequency', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('group', sqlmodel.sql.sqltypes.AutoString(length=1), nullable=False),
    sa.Column('rule', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('source', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('digits', sa.Integer(), nullable=False),
    sa.Column('owner_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('owner', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['goal_id'], ['goal.id'], name=op.f('fk_kpi_goal_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_kpi_owner_id')),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_kpi'))
    )
    op.create_table('kpi_review',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('scope', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('first_day', sa.Date(), nullable=False),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('countermeasure', sa.Text(), nullable=False),
    sa.Column('owner_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('owner', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('next_review', sa.Date(), nullable=False),
    sa.Column('author_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('author', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('at', board.database.Instant(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['code'], ['kpi.code'], name=op.f('fk_kpi_review_code')),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_kpi_review_owner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kpi_review'))
    )
    with op.batch_alter_table('kpi_review', schema=None) as batch_op:
        batch_op.create_index('ix_kpi_review_code_scope', ['code', 'scope'], unique=False)

    op.create_table('kpi_target',
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('value', sa.Float(), nullable=True),
    sa.Column('green', sa.Float(), nullable=True),
    sa.Column('yellow', sa.Float(), nullable=True),
    sa.Column('by_decree', sa.Boolean(), nullable=False),
    sa.Column('approved_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('approved_by_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('approved_by', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.ForeignKeyConstraint(['code'], ['kpi.code'], name=op.f('fk_kpi_target_code')),
    sa.PrimaryKeyConstraint('code', 'year', name=op.f('pk_kpi_target'))
    )
    op.create_table('kpi_value',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('scope', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('first_day', sa.Date(), nullable=False),
    sa.Column('value', sa.Float(), nullable=False),
    sa.Column('base', sa.Float(), nullable=True),
    sa.Column('at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('author_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('author', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('source', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
    sa.Column('replaced_at', board.database.Instant(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['code'], ['kpi.code'], name=op.f('fk_kpi_value_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kpi_value'))
    )
    with op.batch_alter_table('kpi_value', schema=None) as batch_op:
        batch_op.create_index('ix_kpi_value_code_scope_first_day', ['code', 'scope', 'first_day'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('kpi_value', schema=None) as batch_op:
        batch_op.drop_index('ix_kpi_value_code_scope_first_day')

    op.drop_table('kpi_value')
    op.drop_table('kpi_target')
    with op.batch_alter_table('kpi_review', schema=None) as batch_op:
        batch_op.drop_index('ix_kpi_review_code_scope')

    op.drop_table('kpi_review')
    op.drop_table('kpi')
    op.drop_table('wall')
    op.drop_table('goal')
