# SPDX-License-Identifier: Apache-2.0
"""What somebody with the keys finds in a vault: each row, and each page, the free ones too."""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from registry.services.vaults import Vault
from registry.storage.engine import PAGE_SIZE, SCHEMA_OF_TIER

RESERVED = 80  # of each page of SQLCipher 4: 16 bytes IV, 64 bytes HMAC-SHA512
SALT = 16  # before the first page
TIERS = ("registry", "protected")


def decrypted(vault: Vault, *tiers: str) -> str:
    """Return every page of the files given (both), by the file format of SQLCipher 4."""
    text = b""
    for tier in tiers or TIERS:
        key = bytes(vault.keys.tier(tier).database_key)
        file = (vault.path / vault.header.file_name(tier)).read_bytes()
        for start in range(0, len(file), PAGE_SIZE):
            page = file[start : start + PAGE_SIZE]
            first = SALT if start == 0 else 0
            cipher = Cipher(AES(key), CBC(page[-RESERVED : -RESERVED + 16])).decryptor()
            text += cipher.update(page[first:-RESERVED])
    return text.decode("utf-8", "replace")


def rows_of(vault: Vault, tier: str) -> str:
    """Return every row of every table of one file, the index's own tables too."""
    schema = SCHEMA_OF_TIER[tier]
    with vault.read() as tx:
        run = tx.connection.exec_driver_sql
        tables = run(f"SELECT name FROM {schema}.sqlite_schema WHERE type = 'table'").scalars()  # noqa: S608
        held = [
            b"\x1f".join(v if isinstance(v, bytes) else str(v).encode() for v in row)
            for name in list(tables)
            for row in run(f'SELECT * FROM {schema}."{name}"')  # noqa: S608 - our names
        ]
    return b"\x1e".join(held).decode("utf-8", "replace")
