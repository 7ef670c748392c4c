# SPDX-License-Identifier: Apache-2.0
"""Unsaved forms, kept encrypted to the member's own age identity until saved or discarded."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from registry.crypto import agefile
from registry.crypto.atomic import write_atomically
from registry.errors import Damaged, RegistryError
from registry.storage import erasing
from registry.storage.vault import Vault


class DraftDamaged(Damaged):
    """A kept draft cannot be read; the records of the vault are not touched by that."""


def save(vault: Vault, slot: str, content: dict[str, Any]) -> None:
    """Keep ``content`` (JSON-able) for the form ``slot``, such as ``victim:V-7K3Q9AB``."""
    plain = json.dumps({"slot": slot, "content": content}, ensure_ascii=False).encode()
    write_atomically(_file(vault, slot), agefile.encrypt([vault.keys.age_recipient], plain))


def load(vault: Vault, slot: str) -> dict[str, Any] | None:
    """Return what was kept for ``slot``, or None."""
    file = _file(vault, slot)
    if not file.exists():
        return None
    try:
        kept = json.loads(agefile.decrypt(vault.keys.age_identity, file.read_bytes()))
    except (RegistryError, ValueError, OSError) as error:
        raise DraftDamaged(file=file.name) from error
    if _names_any(kept, _erased(vault)):
        discard(vault, slot)  # written by another member's hand before the erasure
        return None
    content = kept.get("content") if isinstance(kept, dict) and kept.get("slot") == slot else None
    if not isinstance(content, dict):
        raise DraftDamaged(file=file.name)
    return content


def discard(vault: Vault, slot: str) -> None:
    """Forget what was kept for ``slot``."""
    _file(vault, slot).unlink(missing_ok=True)


def forget_about(vault: Vault, refs: Iterable[str]) -> int:
    """Discard every draft of this member that names one of ``refs``; return how many.

    Those of other members open to their keys only: they are discarded when they are asked for.
    """
    gone, found = frozenset(refs), 0
    for file in sorted((vault.path / "drafts").glob("*.age")):
        try:
            kept = json.loads(agefile.decrypt(vault.keys.age_identity, file.read_bytes()))
        except (RegistryError, ValueError, OSError):
            continue
        if _names_any(kept, gone):
            file.unlink(missing_ok=True)
            found += 1
    return found


def _erased(vault: Vault) -> frozenset[str]:
    with vault.read() as tx:
        return erasing.erased_refs(tx.connection)


def _names_any(kept: object, refs: frozenset[str]) -> bool:
    text = json.dumps(kept, ensure_ascii=False)
    return any(ref in text for ref in refs)


def _file(vault: Vault, slot: str) -> Path:
    """The name tells nothing about the record: it is keyed by the member's own secret."""
    key = hashlib.sha256(vault.keys.age_identity.encode()).digest()
    name = hmac.new(key, slot.encode(), hashlib.sha256).hexdigest()[:32]
    return vault.path / "drafts" / f"{name}.age"
