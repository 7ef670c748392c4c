# SPDX-License-Identifier: Apache-2.0
"""Unsaved forms, kept encrypted to the member's own age identity until saved or discarded."""

from __future__ import annotations

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

from registry.crypto import agefile
from registry.crypto.atomic import write_atomically
from registry.errors import Damaged, RegistryError
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
    content = kept.get("content") if isinstance(kept, dict) and kept.get("slot") == slot else None
    if not isinstance(content, dict):
        raise DraftDamaged(file=file.name)
    return content


def discard(vault: Vault, slot: str) -> None:
    """Forget what was kept for ``slot``."""
    _file(vault, slot).unlink(missing_ok=True)


def _file(vault: Vault, slot: str) -> Path:
    """The name tells nothing about the record: it is keyed by the member's own secret."""
    key = hashlib.sha256(vault.keys.age_identity.encode()).digest()
    name = hmac.new(key, slot.encode(), hashlib.sha256).hexdigest()[:32]
    return vault.path / "drafts" / f"{name}.age"
