# SPDX-License-Identifier: Apache-2.0
"""Sealed records: whose names the protected file keeps, and the verbs that move them there.

A victim who lives, who was subjected to sexual violence or whose risk is high is sealed as the
record is written, without being asked. Who holds no protected key and makes an older record
such a one leaves it to a keeper: it is ``due``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from registry.disclosure.dossier import SPOKEN_FIELDS, tells_of_sexual_violence
from registry.domain.entities import spec_of
from registry.domain.fields import Entity
from registry.errors import RegistryError, UsageRefused
from registry.storage import sealing
from registry.storage.reading import Reading
from registry.storage.vault import Vault
from registry.storage.writing import ProtectedAbsent

KIND: Final = "victim"
# Which terms ask for a sealed record, and the code of the reason.
TERMS: Final[Mapping[str, Mapping[str, str]]] = {
    "risk_level": {"high": "risk", "critical": "risk"},
    "fate": {"alive": "survivor", "found_alive": "survivor"},
    "act": {"sexual_violence": "sexual_violence"},
}


class NotSealable(UsageRefused):
    """Records of this kind have nothing that a seal could move."""


class SealedAlready(RegistryError):
    """The record is sealed already, or was not sealed when the seal should be lifted."""


class MustStaySealed(RegistryError):
    """What the record says of this person asks for the seal."""


class SealReasonMissing(RegistryError):
    """A seal is set or lifted for a reason, which the protected log keeps."""


def should_seal(values: Mapping[str, Any]) -> str:
    """Return why a victim with these values is to be sealed, as a code, or an empty string."""
    for name, codes in TERMS.items():
        if reason := codes.get(str(values.get(name))):
            return reason
    spoken = (values.get(name) for name in SPOKEN_FIELDS)
    return "sexual_violence" if any(map(tells_of_sexual_violence, spoken)) else ""


def as_recorded(kind: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the values with which a new record is written: sealed where it has to be."""
    if kind != KIND or not should_seal(values):
        return values
    return {**values, "sealed": True}


def as_changed(tx: Reading, before: Entity, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the values with which a record is changed: sealed where it has to be from now on.

    Raises MustStaySealed for who would lift a seal that is still needed.
    """
    spec = spec_of(before)
    if spec.kind != KIND:
        return values
    after = {name: values.get(name, getattr(before, name)) for name in spec.fields}
    reason = "" if after["sealed"] and before_is_sealed(before) else should_seal(after)
    if not reason:
        return values
    if before_is_sealed(before):
        raise MustStaySealed(reason=reason)
    return {**values, "sealed": True} if "protected" in tx.tiers else values


def before_is_sealed(found: Entity) -> bool:
    """Whether a record, as it was read, is sealed."""
    return bool(getattr(found, "sealed", False))


def seal(vault: Vault, ref: str, reason: str) -> Entity:
    """Move what identifies one person to the protected file; return the record as it stands.

    Raises RoleLacks, ProtectedAbsent, NotSealable, SealedAlready, SealReasonMissing.
    """
    return _set(vault, ref, reason, sealed=True)


def unseal(vault: Vault, ref: str, reason: str) -> Entity:
    """Move it back to the registry; raises as ``seal``, and MustStaySealed."""
    return _set(vault, ref, reason, sealed=False)


def due(vault: Vault) -> tuple[str, ...]:
    """Return the references of records that wait for a keeper to seal them."""
    with vault.read() as tx:
        return tuple(sorted(str(one.ref) for one in _due(tx)))


def seal_due(vault: Vault) -> int:
    """Seal every record that is due, in one unit of work; return how many. Raises as ``seal``."""
    with vault.write("sealing", "due") as tx:
        found = _due(tx)
        for one in found:
            if before_is_sealed(one):
                sealing.complete(tx, one)
            else:
                tx.change(one, {"sealed": True})
    return len(found)


def _due(tx: Reading) -> list[Entity]:
    open_ones = sealing.not_sealed(tx, KIND, {name: set(codes) for name, codes in TERMS.items()})
    return list(tx.load(KIND, [*open_ones, *sealing.half_sealed(tx, KIND)]).values())


def _set(vault: Vault, ref: str, reason: str, *, sealed: bool) -> Entity:
    if not reason.strip():
        raise SealReasonMissing
    with vault.write("sealing", reason.strip(), about=ref) as tx:
        before = tx.by_ref(ref)
        spec = spec_of(before)
        if not sealing.sealable(spec):
            raise NotSealable(ref=ref)
        if before_is_sealed(before) == sealed:
            raise SealedAlready(ref=ref)
        if "protected" not in tx.tiers:
            raise ProtectedAbsent(kind=spec.kind)
        tx.change(before, as_changed(tx, before, {"sealed": sealed}))
        return tx.by_ref(ref)
