# SPDX-License-Identifier: Apache-2.0
"""The registry file as the first landing made it; a new vault is stamped with the newest revision.

Every later change of its tables is one more file in this folder, numbered on, with a test that
opens a vault made by the landing before it.
"""

revision = "registry_0001"
down_revision = None


def upgrade() -> None:
    """Nothing comes before the first."""


def downgrade() -> None:
    """Nothing comes before the first."""
