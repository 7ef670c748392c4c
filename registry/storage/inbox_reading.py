# SPDX-License-Identifier: Apache-2.0
"""Opens what was sealed to the keepers, and believes it only as far as its author is a member.

An item of an older epoch opens too: the past secrets lie inside the protected file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from registry.crypto.signatures import canonical_json, is_signed
from registry.crypto.vaultkeys import OpenKeys
from registry.errors import Damaged
from registry.storage.certificates import Certificate, from_hex
from registry.storage.inbox import CONTEXT, info_of

FIELDS: Final = frozenset({"vault", "kind", "id", "ref", "values", "actor", "at", "signer"})


class ItemForeign(Damaged):
    """An item opens with none of the keys of this vault: cut, flipped or from elsewhere."""


class ItemForged(Damaged):
    """An item opens, and no member of this vault signed it under the code that it bears."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Item:
    """One item as its author signed it; ``values`` are columns of the protected file."""

    kind: str
    id: str
    ref: str
    values: Mapping[str, Any]
    actor: str
    at: str


def opened(keys: OpenKeys, members: tuple[Certificate, ...], untrusted_sealed: bytes) -> Item:
    """Return the item of a sealed text; raise ``ItemForeign`` or ``ItemForged``.

    ``members`` are the sound certificates, those of removed members too: what they recorded
    while they were members stands.
    """
    info = info_of(keys.vault_id)
    tried = (one.inbox_key.open(untrusted_sealed, info) for one in keys.every_epoch("protected"))
    plain = next((found for found in tried if found is not None), None)
    if plain is None:
        raise ItemForeign
    try:
        told = json.loads(plain)
        body, signature = told["body"], from_hex(told["signature"])
        signer = from_hex(body["signer"])
    except (ValueError, TypeError, LookupError, RecursionError):
        raise ItemForged from None
    by = next((one for one in members if one.verify_key == signer.hex()), None)
    if by is None or set(body) != FIELDS or body["vault"] != keys.vault_id.hex():
        raise ItemForged
    if by.code != body["actor"] or not is_signed(signer, CONTEXT, canonical_json(body), signature):
        raise ItemForged
    return Item(**{name: body[name] for name in Item.__dataclass_fields__})
