# SPDX-License-Identifier: Apache-2.0
"""What a log has said so far: who holds which role, which keys are announced, what is sealed.

A checkpoint carries it, so that a check may begin there instead of at the first entry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

from registry.crypto.signatures import canonical_json
from registry.domain.roles import ALL, POWERS, Role
from registry.storage.certificates import Certificate, CertificateForged, told_in

# Who may say that a sealed item waits no longer, and in entries of what.
TAKES: Final = POWERS["ingestion of sealed"]
TAKES_ITEMS: Final = frozenset({"ingestion of sealed", "deaccession", "undo"})
# Whose entries may name the keys to which others seal, and who was given a part.
ANNOUNCES: Final = frozenset({"member", "rotate", "recovery"})
RECOVERY: Final = "recovery"
"""The operation that names a recovery key, and the actor of what is signed with one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the log says of one member; ``digest`` is the SHA-256 of the certificate's body."""

    code: str
    key: str
    roles: frozenset[Role]
    serial: int
    digest: str

    @classmethod
    def of(cls, certificate: Certificate) -> Self:
        """Return what an entry with ``certificate`` says; who was removed holds no role."""
        body = canonical_json(certificate.body())
        return cls(
            code=certificate.code,
            key=certificate.verify_key,
            roles=certificate.roles if certificate.is_active else frozenset(),
            serial=certificate.serial,
            digest=hashlib.sha256(body).hexdigest(),
        )

    @classmethod
    def founder(cls, certificate: Certificate) -> Self:
        """Return who alone wrote before there were certificates: they could do everything."""
        key = certificate.verify_key
        return cls(code=certificate.code, key=key, roles=ALL, serial=0, digest="")


@dataclass(slots=True, kw_only=True)
class LogState:
    """The state of one log after an entry; ``announced`` has digests of signed rows by key.

    ``recovery`` is the verify key, in hex, of the last recovery key that was made, or empty.
    """

    members: dict[str, Told] = field(default_factory=dict)
    announced: dict[str, str] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    recovery: str = ""

    def apply(
        self, body: Mapping[str, Any], organisation: bytes, roles: frozenset[Role]
    ) -> Iterator[str]:
        """Follow one entry of a valid author; yield the code of what in it cannot be.

        ``roles`` are the author's then, none if they had not that for the entry's operation.
        """
        operation = body.get("operation")
        try:
            certificates = tuple(told_in(body, organisation))
        except CertificateForged:
            certificates = ()
            yield "certificate_forged"
        for certificate in certificates:
            yield from self._certify(certificate, str(body.get("actor")))
        # Who may sign none of these could else vouch for a row that they put back.
        for told in body.get("announced", ()) if roles and operation in ANNOUNCES else ():
            self.announced[str(told["row"])] = str(told["sha256"])
        if roles and operation == RECOVERY:
            self.recovery = str(next(iter(body.get("recovery_key", ())), self.recovery))
        self.waiting.update(map(str, body.get("sealed", ())))
        if roles & TAKES and operation in TAKES_ITEMS:
            self.waiting.difference_update(map(str, body.get("taken_in", ())))

    def _certify(self, certificate: Certificate, actor: str) -> Iterator[str]:
        before = self.members.get(certificate.code)
        # An old certificate is signed too: told again it would give a role back.
        if certificate.serial != (before.serial if before else 0) + 1:
            yield "certificate_forged"
            return
        told = Told.of(certificate)
        # The program lets nobody change their own roles: who did so went past it.
        if before is not None and certificate.code == actor and told.roles - before.roles:
            yield "own_roles_raised"
        self.members[certificate.code] = told

    def by_key(self) -> dict[str, Told]:
        """Return who may sign, by verify key in hex: the members, and who has the sheets."""
        found = {told.key: told for told in self.members.values()}
        if self.recovery:
            roles = frozenset({Role.KEEPER})  # the sheets open every part, as a keeper does
            found[self.recovery] = Told(
                code=RECOVERY, key=self.recovery, roles=roles, serial=0, digest=""
            )
        return found

    def body(self) -> dict[str, Any]:
        """Return this state as a checkpoint carries it."""
        return {
            "members": [
                {
                    "code": one.code,
                    "key": one.key,
                    "roles": sorted(one.roles),
                    "serial": one.serial,
                    "digest": one.digest,
                }
                for one in self.members.values()
            ],
            "announced": dict(self.announced),
            "waiting": sorted(self.waiting),
            "recovery": self.recovery,
        }

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> Self:
        """Return the state that a checkpoint, signed by somebody trusted, carries."""
        told = [
            Told(**{**one, "roles": frozenset(map(Role, one["roles"]))}) for one in body["members"]
        ]
        return cls(
            members={one.code: one for one in told},
            announced=dict(body["announced"]),
            waiting=set(body["waiting"]),
            recovery=str(body.get("recovery", "")),
        )
