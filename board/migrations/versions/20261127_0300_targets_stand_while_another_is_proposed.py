"""Targets stand while another one is proposed; what values a KPI can have at all; walls that were taken down."""

import sqlalchemy as sa
from alembic import op

import board.database

revision = '20261127_0300'
down_revision = '20261126_2110'
branch_labels = None
depends_on = None

_TARGET = sa.table(
    'kpi_target', sa.column('code', sa.String), sa.column('year', sa.Integer), sa.column('value', sa.Float),
    sa.column('green', sa.Float), sa.column('yellow', sa.Float), sa.column('by_decree', sa.Boolean),
    sa.column('approved_at', sa.String), sa.column('proposal', sa.JSON(none_as_null=True)),
)
_KPI = sa.table(
    'kpi', sa.column('code', sa.String), sa.column('unit_ru', sa.String), sa.column('least', sa.Float),
    sa.column('most', sa.Float),
)
_FIGURES = ('value', 'green', 'yellow')
_BY_UNIT = {
    '%': (0.0, 100.0), 'п.п.': (-100.0, 100.0), 'из 10': (0.0, 10.0), 'чел.-ч/год': (None, None),
    'тыс. руб.': (None, None),
}


def upgrade() -> None:
    with op.batch_alter_table('kpi', schema=None) as batch_op:
        batch_op.add_column(sa.Column('least', sa.Float(), nullable=True))
        batch_op.add_column(sa.Column('most', sa.Float(), nullable=True))
    with op.batch_alter_table('kpi_target', schema=None) as batch_op:
        batch_op.add_column(sa.Column('proposal', sa.JSON(none_as_null=True), nullable=True))
    with op.batch_alter_table('wall', schema=None) as batch_op:
        batch_op.add_column(sa.Column('removed_at', board.database.Instant(timezone=True), nullable=True))
    line = op.get_bind()
    for code, unit in list(line.execute(sa.select(_KPI.c.code, _KPI.c.unit_ru))):
        least, most = _BY_UNIT.get(unit, (0.0, None))
        least = None if code == 'LEAD_TIME_CUT_PCT' else least
        line.execute(_KPI.update().where(_KPI.c.code == code).values(least=least, most=most))
    waiting = sa.select(_TARGET).where(_TARGET.c.approved_at.is_(None), _TARGET.c.by_decree.is_(sa.false()))
    for row in list(line.execute(waiting)):
        proposal = {name: getattr(row, name) for name in _FIGURES}
        line.execute(_this(row).values(proposal=proposal, value=None, green=None, yellow=None))


def downgrade() -> None:
    line = op.get_bind()
    for row in list(line.execute(sa.select(_TARGET).where(_TARGET.c.proposal.is_not(None)))):
        if row.approved_at is None:
            line.execute(_this(row).values(**row.proposal))
    with op.batch_alter_table('kpi_target', schema=None) as batch_op:
        batch_op.drop_column('proposal')
    with op.batch_alter_table('kpi', schema=None) as batch_op:
        batch_op.drop_column('most')
        batch_op.drop_column('least')
    with op.batch_alter_table('wall', schema=None) as batch_op:
        batch_op.drop_column('removed_at')


def _this(row):
    return _TARGET.update().where(_TARGET.c.code == row.code, _TARGET.c.year == row.year)
