# SPDX-License-Identifier: Apache-2.0
"""Who is a member: certificates that the organisation's key signed.

A row of the table is worth its signature. Each certificate is also in the log entry of the unit
of work that issued it, so that ``check`` knows who held which role when.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from sqlalchemy import Connection, select

from registry.crypto.keyring import PublicMember
from registry.crypto.signatures import canonical_json, is_signed
from registry.domain.roles import Role
from registry.errors import Damaged
from registry.storage.schema import CERTIFICATE

CONTEXT: Final = "member certificate"
ACTIVE, REMOVED = "active", "removed"


class CertificateForged(Damaged):
    """A certificate or a public key in the registry is not signed by who may sign it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What the organisation says of one member; keys are hex, ``age_recipient`` is ``age1...``.

    ``kinds`` has the epoch of each grant; ``seat`` is None for who was removed. ``serial`` is
    raised at each change.
    """

    code: str
    verify_key: str
    sealing_key: str
    age_recipient: str
    seat: int | None
    roles: frozenset[Role]
    kinds: Mapping[str, int]
    state: str = ACTIVE
    travel: bool = False
    serial: int = 0

    @classmethod
    def of(
        cls, code: str, member: PublicMember, seat: int, roles: frozenset[Role],
        kinds: Mapping[str, int],
    ) -> Self:  # fmt: skip
        """Return the certificate of a member about to be admitted."""
        return cls(
            code=code,
            verify_key=member.verify_key.hex(),
            sealing_key=member.sealing_key.hex(),
            age_recipient=member.age_recipient,
            seat=seat,
            roles=roles,
            kinds=dict(kinds),
        )

    @property
    def is_active(self) -> bool:
        """Whether its holder is a member now."""
        return self.state == ACTIVE

    def body(self) -> dict[str, Any]:
        """Return what is signed, as JSON values."""
        fields = {name: getattr(self, name) for name in Certificate.__dataclass_fields__}
        return {**fields, "roles": sorted(self.roles), "kinds": dict(self.kinds)}

    @classmethod
    def read(cls, untrusted: object, untrusted_signature: bytes, organisation: bytes) -> Self:
        """Return the certificate of a body that ``organisation`` (32 bytes) signed.

        Raises ``CertificateForged``.
        """
        if not isinstance(untrusted, dict) or not is_signed(
            organisation, CONTEXT, canonical_json(untrusted), untrusted_signature
        ):
            raise CertificateForged
        return cls(**{**untrusted, "roles": frozenset(map(Role, untrusted["roles"]))})


def every(connection: Connection, organisation: bytes) -> tuple[Certificate, ...]:
    """Return every certificate by code, verified; raise ``CertificateForged``."""
    return tuple(_read(row, organisation) for row in _rows(connection))


def sound(connection: Connection, organisation: bytes) -> tuple[Certificate, ...]:
    """Return those certificates that are signed: one forged row must not lock everybody out."""
    return tuple(found for row in _rows(connection) if (found := _tried(row, organisation)))


def forged(connection: Connection, organisation: bytes) -> tuple[str, ...]:
    """Return the codes of rows that the organisation did not sign."""
    return tuple(row.code for row in _rows(connection) if not _tried(row, organisation))


def holder(certificates: tuple[Certificate, ...], verify_key: bytes) -> Certificate | None:
    """Return the certificate of who holds ``verify_key`` (32 bytes), or None."""
    return next((one for one in certificates if one.verify_key == verify_key.hex()), None)


def told_in(body: Mapping[str, Any], organisation: bytes) -> Iterator[Certificate]:
    """Yield the certificates that a log entry tells; raise ``CertificateForged``."""
    for told in body.get("certificates", ()):
        if not isinstance(told, dict):
            raise CertificateForged
        rest = {name: value for name, value in told.items() if name != "signature"}
        yield Certificate.read(rest, from_hex(told.get("signature")), organisation)


def _rows(connection: Connection) -> list[Any]:
    return list(connection.execute(select(CERTIFICATE).order_by(CERTIFICATE.c.code)))


def _read(row: Any, organisation: bytes) -> Certificate:  # noqa: ANN401 - a row
    try:
        untrusted = json.loads(row.body)
    except ValueError as error:
        raise CertificateForged from error
    found = Certificate.read(untrusted, row.signature, organisation)
    if found.code != row.code:  # a whole row copied over another is signed too
        raise CertificateForged
    return found


def _tried(row: Any, organisation: bytes) -> Certificate | None:  # noqa: ANN401 - a row
    try:
        return _read(row, organisation)
    except CertificateForged:
        return None


def from_hex(untrusted_hex: object) -> bytes:
    """Return the bytes of hex digits, or none for what is no hex."""
    try:
        return bytes.fromhex(str(untrusted_hex))
    except ValueError:
        return b""
