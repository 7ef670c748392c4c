# SPDX-License-Identifier: Apache-2.0
"""From passphrase to key: Argon2id (RFC 9106) with a floor and a ceiling, and HKDF (RFC 5869)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from registry.crypto.passphrase import PassphraseEmpty
from registry.errors import VaultError

if TYPE_CHECKING:
    from registry.crypto.passphrase import Passphrase

SALT_SIZE = 16
KEY_SIZE = 32


class KdfRefused(VaultError):
    """The cost is below the floor at creation, or above the ceiling at opening; nothing ran."""

    exit_code = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfCost:
    """What one guess costs: memory in KiB, passes over it, parallel lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    @property
    def is_below_floor(self) -> bool:
        """True for vaults made by tests; the window shows a banner over them for ever."""
        return self.memory_kib < FLOOR.memory_kib or self.iterations < FLOOR.iterations

    @property
    def is_above_ceiling(self) -> bool:
        """True where opening would hang the machine; also true of what Argon2 cannot run."""
        return not (
            8 * self.lanes <= self.memory_kib <= CEILING.memory_kib
            and 1 <= self.iterations <= CEILING.iterations
            and 1 <= self.lanes <= CEILING.lanes
        )


STANDARD = KdfCost(memory_kib=256 * 1024, iterations=4, lanes=4)
FLOOR = KdfCost(memory_kib=64 * 1024, iterations=3, lanes=1)
CEILING = KdfCost(memory_kib=1024 * 1024, iterations=16, lanes=16)
# Only for testing! A vault made with it is open to anyone who guesses.
FOR_TESTS = KdfCost(memory_kib=8, iterations=1, lanes=1)


def require_floor(cost: KdfCost) -> None:
    """Refuse to found a vault on a cost outside floor and ceiling.

    ``FOR_TESTS`` passes, and only that very object: no option, variable or file can name it.
    """
    if cost is not FOR_TESTS and (cost.is_below_floor or cost.is_above_ceiling):
        raise _refused(cost)


def stretch(passphrase: Passphrase, salt: bytes, untrusted_cost: KdfCost) -> bytes:
    """Return 32 bytes of Argon2id; raise ``KdfRefused`` before running an absurd cost.

    The digest of a key file is Argon2's secret value; without one there is none.
    """
    if not passphrase.reveal():
        raise PassphraseEmpty
    if untrusted_cost.is_above_ceiling:
        raise _refused(untrusted_cost)
    argon = Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=untrusted_cost.iterations,
        lanes=untrusted_cost.lanes,
        memory_cost=untrusted_cost.memory_kib,
        secret=passphrase.key_file or None,
    )
    try:
        # Any buffer will do (its type says bytes): a bytes copy could not be wiped.
        return argon.derive(passphrase.reveal())  # type: ignore[arg-type]
    except MemoryError:
        raise _refused(untrusted_cost) from None


def derive(secret: bytes | bytearray, purpose: str, length: int = KEY_SIZE) -> bytes:
    """Return ``length`` bytes of HKDF-SHA256 of ``secret`` for one ``purpose``."""
    info = b"sijill/v1/" + purpose.encode("ascii")
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(secret)


def _refused(cost: KdfCost) -> KdfRefused:
    return KdfRefused(memory_mib=cost.memory_kib // 1024, iterations=cost.iterations)
