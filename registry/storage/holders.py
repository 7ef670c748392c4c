# SPDX-License-Identifier: Apache-2.0
"""Who was given the protected part by somebody who had it: kept inside that part, as it is given.

Certificates are signed with the organisation's key, which coordinators hold too: one of them
could certify a key of their own as a keeper's, or as the recovery key, and wait until the next
epoch is given to it. What they write cannot reach this file, so this file is what is asked.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from registry.crypto.vaultkeys import OpenKeys
from registry.domain.roles import PROTECTED
from registry.storage import facts
from registry.storage.announcements import RECOVERY_ROW, RecoveryKeys, digests
from registry.storage.certificates import Certificate, CertificateForged
from registry.storage.logged_unit import LoggedUnit

ROW: Final = "holder."


def note(tx: LoggedUnit, certificate: Certificate) -> None:
    """Keep that ``certificate`` is given the protected part by who has it; the log tells it too."""
    _note(tx, certificate.code, certificate.sealing_key)


def strike(tx: LoggedUnit, certificate: Certificate) -> None:
    """Keep that it was taken from them: no later certificate alone brings it back."""
    if PROTECTED in tx.keys.tiers and ROW + certificate.code in facts.facts(
        tx.connection, PROTECTED
    ):
        _note(tx, certificate.code, "")


def note_recovery(tx: LoggedUnit) -> None:
    """Keep that the recovery key announced in this unit of work is that of a keeper's ceremony."""
    _note(tx, RECOVERY_ROW, digests(tx.connection, "registry")[RECOVERY_ROW])


def _note(tx: LoggedUnit, name: str, value: str) -> None:
    if PROTECTED not in tx.keys.tiers:
        return  # who has not the part gives nothing of it
    facts.put(tx.connection, PROTECTED, {ROW + name: value})
    tx.vouch(PROTECTED, ROW + name, value)


def is_noted(connection: Connection, keys: OpenKeys, certificate: Certificate) -> bool:
    """Whether a keeper gave the protected part to who ``certificate`` says; ask with its key."""
    if certificate.verify_key == keys.verify_key.hex():
        return True
    held = facts.facts(connection, PROTECTED).get(ROW + certificate.code)
    return held == certificate.sealing_key


def require_recovery(connection: Connection, recovery: RecoveryKeys | None) -> RecoveryKeys | None:
    """Return ``recovery``, as announced; raise ``CertificateForged`` if no keeper made it."""
    if recovery is None:
        return None
    held = facts.facts(connection, PROTECTED).get(ROW + RECOVERY_ROW)
    if held != digests(connection, "registry")[RECOVERY_ROW]:
        raise CertificateForged
    return recovery
