# SPDX-License-Identifier: Apache-2.0
"""Makes and opens vaults; what is open is a ``Vault``, locked is its absence."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path

from registry.crypto.kdf import STANDARD, KdfCost
from registry.crypto.medium import DiskFull, MediumFailed, ReadOnlyMedium
from registry.crypto.passphrase import Passphrase
from registry.crypto.slots import PassphraseWeak
from registry.errors import NotUnlocked
from registry.services import phrases
from registry.storage import founding, header_change
from registry.storage.vault import Vault

__all__ = [
    "NoLongerMember", "Passphrase", "PassphraseWeak", "Vault", "create", "is_vault_name",
    "open_vault", "require_strong",
]  # fmt: skip


class NoLongerMember(NotUnlocked):
    """The passphrase is right, and its holder was removed: nothing is opened to them."""


def create(
    path: Path, passphrase: Passphrase, *, demo: bool = False, cost: KdfCost = STANDARD,
    for_several: bool = False,
) -> Vault:  # fmt: skip
    """Make a vault at ``path`` (it must not exist) and return it open to its first member.

    One ``for_several`` people needs a second of them for every package. Raises PassphraseWeak,
    VaultAlreadyThere, or what the medium says.
    """
    require_strong(passphrase)
    return founding.make(path.absolute(), passphrase, cost, demo=demo, for_several=for_several)


def open_vault(path: Path, passphrase: Passphrase) -> Vault:
    """Open the vault at ``path``; raises WrongPassphrase, AlreadyOpen, Damaged, ...

    A change of members that a crash cut short is finished first; who was removed by it, or came
    in by an old header, is refused as NoLongerMember.
    """
    vault = founding.open_at(path.absolute(), passphrase)
    with ExitStack() as undo:
        undo.callback(vault.close)
        # A full or failing disk keeps nobody from their records: the change is tried again.
        with suppress(DiskFull, ReadOnlyMedium, MediumFailed):
            header_change.complete(vault)
        own = vault.certificate
        if own is not None and not own.is_active:
            raise NoLongerMember
        undo.pop_all()
    return vault


def require_strong(passphrase: Passphrase) -> None:
    """Raise PassphraseWeak for a passphrase that is too easy to guess."""
    if weakness(passphrase):
        raise PassphraseWeak


def is_vault_name(path: Path) -> bool:
    """Whether a vault would be looked for at ``path``."""
    return path.suffix == ".sijill"


def weakness(passphrase: Passphrase) -> str:
    """Return ``short`` or ``guessable``, or nothing for a passphrase that may be used.

    ``phrases.judge`` says more; the passphrase is not wiped: it is still needed.
    """
    strength = phrases.judge(passphrase)
    return "" if strength.may_be_used else strength.code
