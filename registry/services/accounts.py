# SPDX-License-Identifier: Apache-2.0
"""Accounts as they are taken: a new statement with its witness, and what came before it.

Of earlier accounts of the same witness only number, kind and date are told while a new one is
taken, never their text: who has read the first account asks for it in the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from registry.domain.dates import PartialDate
from registry.domain.statements import Statement
from registry.errors import FieldProblem, RecordRefused
from registry.services import records
from registry.services.records import Draft, parse_input
from registry.storage.vault import Vault

WITNESS = "witness"
WORDS = ("verbatim", "transcript", "translation", "audio", "annotations")


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAccount:
    """One account that exists: its reference, kind (a term) and date, never a word of it."""

    ref: str
    kind: str
    taken_on: PartialDate | None


def earlier(vault: Vault, witness: str) -> tuple[EarlierAccount, ...]:
    """Return the accounts of the person with the reference ``witness``, the oldest first."""
    with vault.read() as tx:
        person = tx.by_ref(witness)
        ids = [one for _, one, field in tx.pointing_at(person.id, "statement") if field == WITNESS]
        found = [one for one in tx.load("statement", ids).values() if isinstance(one, Statement)]
    told = [
        EarlierAccount(ref=str(one.ref), kind=str(one.kind or ""), taken_on=one.taken_on)
        for one in found
    ]
    return tuple(sorted(told, key=lambda one: (str(one.taken_on and one.taken_on.edtf), one.ref)))


def take(
    vault: Vault, untrusted_fields: dict[str, Any], untrusted_witness: dict[str, Any] | None = None
) -> str:
    """Record a statement, and with it a witness not recorded yet; return its reference.

    ``untrusted_witness`` are fields of a person. Both are written or neither. Raises RecordRefused.
    """
    values = parse_input("statement", untrusted_fields)
    if not any(values.get(name) for name in WORDS):
        raise RecordRefused((FieldProblem("statement.verbatim", "empty"),))
    values["taken_by"] = values.get("taken_by") or vault.member
    drafts = []
    if untrusted_witness and not values.get(WITNESS):
        person = parse_input("person", {"roles": [WITNESS], **untrusted_witness})
        drafts.append(Draft(kind="person", values=person, key=WITNESS))
        values[WITNESS] = WITNESS
    elif values.get(WITNESS):
        values["earlier_accounts"] = tuple(one.ref for one in earlier(vault, values[WITNESS]))
    drafts.append(Draft(kind="statement", values=values, key="statement"))
    return records.record(vault, drafts)["statement"]
