# SPDX-License-Identifier: Apache-2.0
"""Write without read: what belongs in the protected file, sealed by who cannot open that file.

    item  HPKE to the inbox key that a keeper announced, info "sijill inbox v1" + vault id
      of  canonical JSON {"body": {...}, "signature": hex}, filled up with spaces
          body: vault, kind, id, ref, values (as the columns hold them), actor, at, signer

The author signs inside, so that nobody can seal in another's name; the log entry names the
SHA-256 of each item, so that none is lost unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, select

from registry.crypto.sealing import seal
from registry.crypto.signatures import canonical_json, sign
from registry.crypto.vaultkeys import OpenKeys
from registry.errors import VaultError
from registry.storage.announcements import announced
from registry.storage.rows import NewRecord
from registry.storage.schema import INBOX

CONTEXT: Final = "sealed record"
LARGEST: Final = 4 << 20  # bytes of one item: a statement of several books
STEP: Final = 1024  # items are filled up to a multiple, because sizes confirm known texts


class ItemTooLarge(VaultError):
    """What should be sealed is longer than any statement; ``most`` is in bytes."""


class InboxKeyOld(VaultError):
    """The keepers' announced key is of an older epoch: who was removed could open it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Sealer:
    """What an author needs to seal: ``epoch`` is that of the protected tier in the header."""

    keys: OpenKeys
    actor: str
    at: str
    epoch: int

    def put(
        self, connection: Connection, kind: str, new: NewRecord, held: Mapping[str, Any]
    ) -> str:
        """Seal the columns ``held`` of a new record into the inbox; return the digest in hex.

        Raises what ``sealed`` raises.
        """
        sealed = self.sealed(connection, kind, new, held)
        row = {"id": new.id, "at": self.at, "actor": self.actor, "kind": kind, "sealed": sealed}
        connection.execute(INBOX.insert(), row)
        return digest_of(sealed)

    def sealed(
        self, connection: Connection, kind: str, new: NewRecord, held: Mapping[str, Any]
    ) -> bytes:
        """Return ``held`` signed by the author and sealed to the keepers.

        Raises ``NotAnnounced``, ``CertificateForged``, ``InboxKeyOld``, ``ItemTooLarge``.
        """
        key = announced(connection, self.keys.organisation, "protected")
        if key.epoch != self.epoch:
            raise InboxKeyOld
        plain = self._signed(kind, new, held)
        if len(plain) > LARGEST:
            raise ItemTooLarge(most=LARGEST)
        return seal(key.hpke, plain, info_of(self.keys.vault_id))

    def _signed(self, kind: str, new: NewRecord, held: Mapping[str, Any]) -> bytes:
        body = {
            "vault": self.keys.vault_id.hex(),
            "kind": kind,
            "id": new.id,
            "ref": new.ref,
            "values": dict(held),
            "actor": self.actor,
            "at": self.at,
            "signer": self.keys.verify_key.hex(),
        }
        signature = sign(self.keys.signing_key, CONTEXT, canonical_json(body))
        plain = canonical_json({"body": body, "signature": signature.hex()})
        return plain + b" " * (-len(plain) % STEP)


def info_of(vault_id: bytes) -> bytes:
    """Return what HPKE binds an item to: an item of another vault does not open."""
    return b"sijill inbox v1" + vault_id


def digest_of(sealed: bytes) -> str:
    """Return the SHA-256, in hex, by which the log names an item."""
    return hashlib.sha256(sealed).hexdigest()


def waiting(connection: Connection) -> int:
    """Return how many items wait for a keeper."""
    return int(connection.scalar(select(func.count()).select_from(INBOX)) or 0)


def digests(connection: Connection) -> dict[str, str]:
    """Return ``{digest: record}`` of every item that waits."""
    rows = connection.execute(select(INBOX.c.id, INBOX.c.sealed))
    return {digest_of(row.sealed): row.id for row in rows}
