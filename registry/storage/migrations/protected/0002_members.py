# SPDX-License-Identifier: Apache-2.0
"""The size of an evidence file, and the fields that a sealed victim keeps in this file."""

import sqlalchemy as sa
from alembic import op

revision = "protected_0002"
down_revision = "protected_0001"

NEW_COLUMNS = (
    ("evidence", "size", sa.Integer()),
    ("victim", "names", sa.Text()),
    ("victim", "mother_name", sa.Text()),
    ("victim", "portrait", sa.Text()),
    ("victim", "memorial_name", sa.Text()),
)


def upgrade() -> None:
    """Add columns only: nothing that stands is rewritten."""
    for table, name, kind in NEW_COLUMNS:
        op.add_column(table, sa.Column(name, kind), schema="protected")
    op.create_index("ix_victim_portrait", "victim", ["portrait"], schema="protected")


def downgrade() -> None:
    """A vault is never taken back: an older program refuses it by name."""
    raise RuntimeError(revision)
