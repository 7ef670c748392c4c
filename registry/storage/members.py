# SPDX-License-Identifier: Apache-2.0
"""Issues certificates, and keeps the public keys of tiers and of recovery, signed.

What is issued or announced is told in the log entry of its unit of work, so that ``check``
finds a row that was put back or put in.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import select

from registry.crypto.keyring import PublicMember
from registry.crypto.signatures import canonical_json, sign
from registry.domain.roles import ALL, PROTECTED, kinds_of
from registry.storage import holders
from registry.storage.announcements import (
    RECOVERY_CONTEXT,
    RECOVERY_ROW,
    TIER_CONTEXT,
    Announcement,
    NotAnnounced,
    RecoveryKeys,
    announced,
    recovery,
    row_of,
)
from registry.storage.certificates import (
    ACTIVE,
    CONTEXT,
    REMOVED,
    Certificate,
    CertificateForged,
    every,
    holder,
    sound,
)
from registry.storage.schema import CERTIFICATE, META
from registry.storage.writing import Writing

__all__ = [
    "ACTIVE", "FOUNDER", "REMOVED", "Announcement", "Certificate", "CertificateForged",
    "NotAnnounced", "RecoveryKeys", "announce", "announce_recovery", "announced", "enrol_founder",
    "every", "holder", "issue", "recovery", "sound",
]  # fmt: skip

FOUNDER: Final = "D-01"


def issue(tx: Writing, certificate: Certificate, given: Collection[str] = ()) -> Certificate:
    """Sign and keep ``certificate`` with the next serial; the unit's log entry tells it too.

    ``given`` are the kinds of keys that its holder gets from this member, by a header written
    after. Raises ``TierNotGranted`` for who may not sign for the organisation.
    """
    held = select(CERTIFICATE.c.body).where(CERTIFICATE.c.code == certificate.code)
    before = tx.connection.scalar(held)
    serial = 1 if before is None else int(json.loads(before)["serial"]) + 1
    issued = replace(certificate, serial=serial)
    body = canonical_json(issued.body())
    signature = sign(tx.keys.organisation_signer(), CONTEXT, body)
    row = {"code": issued.code, "body": body.decode(), "signature": signature}
    tx.connection.execute(CERTIFICATE.delete().where(CERTIFICATE.c.code == issued.code))
    tx.connection.execute(CERTIFICATE.insert(), row)
    tx.tell("registry", "certificates", {**issued.body(), "signature": signature.hex()})
    if PROTECTED in given:
        holders.note(tx, issued)
    elif not issued.is_active or PROTECTED not in kinds_of(issued.roles):
        holders.strike(tx, issued)
    return issued


def enrol_founder(tx: Writing) -> Certificate:
    """Certify who made the vault, with every role: one person is all of them."""
    kinds = {**{tier: keys.epoch for tier, keys in tx.keys.tiers.items()}, "organisation": 1}
    founder = Certificate.of(FOUNDER, tx.keys.member.public, tx.keys.seat, ALL, kinds)
    return issue(tx, founder, kinds)


# Public keys of tiers and of recovery ---------------------------------------------------------


def announce(tx: Writing, tier: str) -> None:
    """Say, signed by this keeper, to which keys things for ``tier`` are sealed from now on."""
    keys = tx.keys.tier(tier)
    body = {
        "tier": tier,
        "epoch": keys.epoch,
        "hpke": keys.inbox_key.public.hex(),
        "age": keys.age_recipient,
        "signer": tx.keys.verify_key.hex(),
    }
    signature = sign(tx.keys.signing_key, TIER_CONTEXT, canonical_json(body))
    _put(tx, row_of(tier), {**body, "signature": signature.hex()})


def announce_recovery(tx: Writing, recovery: PublicMember) -> None:
    """Keep the public keys of a new recovery key, signed by the organisation."""
    body = {
        "verify_key": recovery.verify_key.hex(),
        "sealing_key": recovery.sealing_key.hex(),
        "age_recipient": recovery.age_recipient,
    }
    signature = sign(tx.keys.organisation_signer(), RECOVERY_CONTEXT, canonical_json(body))
    _put(tx, RECOVERY_ROW, {**body, "signature": signature.hex()})
    tx.tell("registry", "recovery_key", recovery.verify_key.hex())
    holders.note_recovery(tx)


def _put(tx: Writing, key: str, signed: Mapping[str, Any]) -> None:
    table, value = META["registry"], canonical_json(signed).decode()
    tx.connection.execute(table.delete().where(table.c.key == key))
    tx.connection.execute(table.insert(), {"key": key, "value": value})
    tx.vouch("registry", key, value)
