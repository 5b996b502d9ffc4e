"""Screens on walls: the devices, those that wait to be let in, and how they are doing."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import board.database

revision = '20261126_2030'
down_revision = '20261126_1700'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('screen',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('place', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('secret_hash', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('playlist', sa.JSON(), nullable=False),
    sa.Column('calendar', sa.JSON(), nullable=False),
    sa.Column('shown_now', sa.JSON(), nullable=True),
    sa.Column('identified_until', board.database.Instant(timezone=True), nullable=True),
    sa.Column('reloads', sa.Integer(), nullable=False),
    sa.Column('rights_version', sa.Integer(), nullable=False),
    sa.Column('paired_at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('revoked_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('alarm_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('alarm_addresses', sa.JSON(), nullable=False),
    sa.Column('trusted_addresses', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_screen')),
    sa.UniqueConstraint('secret_hash', name=op.f('uq_screen_secret_hash'))
    )
    op.create_table('screen_pairing',
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('secret_hash', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('address', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('agent', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('expires_at', board.database.Instant(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_screen_pairing')),
    sa.UniqueConstraint('secret_hash', name=op.f('uq_screen_pairing_secret_hash'))
    )
    op.create_table('screen_health',
    sa.Column('screen_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('at', board.database.Instant(timezone=True), nullable=False),
    sa.Column('since', board.database.Instant(timezone=True), nullable=False),
    sa.Column('address', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('earlier_address', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
    sa.Column('moved_at', board.database.Instant(timezone=True), nullable=True),
    sa.Column('run', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('earlier_run', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('agent', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('build', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('showing', sa.JSON(), nullable=True),
    sa.Column('is_fresh', sa.Boolean(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.Column('frames_per_second', sa.Float(), nullable=True),
    sa.Column('memory_mb', sa.Float(), nullable=True),
    sa.Column('faults', sa.Integer(), nullable=False),
    sa.Column('last_fault', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
    sa.ForeignKeyConstraint(['screen_id'], ['screen.id'], name=op.f('fk_screen_health_screen_id')),
    sa.PrimaryKeyConstraint('screen_id', name=op.f('pk_screen_health'))
    )


def downgrade() -> None:
    op.drop_table('screen_health')
    op.drop_table('screen_pairing')
    op.drop_table('screen')
