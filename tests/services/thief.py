# SPDX-License-Identifier: Apache-2.0
"""A member with this source code and a hex editor: every key that grows from what they hold.

Nothing here asks the program for permission: bytes are taken from the files and tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import select

from registry.crypto import agefile, slots
from registry.crypto.agekeys import identity_from_bytes
from registry.crypto.header import TIERS, read_header
from registry.crypto.kdf import KEY_SIZE, derive, stretch
from registry.crypto.sealing import SEED_SIZE, SealingKey
from registry.errors import RegistryError
from registry.services.vaults import Passphrase, Vault
from registry.storage import engine
from registry.storage.inbox import info_of
from registry.storage.schema import INBOX

PURPOSES = (
    "member/signing",
    "member/age",
    "member/sealing",
    "recovery/check",
    *(f"tier/{tier}/{key}" for tier in TIERS for key in ("age", "database", "commitment", "inbox")),
)
SOURCE = Path(__file__).parents[2] / "registry" / "crypto"


def purposes_in_the_source() -> set[str]:
    """Return every purpose that keys are derived for, but those of the slots."""
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("*.py"))
    found = re.findall(r'\bderive\(\w+, f?"([^"]+)"', text)
    return {one.replace("{name}", tier) for one in found for tier in TIERS} - {"slot/{position}"}


@dataclass(frozen=True, kw_only=True)
class Thief:
    """What one member can lay hands on: the folder, their passphrase, their open keys."""

    path: Path
    passphrase: str
    held: frozenset[bytes]

    @classmethod
    def from_session(cls, vault: Vault, passphrase: str) -> Thief:
        """Take every secret of an open session, and what its passphrase opens in the header."""
        header = read_header(vault.path)
        word = Passphrase.from_text(passphrase)
        keys = vault.keys
        held = {
            stretch(word, header.salt, header.cost),
            bytes(slots.open_slot(header, word).root),
            keys.signing_key.private_bytes_raw(),
        }
        for tier in (*keys.tiers.values(), *keys.past.values()):
            held |= {bytes(tier.secret), bytes(tier.database_key), tier.commitment_key}
        if keys.organisation_key is not None:
            held.add(keys.organisation_key.private_bytes_raw())
        return cls(path=vault.path, passphrase=passphrase, held=frozenset(held))

    @cached_property
    def keys(self) -> frozenset[bytes]:
        """Every key of 32 bytes that this source code makes of what is held."""
        return self.held | {
            derive(one, purpose, KEY_SIZE) for one in self.held for purpose in PURPOSES
        }

    @cached_property
    def sealing_keys(self) -> tuple[SealingKey, ...]:
        """Every HPKE key that this source code makes of what is held."""
        named = [purpose for purpose in PURPOSES if purpose.endswith(("/sealing", "/inbox"))]
        return tuple(
            SealingKey(derive(one, purpose, SEED_SIZE)) for one in self.held for purpose in named
        )

    def opened_databases(self) -> set[str]:
        """Return the names of the databases that any key opens."""
        return {
            file.name
            for file in self.path.glob("*.db")
            if any(_opens(file, key) for key in self.keys)
        }

    def opened_evidence(self) -> set[str]:
        """Return the names of the sealed files that any identity opens."""
        identities = [identity_from_bytes(key) for key in self.keys]
        return {
            file.name
            for file in (self.path / "evidence").rglob("*.age")
            if any(_decrypts(identity, file.read_bytes()) for identity in identities)
        }

    def opened_grants(self) -> list[int]:
        """Return the rows of the header's grants that any key opens."""
        header = read_header(self.path)
        info = b"sijill grant v1" + header.vault_id
        return [row for row, sealed in enumerate(header.grants) if self._unseals(sealed, info)]

    def opened_items(self, vault: Vault) -> list[str]:
        """Return the items of the inbox, which they can read as rows, that any key opens."""
        with vault.read() as tx:
            rows = list(tx.connection.execute(select(INBOX.c.id, INBOX.c.sealed)))
        assert rows
        info = info_of(vault.keys.vault_id)
        return [row.id for row in rows if self._unseals(row.sealed, info)]

    def _unseals(self, sealed: bytes, info: bytes) -> bool:
        return any(key.open(sealed, info) is not None for key in self.sealing_keys)


def _opens(file: Path, key: bytes) -> bool:
    try:
        with closing(engine.keyed(file, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.Error:
        return False
    return True


def _decrypts(identity: str, sealed: bytes) -> bool:
    try:
        agefile.decrypt(identity, sealed)
    except RegistryError:
        return False
    return True


def copied(source: Path, target: Path) -> Path:
    """Copy a closed vault, so that an attack leaves the next one a whole vault."""
    for file in source.rglob("*"):
        if file.is_file() and file.name != "lock":
            to = target / file.relative_to(source)
            to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            to.write_bytes(file.read_bytes())
    for folder in ("drafts", "evidence"):
        (target / folder).mkdir(mode=0o700, exist_ok=True)
    return target


def codes(findings: Iterable[object]) -> set[str]:
    """Return the codes of what a check found."""
    return {str(getattr(one, "code", "")) for one in findings}
