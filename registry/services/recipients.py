# SPDX-License-Identifier: Apache-2.0
"""Named parties that may receive packages: their keys, agreement and conditions."""

from __future__ import annotations

from typing import Any

from registry.crypto.agekeys import parse_recipient
from registry.domain.exports import Recipient
from registry.errors import RegistryError, UsageRefused
from registry.services import records
from registry.services.linking import Draft
from registry.services.records import parse_input
from registry.storage.reading import Reading
from registry.storage.vault import Vault


class RecipientUnknown(UsageRefused):
    """No recipient has this name or reference."""


class RecipientNotGiven(RecipientUnknown):
    """This audience is one named party, and none was named."""


class RecipientKeyMissing(RegistryError):
    """The recipient has no age key, and nothing leaves to it unencrypted."""


class RecipientAlreadyKnown(RegistryError):
    """Another recipient has this name; a package must not go to the wrong one."""


def record(vault: Vault, untrusted: dict[str, Any]) -> str:
    """Record a recipient (fields of ``sijill fields``; a bare ``age_key`` is taken too).

    Raises RecordRefused, RecipientKeyWrong, RecipientAlreadyKnown.
    """
    fields = dict(untrusted.get("fields", untrusted))
    if "age_key" in fields:
        fields["age_keys"] = [fields.pop("age_key")]
    values = parse_input("recipient", fields)
    keys = tuple(parse_recipient(key) for key in values.get("age_keys") or ())
    with vault.read() as tx:
        if any(one.name == values.get("name") for one in every(tx)):
            raise RecipientAlreadyKnown
    draft = Draft(kind="recipient", values={**values, "age_keys": keys})
    return records.record(vault, [draft], operation="recipient")["0"]


def every(tx: Reading) -> list[Recipient]:
    """Return all recipients."""
    return [one for one in tx.every("recipient") if isinstance(one, Recipient)]


def named(tx: Reading, name_or_ref: str) -> Recipient:
    """Return the recipient with this name or reference.

    Raises RecipientNotGiven, RecipientUnknown.
    """
    wanted = name_or_ref.strip()
    if not wanted:
        raise RecipientNotGiven
    for one in every(tx):
        if wanted in {one.name, one.ref}:
            return one
    raise RecipientUnknown(name=wanted[:80])


def keys_of(recipient: Recipient) -> tuple[str, ...]:
    """Return the age keys of a recipient; raises RecipientKeyMissing."""
    if not recipient.age_keys:
        raise RecipientKeyMissing(name=str(recipient.name)[:80])
    return tuple(recipient.age_keys)
