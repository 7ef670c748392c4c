# SPDX-License-Identifier: Apache-2.0
"""The secrets of past epochs, kept inside the tier they belonged to.

Old commitments, evidence and inbox items stay readable to whoever may read the tier now, and to
nobody else: a row of ``meta`` in the encrypted file, ``secret.e<N>`` = 64 hex digits.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, select

from registry.crypto.keyring import TierKeys
from registry.crypto.vaultkeys import OpenKeys
from registry.storage.schema import META

PREFIX: Final = "secret.e"
_EPOCH: Final = re.compile(r"secret\.e[0-9]{1,9}")
_SECRET: Final = re.compile(r"[0-9a-f]{64}")


def with_past(connection: Connection, keys: OpenKeys) -> OpenKeys:
    """Return ``keys`` with those of every past epoch that the open tiers keep."""
    past = dict(keys.past)
    for tier in keys.tiers:
        table = META[tier]
        query = select(table.c.key, table.c.value).where(table.c.key.like(f"{PREFIX}%"))
        for key, value in connection.execute(query):
            # A row that somebody spoilt opens nothing and locks nobody out: ``check`` misses it.
            if _EPOCH.fullmatch(key) and _SECRET.fullmatch(value):
                epoch = int(key.removeprefix(PREFIX))
                past[tier, epoch] = TierKeys.from_secret(tier, epoch, bytes.fromhex(value))
    return replace(keys, past=past)
