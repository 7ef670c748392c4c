# SPDX-License-Identifier: Apache-2.0
"""What the logs of a vault tell, newest first, as the page of activity shows it."""

from __future__ import annotations

from registry.services import log_search
from registry.services.activity import Activity
from registry.services.log_search import Wanted
from registry.services.vaults import Vault


def log_of(vault: Vault, limit: int = 500) -> tuple[Activity, ...]:
    """Return the newest entries of both logs, each unit of work once."""
    return log_search.find(vault, Wanted(), limit).entries
