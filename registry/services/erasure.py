# SPDX-License-Identifier: Apache-2.0
"""Erases a person at their own word or by law: two people, a reason, grounds for keeping weighed.

Only a keeper erases, for only a keeper's keys reach both files; a coordinator asks one. The
second person proves to be there by their own passphrase and signs what was decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from registry.crypto.grants import TierNotGranted
from registry.crypto.passphrase import Passphrase
from registry.crypto.signatures import canonical_json, sign
from registry.crypto.vaultkeys import OpenKeys, unlock
from registry.domain.entities import spec_of
from registry.domain.roles import Role
from registry.errors import RegistryError, UsageRefused
from registry.services import consents, drafts, inbox
from registry.services.consents import Letter
from registry.storage import certificates, erasing, unlinking
from registry.storage.reading import Reading
from registry.storage.vault import Vault

__all__ = ["Erasure", "Order", "as_answer", "erase", "preview", "sweep"]

CONTEXT: Final = "sijill erasure"
OPERATION: Final = "deaccession"
ERASABLE: Final = frozenset({"victim", "person", "statement", "evidence", "source"})
SECOND: Final = frozenset({Role.KEEPER, Role.COORDINATOR})


class NotErasable(UsageRefused):
    """Records of this kind are not erased by themselves: they tell of no one person."""


class ErasureUngrounded(RegistryError):
    """The reason, or what was weighed for keeping the record, is not written down."""


class SecondPersonNeeded(RegistryError):
    """Two people decide on an erasure, and this vault has more than one."""


class SecondPersonUnfit(RegistryError):
    """The second passphrase is the same member's, or of one who is no keeper or coordinator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is erased and why: ``grounds`` is what was weighed for keeping it."""

    ref: str
    reason: str
    grounds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What was, or would be, erased; ``to_read`` are records that let go and a person reads."""

    ref: str
    records: int
    files: int
    to_read: tuple[str, ...]
    letters: tuple[Letter, ...]


def preview(vault: Vault, ref: str) -> Erasure:
    """Return what ``erase`` would take, who would have to be told, and changes nothing."""
    _require_keeper(vault)
    with vault.read() as tx:
        return _planned(tx, ref)


def erase(vault: Vault, order: Order, second: Passphrase | None = None) -> Erasure:
    """Erase one record with all that is only about it, in both files, for good.

    ``second`` is the passphrase of another keeper or coordinator; a vault of one person needs
    none and the log says so. Raises RoleLacks, TierNotGranted, ErasureUngrounded, NotErasable,
    SecondPersonNeeded, SecondPersonUnfit, WrongPassphrase, UnknownReference.
    """
    _require_keeper(vault)
    if not (order.reason.strip() and order.grounds.strip()):
        raise ErasureUngrounded
    inbox.take_in(vault)  # or what waits there sealed would tell of who is gone
    with vault.read() as tx:
        planned = _planned(tx, order.ref)
    witnessed = _witnessed(vault, order, second)
    with vault.write(OPERATION, order.reason.strip(), about=order.ref) as tx:
        erased = erasing.erase(tx, [tx.by_ref(order.ref).id])
        tx.tell("registry", "second", witnessed["code"])
        tx.tell("protected", "second", witnessed)
        tx.tell("protected", "grounds", order.grounds.strip())
    _clear(vault, erased)
    return planned


def sweep(vault: Vault) -> int:
    """Finish in this session what an erasure could not reach; return how many records went.

    After an old backup was restored by somebody without the protected key, the next keeper's
    session takes the erased out of that file too.
    """
    unlinking.complete(vault)
    with vault.read() as tx:
        waiting = erasing.pending(tx)
    if not waiting:
        return 0
    with vault.write(OPERATION) as tx:
        erased = erasing.apply(tx, waiting)
    _clear(vault, erased)
    return erased.count


def as_answer(erasure: Erasure) -> dict[str, Any]:
    """Return an erasure as the command line gives it."""
    return {
        "ref": erasure.ref,
        "records": erasure.records,
        "files": erasure.files,
        "to_read": list(erasure.to_read),
        "recalls": [consents.letter_answer(one) for one in erasure.letters],
    }


def _require_keeper(vault: Vault) -> None:
    vault.require(OPERATION)
    if "protected" not in vault.tiers:
        raise TierNotGranted(tier="protected")


def _planned(tx: Reading, ref: str) -> Erasure:
    found = tx.by_ref(ref)
    if spec_of(found).kind not in ERASABLE:
        raise NotErasable(ref=ref)
    plan = erasing.plan(tx, {found.id: spec_of(found).kind})
    evidence = [one for one, kind in plan.going.items() if kind == "evidence"]
    loosened = [one for kind in set(plan.loosened.values()) for one in _refs(tx, plan, kind)]
    return Erasure(
        ref=ref,
        records=len(plan.going),
        files=len(evidence),
        to_read=tuple(sorted(loosened)),
        letters=consents.letters_of(tx, list(plan.going)),
    )


def _refs(tx: Reading, plan: erasing.Plan, kind: str) -> list[str]:
    ids = [one for one, its in plan.loosened.items() if its == kind]
    return [str(one.ref) for one in tx.load(kind, ids).values()]


def _witnessed(vault: Vault, order: Order, second: Passphrase | None) -> dict[str, str]:
    """Return who stood by, with their signature under what was decided."""
    if second is None:
        if not vault.one_person:
            raise SecondPersonNeeded
        return {"code": "one_person"}
    keys = unlock(vault.header, second)
    try:
        return {"code": _code_of(vault, keys), "signature": _signed(vault, keys, order)}
    finally:
        keys.wipe()


def _code_of(vault: Vault, keys: OpenKeys) -> str:
    with vault.read() as tx:
        known = certificates.every(tx.connection, vault.keys.organisation)
    found = certificates.holder(known, keys.verify_key)
    if found is None or not found.is_active or found.travel or not found.roles & SECOND:
        raise SecondPersonUnfit
    if keys.verify_key == vault.keys.verify_key:
        raise SecondPersonUnfit
    return found.code


def _signed(vault: Vault, keys: OpenKeys, order: Order) -> str:
    decided = {
        "vault": vault.keys.vault_id.hex(), "ref": order.ref,
        "reason": order.reason.strip(), "grounds": order.grounds.strip(),
    }  # fmt: skip
    return sign(keys.signing_key, CONTEXT, canonical_json(decided)).hex()


def _clear(vault: Vault, erased: erasing.Erased) -> None:
    """Unlink what lies beside the databases; after the commit, so that nothing is lost by half."""
    unlinking.complete(vault)
    drafts.forget_about(vault, erased.refs)
