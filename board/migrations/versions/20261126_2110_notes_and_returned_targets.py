"""Who proposed a target and why it was sent back; notes on the trend of a KPI; departments on walls."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import board.database

revision = '20261126_2110'
down_revision = '20261126_2030'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('kpi_note',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('text', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('author_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('author', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('at', board.database.Instant(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['code'], ['kpi.code'], name=op.f('fk_kpi_note_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kpi_note'))
    )
    with op.batch_alter_table('kpi_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_kpi_note_code'), ['code'], unique=False)

    with op.batch_alter_table('wall', schema=None) as batch_op:
        batch_op.add_column(sa.Column('with_units', sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table('wall', schema=None) as batch_op:
        batch_op.alter_column('with_units', server_default=None)

    with op.batch_alter_table('kpi_target', schema=None) as batch_op:
        batch_op.add_column(sa.Column('proposed_at', board.database.Instant(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('proposed_by', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True))
        batch_op.add_column(sa.Column('returned', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('wall', schema=None) as batch_op:
        batch_op.drop_column('with_units')

    with op.batch_alter_table('kpi_target', schema=None) as batch_op:
        batch_op.drop_column('returned')
        batch_op.drop_column('proposed_by')
        batch_op.drop_column('proposed_at')

    with op.batch_alter_table('kpi_note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_kpi_note_code'))

    op.drop_table('kpi_note')
