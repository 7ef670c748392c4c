# SPDX-License-Identifier: Apache-2.0
"""Passphrases, key files, headers, seats and grants that do not open a vault."""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from registry.crypto.header import HEADER_NAME, PREVIOUS_NAME, read_header, write_header
from registry.crypto.kdf import KdfCost
from registry.crypto.platform import ExclusiveLock
from registry.services import members, travel
from registry.services.vaults import Passphrase
from tests.bad_input.case import DOCUMENTER, SHOW, Case, Harm, both, changed, nothing, put, removed
from tests.bad_input.stranger import Stranger
from tests.crypto.conftest import flipped, resealed
from tests.services.invented_vaults import OTHER_PASSPHRASE
from tests.services.test_forgeries import granted_by_own_word

KEYED = SHOW + " --passphrase-file {keyed} --key-file {key}"
COORDINATOR = "six invented words of a coordinator"
EXTRACT = "extract {vault} {photo} --to {out} --reason given"


def of_file(name: str, alter: Callable[[bytes], bytes]) -> Harm:
    def harm(stranger: Stranger) -> None:
        file = Path(stranger.path(name))
        file.write_bytes(alter(file.read_bytes()))

    return harm


def costing(cost: KdfCost) -> Harm:
    """A header that the organisation itself signed, and that would keep a computer at work."""

    def harm(stranger: Stranger) -> None:
        with stranger.opened() as vault:
            key = vault.keys.organisation_key
            assert key is not None
            heavy = replace(vault.header, cost=cost).signed_by(key)
        for name in (HEADER_NAME, PREVIOUS_NAME):
            (stranger.place / name).write_bytes(heavy.to_bytes())

    return harm


def newer(data: bytes) -> bytes:
    return resealed(data[:8] + struct.pack(">H", 99) + data[10:])


def unsigned(data: bytes) -> bytes:
    """More memory asked for by somebody who has no key: 8 bytes into the binding."""
    return resealed(data[:27] + struct.pack(">I", 1 << 30) + data[31:])


def header(alter: Callable[[bytes], bytes]) -> Harm:
    return both(removed(PREVIOUS_NAME), changed(HEADER_NAME, alter))


def held_elsewhere(stranger: Stranger) -> ExclusiveLock:
    return ExclusiveLock(stranger.place / "lock")


def granted_to_oneself(stranger: Stranger) -> None:
    with stranger.opened(OTHER_PASSPHRASE) as low:
        forged = granted_by_own_word(read_header(stranger.place), low)
    write_header(stranger.place, forged)


def keeper_by_role_alone(stranger: Stranger) -> None:
    """A coordinator makes a documenter keeper, and has not the protected part to give."""
    with stranger.opened() as vault:
        members.admit(vault, ["coordinator"], Passphrase.from_text(COORDINATOR))
    with stranger.opened(COORDINATOR) as vault:
        members.change_roles(vault, "D-02", ["keeper"])


def with_the_file_away(stranger: Stranger) -> None:
    with stranger.opened() as vault:
        travel.leave(vault, Path(stranger.path("stick")))


def removed_and_put_back(stranger: Stranger) -> None:
    """A removed documenter lays the headers of before into the folder."""
    kept = (stranger.place / HEADER_NAME).read_bytes()
    with pytest.MonkeyPatch.context() as patch, stranger.opened() as vault:
        patch.setattr(members, "_rotated", lambda _: False)
        members.remove(vault, "D-02")
    for name in (HEADER_NAME, PREVIOUS_NAME):
        (stranger.place / name).write_bytes(kept)


def another_key_file(stranger: Stranger) -> None:
    Path(stranger.path("key")).write_bytes(os.urandom(64))


CASES: dict[str, Case] = {
    "wrong passphrase": Case(
        code="WrongPassphrase", exits=3, words=SHOW + " --passphrase-file {wrong}"
    ),
    "passphrase of another member's key file": Case(
        code="WrongPassphrase", exits=3, words=SHOW + " --passphrase-file {keyed}"
    ),
    "key file missing": Case(
        code="KeyFileMissing", exits=3, words=KEYED.replace("{key}", "{absent}")
    ),
    "key file changed": Case(
        code="KeyFileOrPassphraseWrong", exits=3, words=KEYED,
        harm=of_file("key", lambda b: flipped(b, 9)),
    ),
    "key file of somebody else": Case(
        code="KeyFileOrPassphraseWrong", exits=3, words=KEYED, harm=another_key_file
    ),
    "key file emptied": Case(
        code="KeyFileUnusable", exits=3, words=KEYED, harm=of_file("key", lambda _: b"")
    ),
    "key file too large": Case(
        code="KeyFileUnusable", exits=3, words=KEYED, harm=of_file("key", lambda _: bytes(2 << 20))
    ),
    "key file never written over": Case(
        code="KeyFileAlreadyThere", exits=1, words="member key-file {key}"
    ),
    "header missing": Case(
        code="VaultMissing", exits=1, harm=removed(HEADER_NAME, PREVIOUS_NAME)
    ),
    "header cut": Case(code="HeaderDamaged", exits=4, harm=header(lambda b: b[:-1])),
    "header empty": Case(code="HeaderDamaged", exits=4, harm=header(lambda _: b"")),
    "header flipped": Case(
        code="HeaderDamaged", exits=4, harm=header(lambda b: flipped(b, 5_000))
    ),
    "header of another program": Case(
        code="NotAVault", exits=1, harm=header(lambda b: b"PK\x03\x04" + b[4:])
    ),
    "header newer": Case(code="VaultNewer", exits=1, harm=changed(HEADER_NAME, newer)),
    "absurd memory": Case(
        code="KdfRefused", exits=4,
        harm=costing(KdfCost(memory_kib=(1 << 20) + 1, iterations=3, lanes=4)),
    ),
    "absurd number of passes": Case(
        code="KdfRefused", exits=4,
        harm=costing(KdfCost(memory_kib=1 << 16, iterations=1 << 31, lanes=4)),
    ),
    "absurd memory that nobody signed": Case(
        code="HeaderDamaged", exits=4, harm=header(unsigned)
    ),
    "not a vault": Case(code="NotAVault", exits=1, words="show {phrase} {victim}"),
    "no vault there": Case(code="VaultMissing", exits=1, words="show {absent} {victim}"),
    "already open": Case(code="AlreadyOpen", exits=1, harm=held_elsewhere),
    "tier not granted": Case(
        code="TierNotGranted", exits=3, words=f"{EXTRACT} {DOCUMENTER}",
        harm=keeper_by_role_alone,
    ),
    "protected file on another medium": Case(
        code="TierNotGranted", exits=3, words=EXTRACT, harm=with_the_file_away
    ),
    "new key of a part that is away": Case(
        code="ProtectedIsAway", exits=1, words="member rotate {vault} protected",
        harm=with_the_file_away,
    ),
    "another file brought back": Case(
        code="NotTheFileTaken", exits=4, words="journey back {vault} {earlier.sijill-backup}",
        harm=with_the_file_away,
    ),
    "role that may not": Case(
        code="RoleLacks", exits=3, words=f"{EXTRACT} {DOCUMENTER}", harm=nothing
    ),
    "forged grant": Case(
        code="ForgedGrant", exits=4, words=f"{SHOW} {DOCUMENTER}", harm=granted_to_oneself
    ),
    "removed member with an old header": Case(
        code="NoLongerMember", exits=3, words=f"{SHOW} {DOCUMENTER}", harm=removed_and_put_back
    ),
    "header put in by a stranger": Case(
        code="NotAVault", exits=1,
        harm=both(removed(PREVIOUS_NAME), put(HEADER_NAME, hashlib.sha256(b"x").digest())),
    ),
}  # fmt: skip
