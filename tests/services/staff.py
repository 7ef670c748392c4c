# SPDX-License-Identifier: Apache-2.0
"""A vault of several people for tests: who they are, and how each of them comes to work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from registry.services import members
from registry.services.vaults import Passphrase, Vault
from tests.services.invented_vaults import PASSPHRASE, new_vault, open_again

WORDS = {
    "keeper": "تسع سنونوات فوق قرميد canary-keeper",
    "coordinator": "عشر آبار تحت الجوز canary-coordinator",
    "documenter": "ثماني قناديل شمال السور canary-documenter",
    "editor": "أحد عشر طريقاً إلى النبع canary-editor",
    "reviewer": "اثنا عشر باباً على الساحة canary-reviewer",
    "auditor": "ثلاث عشرة نافذة للشرق canary-auditor",
}
NAME = "رقية المتخيلة canary-member"


@dataclass(kw_only=True)
class Staff:
    """The folder of a vault, and the codes of those admitted by their role."""

    path: Path
    codes: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def founder(self) -> Iterator[Vault]:
        """Open the vault as who made it, with every role."""
        with opened(self.path, PASSPHRASE) as vault:
            yield vault

    @contextmanager
    def at_work(self, role: str) -> Iterator[Vault]:
        """Open the vault as the member with this one role."""
        with opened(self.path, WORDS[role]) as vault:
            yield vault


@contextmanager
def opened(path: Path, passphrase: str) -> Iterator[Vault]:
    """Open a vault, and lock it again whatever happens."""
    vault = open_again(path, passphrase)
    try:
        yield vault
    finally:
        vault.close()


def word(role: str) -> Passphrase:
    """Return the passphrase of the member with this role."""
    return Passphrase.from_text(WORDS[role])


def staffed(path: Path, *roles: str) -> Staff:
    """Make a vault and admit one member for each of ``roles``, each with that role only."""
    vault = new_vault(path)
    try:
        codes = {role: members.admit(vault, [role], word(role)) for role in roles}
    finally:
        vault.close()
    return Staff(path=path, codes=codes)


def shown(vault: Vault, code: str) -> members.MemberShown:
    """Return one member as the list shows them."""
    return next(one for one in members.listed(vault) if one.code == code)
