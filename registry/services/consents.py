# SPDX-License-Identifier: Apache-2.0
"""Consents as they are given, and their withdrawal with the list of who must be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registry.domain.consents import Consent
from registry.domain.dates import parse_date
from registry.domain.fields import Entity
from registry.domain.resources import read_json
from registry.domain.structures import Decision
from registry.domain.untrusted import read_fields
from registry.errors import FieldProblem, RecordRefused, RegistryError, UsageRefused
from registry.services import ledger, records
from registry.services.linking import Draft
from registry.services.panel import PurposeState, panel
from registry.services.record_files import JsonMalformed
from registry.storage.reading import Reading
from registry.storage.vault import Vault

__all__ = [
    "AlreadyWithdrawn", "ConsentUnknown", "Letter", "PurposeState", "Recall", "as_answer",
    "letters_about", "panel", "recall", "record", "record_all", "withdraw",
]  # fmt: skip

NEEDED = ("about", "decisions", "given", "capacity")
DENIED = "denied"


class ConsentUnknown(UsageRefused):
    """The reference is not that of a consent."""


class AlreadyWithdrawn(RegistryError):
    """Nothing of this consent is left to withdraw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one recipient must be told, in both languages; ``codes`` are those it knows."""

    export: str
    profile: str
    recipient: str
    codes: tuple[str, ...]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What follows from a withdrawal: who holds what, and the letters to them."""

    consent: str
    about: tuple[str, ...]
    letters: tuple[Letter, ...]


def record(vault: Vault, untrusted: Any) -> str:  # noqa: ANN401 - JSON of a form or a file
    """Record one consent and return its reference; see ``record_all``."""
    return next(iter(record_all(vault, untrusted).values()))


def record_all(vault: Vault, untrusted: Any) -> dict[str, str]:  # noqa: ANN401 - any JSON value
    """Record one consent or a list of them, all or none; return their references.

    ``about`` are references of records, ``giver`` is ``{"code": "W-..."}``; each decision names a
    purpose, and a recipient (name or reference) where it is about one. Raises RecordRefused.
    """
    items = untrusted if isinstance(untrusted, list) else [untrusted]
    with vault.read() as tx:
        drafts = [_draft(tx, item, str(n)) for n, item in enumerate(items)]
    return records.record(vault, drafts, operation="consent change")


def _draft(tx: Reading, item: object, key: str) -> Draft:
    if isinstance(item, dict) and "fields" in item:
        # The shape of a record file, whose ids others of the file may name.
        key, item = str(item.get("id") or key), item["fields"]
    if not isinstance(item, dict):
        raise JsonMalformed(file="")
    fields: dict[str, Any] = dict(item)
    giver = fields.get("giver")
    if isinstance(giver, dict) and giver.keys() == {"code"}:
        fields["giver"] = giver["code"]  # of a living person nothing but the code stands here
    values = read_fields("consent", fields)
    problems = [FieldProblem(f"consent.{name}", "empty") for name in NEEDED if not values.get(name)]
    if problems:
        raise RecordRefused(tuple(problems))
    values["status"] = values.get("status") or "active"
    values["taken_by"] = values.get("taken_by") or ""
    values["decisions"] = tuple(_with_recipient(tx, one) for one in values["decisions"])
    return Draft(kind="consent", values=values, key=key)


def _with_recipient(tx: Reading, decision: Decision) -> Decision:
    """A recipient that is recorded is kept by its reference; another stays as it was named."""
    if not decision.recipient:
        return decision
    known = {str(one.ref) for one in tx.every("recipient") if _is_named(one, decision.recipient)}
    if not known and decision.recipient.startswith("N-"):
        raise RecordRefused((FieldProblem("consent.decisions", "dangling_link"),))
    return Decision(
        purpose=decision.purpose,
        decision=decision.decision,
        recipient=min(known, default=decision.recipient),
        items=decision.items,
        conditions=decision.conditions,
        word=decision.word,
    )


def _is_named(recipient: Entity, name_or_ref: str) -> bool:
    return name_or_ref in {recipient.ref, getattr(recipient, "name", None)}


def withdraw(vault: Vault, ref: str, purposes: tuple[str, ...] = ()) -> Recall:
    """Withdraw a consent, or only some purposes of it, with effect at once for new packages.

    No record changes. Returns every past package that holds what it was about, with a letter to
    each recipient. Raises ConsentUnknown, AlreadyWithdrawn.
    """
    found = _consent(vault, ref)
    today = parse_date(dt.datetime.now(dt.UTC).date().isoformat())
    values: dict[str, Any] = {"withdrawn_on": today}
    if purposes:
        values["decisions"] = _denied(found, purposes)
    else:
        values["status"] = "withdrawn"
    if found.status == "withdrawn" or values.get("decisions") == found.decisions:
        raise AlreadyWithdrawn(ref=ref)
    records.change(
        vault, ref, found.version, values, "withdrawn by the giver", operation="consent change"
    )
    return recall(vault, ref)


def recall(vault: Vault, ref: str) -> Recall:
    """Return who received what a consent is about, with the letters; changes nothing."""
    found = _consent(vault, ref)
    with vault.read() as tx:
        about = tuple(str(one.ref) for one in records.load_any(tx, list(found.about or ())))
        held = ledger.holding(tx, list(found.about or ()))
    letters = tuple(map(_letter, held))
    return Recall(consent=ref, about=about, letters=letters)


def letters_about(vault: Vault, ref: str) -> tuple[Letter, ...]:
    """Return a letter to everyone who holds something of one record; changes nothing."""
    with vault.read() as tx:
        return letters_of(tx, [tx.by_ref(ref).id])


def letters_of(tx: Reading, ids: Sequence[str]) -> tuple[Letter, ...]:
    """Return a letter to everyone who holds something of these records (internal ids)."""
    return tuple(_letter(one) for one in ledger.holding(tx, ids))


def _consent(vault: Vault, ref: str) -> Consent:
    found = records.get(vault, ref)
    if not isinstance(found, Consent):
        raise ConsentUnknown(ref=ref[:20])
    return found


def _denied(found: Consent, purposes: tuple[str, ...]) -> tuple[Decision, ...]:
    unknown = set(purposes) - {one.purpose for one in found.decisions or ()}
    if unknown:
        raise RecordRefused((FieldProblem("consent.decisions", "unknown_term"),))
    return tuple(
        Decision(purpose=one.purpose, decision=DENIED, recipient=one.recipient)
        if one.purpose in purposes
        else one
        for one in found.decisions or ()
    )


def _letter(held: ledger.Held) -> Letter:
    words = read_json("templates/recall.json")[
        held.profile if held.profile == "public" else "other"
    ]
    given = {
        "recipient": held.recipient,
        "export": held.export,
        "day": held.built_on,
        "codes": ", ".join(held.codes),
    }
    said = {language: str(text).format_map(given) for language, text in words.items()}
    return Letter(
        export=held.export,
        profile=held.profile,
        recipient=held.recipient,
        codes=held.codes,
        words=said,
    )


def as_answer(found: Recall) -> dict[str, Any]:
    """Return a recall list as the command line gives it."""
    letters = [letter_answer(one) for one in found.letters]
    return {"consent": found.consent, "about": list(found.about), "recalls": letters}


def letter_answer(one: Letter) -> dict[str, Any]:
    """Return one letter as the command line gives it."""
    return {
        "export": one.export,
        "profile": one.profile,
        "recipient": one.recipient,
        "codes": list(one.codes),
        "letter": dict(one.words),
    }
