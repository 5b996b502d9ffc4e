"""What is to be talked through after a meeting."""

import sqlalchemy as sa
from alembic import op

revision = '20261127_1100'
down_revision = '20261127_1000'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.add_column(sa.Column('apart', sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.drop_column('apart')
