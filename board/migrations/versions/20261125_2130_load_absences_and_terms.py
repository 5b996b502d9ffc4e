"""Levels of load, absences and schedules, ages of columns, the organisation's own terms."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import board.database

revision = '20261125_2130'
down_revision = '20261123_1900'
branch_labels = None
depends_on = None

_BUILT_IN = (
    ('kind', 'assignment', 'поручение', 'assignment', 'blue'),
    ('kind', 'service', 'услуга', 'service', 'green'),
    ('kind', 'lean_project', 'лин-проект', 'lean project', 'violet'),
    ('kind', 'improvement', 'улучшение, 5С', 'improvement, 5S', 'teal'),
    ('kind', 'report', 'отчёт', 'report', 'grey'),
    ('kind', 'other', 'другое', 'other', 'grey'),
    ('category', 'waiting_answer', 'ждём ответа', 'waiting for an answer', 'grey'),
    ('category', 'documents', 'не хватает документов', 'documents are missing', 'grey'),
    ('category', 'approval', 'не согласовано', 'not agreed', 'grey'),
    ('category', 'it_systems', 'не работает программа', 'a program does not work', 'grey'),
    ('category', 'decision', 'нужно решение', 'a decision is needed', 'grey'),
    ('category', 'other', 'другое', 'something else', 'grey'),
)


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    op.create_table('absence',
    sa.Column('id', text(length=40), nullable=False),
    sa.Column('person_id', text(length=40), nullable=False),
    sa.Column('from_day', sa.Date(), nullable=False),
    sa.Column('until_day', sa.Date(), nullable=False),
    sa.Column('kind', text(length=20), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_absence_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absence'))
    )
    op.create_index(op.f('ix_absence_person_id'), 'absence', ['person_id'], unique=False)
    op.create_table('work_schedule',
    sa.Column('person_id', text(length=40), nullable=False),
    sa.Column('hours', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_work_schedule_person_id')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_work_schedule'))
    )
    terms = op.create_table('term',
    sa.Column('vocabulary', text(length=20), nullable=False),
    sa.Column('code', text(length=30), nullable=False),
    sa.Column('name_ru', text(length=60), nullable=False),
    sa.Column('name_en', text(length=60), nullable=False),
    sa.Column('colour', text(length=10), nullable=False),
    sa.Column('icon', text(length=20), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('vocabulary', 'code', name=op.f('pk_term'))
    )
    op.bulk_insert(terms, [
        {'vocabulary': vocabulary, 'code': code, 'name_ru': russian, 'name_en': english, 'colour': colour,
         'icon': code if vocabulary == 'kind' else 'other', 'position': position, 'active': True}
        for position, (vocabulary, code, russian, english, colour) in enumerate(_BUILT_IN)
    ])
    _add('board_person', sa.Column('load', text(length=10), nullable=False, server_default='room'))
    _add('board_person', sa.Column('away_from', sa.Date(), nullable=True))
    _add('board_person', sa.Column('away_until', sa.Date(), nullable=True))
    _add('board_column', sa.Column('yellow_after', sa.Integer(), nullable=False, server_default='3'))
    _add('board_column', sa.Column('red_after', sa.Integer(), nullable=False, server_default='5'))
    _add('board_column', sa.Column('removed_at', board.database.Instant(timezone=True), nullable=True))
    _add('board', sa.Column('closed_at', board.database.Instant(timezone=True), nullable=True))
    _add('sitting', sa.Column('agent', text(length=200), nullable=False, server_default=''))


def downgrade() -> None:
    for table, column in (
        ('sitting', 'agent'), ('board', 'closed_at'), ('board_column', 'removed_at'), ('board_column', 'red_after'),
        ('board_column', 'yellow_after'), ('board_person', 'away_until'), ('board_person', 'away_from'),
        ('board_person', 'load'),
    ):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(column)
    op.drop_table('term')
    op.drop_table('work_schedule')
    op.drop_index(op.f('ix_absence_person_id'), table_name='absence')
    op.drop_table('absence')


def _add(table: str, column: sa.Column) -> None:
    # What is there already needs a value; what comes later brings its own.
    with op.batch_alter_table(table) as batch_op:
        batch_op.add_column(column)
    if column.server_default is not None:
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(column.name, server_default=None)
