# SPDX-License-Identifier: Apache-2.0
"""What a member with the source code may try in a vault of several people, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.services import activity
from registry.services.vaults import Vault
from registry.storage import (
    custody,
)
from tests.services.invented_vaults import contents
from tests.services.staff import Staff


def copied(staff: Staff, path: Path) -> Staff:
    for name, content in contents(staff.path).items():
        (path / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    for folder in ("drafts", "evidence"):
        (path / folder).mkdir(mode=0o700, exist_ok=True)
    return Staff(path=path, codes=staff.codes)


def codes(vault: Vault, *, full: bool = True) -> set[str]:
    return {one.code for one in activity.check(vault, full=full)}


def victim(vault: Vault) -> str:
    with vault.read() as tx:
        return next(str(one.ref) for one in tx.every("victim"))


def operations(vault: Vault, tier: str = "registry") -> list[str]:
    with vault.read() as tx:
        return [one.body["operation"] for one in custody.entries(tx.connection, tier)]


def signed_without_the_gate(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, operation: str, **told: object
) -> None:
    """Sign a unit of work as a member would who has the source code."""
    with monkeypatch.context() as patch:
        patch.setattr(Vault, "require", lambda *_: None)
        with vault.write(operation) as tx:
            tx.unit("registry")
            for name, value in told.items():
                tx.tell("registry", name, value)
