# SPDX-License-Identifier: Apache-2.0
"""Makes and opens vaults; what is open is a ``Vault``, locked is its absence."""

from __future__ import annotations

from pathlib import Path

from registry.crypto.kdf import STANDARD, KdfCost
from registry.crypto.passphrase import Passphrase
from registry.crypto.slots import PassphraseWeak
from registry.services import phrases
from registry.storage import founding
from registry.storage.vault import Vault

__all__ = ["Passphrase", "PassphraseWeak", "Vault", "create", "is_vault_name", "open_vault"]


def create(
    path: Path, passphrase: Passphrase, *, demo: bool = False, cost: KdfCost = STANDARD
) -> Vault:
    """Make a vault for one person at ``path`` (it must not exist) and return it open.

    Raises PassphraseWeak, VaultAlreadyThere, or what the medium says.
    """
    if weakness(passphrase):
        raise PassphraseWeak
    return founding.make(path.absolute(), passphrase, cost, demo=demo)


def open_vault(path: Path, passphrase: Passphrase) -> Vault:
    """Open the vault at ``path``; raises WrongPassphrase, AlreadyOpen, Damaged, ..."""
    return founding.open_at(path.absolute(), passphrase)


def is_vault_name(path: Path) -> bool:
    """Whether a vault would be looked for at ``path``."""
    return path.suffix == ".sijill"


def weakness(passphrase: Passphrase) -> str:
    """Return ``short`` or ``guessable``, or nothing for a passphrase that may be used.

    ``phrases.judge`` says more; the passphrase is not wiped: it is still needed.
    """
    strength = phrases.judge(passphrase)
    return "" if strength.may_be_used else strength.code
