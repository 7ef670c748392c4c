# SPDX-License-Identifier: Apache-2.0
"""Opens what was sealed to the keepers, and believes its author's signature alone.

An item of an older epoch opens too: the past secrets lie inside the protected file. Whether
the author was a member, and whether what is said fits, is for whoever asked.
"""

from __future__ import annotations

import json
from typing import Any, Final

from registry.crypto.sealing import SEALED_OVERHEAD
from registry.crypto.signatures import canonical_json, is_signed
from registry.crypto.vaultkeys import OpenKeys
from registry.errors import Damaged
from registry.storage import inbox
from registry.storage.certificates import from_hex

_BODY: Final = {"vault", "kind", "id", "ref", "values", "actor", "at", "signer"}


class ItemRefused(Damaged):
    """A sealed item stays where it is; ``problem`` is a code with words (``inbox.<code>``)."""


def signed_body(untrusted_sealed: bytes, keys: OpenKeys) -> dict[str, Any]:
    """Return what an author signed and sealed in this vault: texts, and ``values``.

    Raises ``ItemRefused``: too_large, foreign, malformed or forged.
    """
    if len(untrusted_sealed) > inbox.LARGEST + SEALED_OVERHEAD:
        raise ItemRefused(problem="too_large")
    info = inbox.info_of(keys.vault_id)
    tried = (one.inbox_key.open(untrusted_sealed, info) for one in keys.every_epoch("protected"))
    plain = next((one for one in tried if one is not None), None)
    if plain is None:
        raise ItemRefused(problem="foreign")
    try:
        item = json.loads(plain)
        body = item["body"]
        message, signature = canonical_json(body), from_hex(item["signature"])
        shaped = _has_form(body)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ItemRefused(problem="malformed") from error
    if not shaped or body["vault"] != keys.vault_id.hex():
        raise ItemRefused(problem="malformed")
    if not is_signed(from_hex(body["signer"]), inbox.CONTEXT, message, signature):
        raise ItemRefused(problem="forged")
    return dict(body)


def _has_form(body: Any) -> bool:  # noqa: ANN401 - any JSON value
    if body.keys() != _BODY:
        return False
    return all(isinstance(body[name], str) for name in _BODY - {"values"})
