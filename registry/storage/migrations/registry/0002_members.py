# SPDX-License-Identifier: Apache-2.0
"""Members with certificates, the inbox, candidates, tombstones, and where evidence files lie."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "registry_0002"
down_revision = "registry_0001"

TEXT, NUMBER, BYTES = sa.Text(), sa.Integer(), sa.LargeBinary()
NEW_TABLES: dict[str, dict[str, sa.types.TypeEngine[Any]]] = {
    "certificate": {"code": TEXT, "body": TEXT, "signature": BYTES},
    "inbox": {"id": TEXT, "at": TEXT, "actor": TEXT, "kind": TEXT, "sealed": BYTES},
    "candidate": {"export": TEXT, "at": TEXT, "builder": TEXT, "sealed": BYTES},
    "tombstone": {"record": TEXT, "kind": TEXT, "at": TEXT, "unit": NUMBER},
}
NEW_COLUMNS = (
    ("member", "code", TEXT),
    ("evidence", "about", TEXT),
    ("evidence", "held_in", TEXT),
    ("evidence", "state", TEXT),
    ("evidence", "file", TEXT),
    ("evidence", "sealed_size", NUMBER),
    ("evidence", "sealed_sha256", TEXT),
)


def upgrade() -> None:
    """The first column of each new table is its key."""
    for table, columns in NEW_TABLES.items():
        key = next(iter(columns))
        made = [sa.Column(name, kind, nullable=False) for name, kind in columns.items()]
        op.create_table(table, *made, sa.PrimaryKeyConstraint(key, name=f"pk_{table}"))
    for table, name, kind in NEW_COLUMNS:
        op.add_column(table, sa.Column(name, kind))


def downgrade() -> None:
    """A vault is never taken back: an older program refuses it by name."""
    raise RuntimeError(revision)
