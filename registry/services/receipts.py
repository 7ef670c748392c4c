# SPDX-License-Identifier: Apache-2.0
"""Receipts: the heads of the logs on paper or as a QR, so that a rollback is noticed elsewhere.

    SIJILL-RECEIPT-1 <vault id, 32 hex> R <seq> <digest, 64 hex> [X <seq> <digest>]

A receipt tells nobody's name and opens nothing; whoever keeps one can say later that the vault
had come at least so far.
"""

from __future__ import annotations

import re
from typing import Final

from registry.errors import UsageRefused
from registry.services.activity import Finding
from registry.storage import custody
from registry.storage.schema import TIERS
from registry.storage.vault import Vault

WORD: Final = "SIJILL-RECEIPT-1"
LETTERS: Final = {"R": "registry", "X": "protected"}
LONGEST: Final = 400  # characters, whatever was pasted
# \d takes Arabic digits too, as somebody may type them from the sheet.
_SHAPE: Final = re.compile(
    WORD + r" ([0-9a-f]{32}) R (\d{1,12}) ([0-9a-f]{64})(?: X (\d{1,12}) ([0-9a-f]{64}))?",
    re.IGNORECASE,
)


class ReceiptUnreadable(UsageRefused):
    """The text is not a receipt, or a letter of it is wrong."""


class ReceiptOfAnotherVault(UsageRefused):
    """The receipt was given by another vault."""


def make(vault: Vault) -> str:
    """Return the receipt of this moment, for the logs that this member opens."""
    with vault.read() as tx:
        heads = custody.heads(tx.connection, vault.tiers)
    parts = [
        f"{letter} {heads[tier][0]} {heads[tier][1]}"
        for letter, tier in LETTERS.items()
        if tier in heads
    ]
    return " ".join((WORD, vault.header.vault_id.hex(), *parts))


def compare(vault: Vault, untrusted_text: str) -> tuple[Finding, ...]:
    """Return a finding for each log that is older than, or not the one of, a receipt.

    A log that this member does not open is not compared. Raises ReceiptUnreadable,
    ReceiptOfAnotherVault.
    """
    untrusted_vault, told = _read(untrusted_text)
    if untrusted_vault != vault.header.vault_id.hex():
        raise ReceiptOfAnotherVault
    with vault.read() as tx:
        return tuple(
            Finding(code="older_than_receipt", where=f"{tier} {seq}")
            for tier, (seq, digest) in told.items()
            if tier in tx.tiers and custody.digest_at(tx.connection, tier, seq) != digest
        )


def _read(untrusted_text: str) -> tuple[str, dict[str, tuple[int, str]]]:
    found = _SHAPE.fullmatch(" ".join(untrusted_text[: LONGEST + 1].split()))
    if found is None:
        raise ReceiptUnreadable
    vault, *rest = found.groups()
    pairs = zip(TIERS, zip(rest[::2], rest[1::2], strict=True), strict=True)
    told = {tier: (int(seq), digest.lower()) for tier, (seq, digest) in pairs if seq}
    return vault.lower(), told
