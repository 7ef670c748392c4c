# SPDX-License-Identifier: Apache-2.0
"""The public keys to which things are sealed: of each tier, by a keeper, and of recovery.

Only what is signed is used: whoever writes the registry file could else put in a key of theirs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from registry.crypto.signatures import canonical_json, is_signed
from registry.domain.roles import Role
from registry.errors import VaultError
from registry.storage import custody
from registry.storage.certificates import CertificateForged, from_hex, holder, sound
from registry.storage.schema import META

TIER_CONTEXT: Final = "tier announcement"
RECOVERY_CONTEXT: Final = "recovery announcement"
RECOVERY_ROW: Final = "recovery"


class NotAnnounced(VaultError):
    """No keeper has said yet to which key things for ``tier`` are sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """The public keys of one tier and epoch: ``hpke`` of its inbox, ``age`` of its evidence."""

    tier: str
    epoch: int
    hpke: bytes
    age: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKeys:
    """The public keys of the recovery key that the shares open."""

    verify_key: bytes
    sealing_key: bytes
    age_recipient: str


def announced(connection: Connection, organisation: bytes, tier: str) -> Announcement:
    """Return the keys of ``tier`` as an active keeper signed them.

    Raises ``NotAnnounced``, ``CertificateForged``. Whoever seals compares the epoch with that
    of the header: an older one would be opened by who was removed since.
    """
    signed = _signed(connection, row_of(tier))
    body = {name: value for name, value in signed.items() if name != "signature"}
    signer = from_hex(body.get("signer"))
    known = holder(sound(connection, organisation), signer)
    if known is None:
        raise CertificateForged
    _require(signer, TIER_CONTEXT, body, signed)
    if not known.is_active or Role.KEEPER not in known.roles:
        raise NotAnnounced(tier=tier)  # it was true; who was removed would still open it
    if body["tier"] != tier:
        raise CertificateForged
    return Announcement(
        tier=tier, epoch=body["epoch"], hpke=bytes.fromhex(body["hpke"]), age=body["age"]
    )


def is_due(connection: Connection, organisation: bytes, tier: str, epoch: int) -> bool:
    """Whether a keeper should announce the keys of ``tier`` (again): none are, or older ones.

    A row that is not as the log told it last was put in or taken out by somebody: nothing is
    mended behind the keeper's back, ``check`` has to find it. A new epoch announces anew.
    """
    try:
        if announced(connection, organisation, tier).epoch == epoch:
            return False
    except NotAnnounced:
        pass  # or signed by one who is no keeper any more
    except CertificateForged:
        return False
    told = _told_last(connection, tier)
    return told is None or told == digests(connection, "registry").get(row_of(tier))


def _told_last(connection: Connection, tier: str) -> str | None:
    """Return the digest that the log told last of the row that announces ``tier``."""
    for entry in custody.telling(connection, "registry", "announced"):
        for told in entry.body["announced"]:
            if told["row"] == row_of(tier):
                return str(told["sha256"])
    return None


def recovery(connection: Connection, organisation: bytes) -> RecoveryKeys | None:
    """Return the recovery key's public keys, None where there is none; ``CertificateForged``."""
    try:
        signed = _signed(connection, RECOVERY_ROW)
    except NotAnnounced:
        return None
    body = {name: value for name, value in signed.items() if name != "signature"}
    _require(organisation, RECOVERY_CONTEXT, body, signed)
    return RecoveryKeys(
        verify_key=bytes.fromhex(body["verify_key"]),
        sealing_key=bytes.fromhex(body["sealing_key"]),
        age_recipient=body["age_recipient"],
    )


def digests(connection: Connection, tier: str) -> dict[str, str]:
    """Return the SHA-256, in hex, of each row of ``tier`` that the log may vouch for."""
    table = META[tier]
    rows = connection.execute(select(table.c.key, table.c.value))
    return {key: hashlib.sha256(value.encode()).hexdigest() for key, value in rows}


def row_of(tier: str) -> str:
    """Return the key of the meta row that announces ``tier``."""
    return f"inbox.{tier}"


def _signed(connection: Connection, key: str) -> dict[str, Any]:
    table = META["registry"]
    held = connection.scalar(select(table.c.value).where(table.c.key == key))
    if held is None:
        raise NotAnnounced(tier=key.removeprefix("inbox."))
    try:
        found = json.loads(held)
    except ValueError as error:
        raise CertificateForged from error
    if not isinstance(found, dict):
        raise CertificateForged
    return found


def _require(
    signer: bytes, context: str, body: Mapping[str, Any], signed: Mapping[str, Any]
) -> None:
    if not is_signed(signer, context, canonical_json(body), from_hex(signed.get("signature"))):
        raise CertificateForged
