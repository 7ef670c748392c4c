# SPDX-License-Identifier: Apache-2.0
"""Checks a package as its receiver: whole, signed, addressed; nothing is written anywhere.

Order: age, archive, signature, list, every hash, addressee. What is not signed is not parsed.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from registry.crypto import agefile, sshsig
from registry.exchange import bag
from registry.exchange.archive import MAX_BYTES, unpack
from registry.exchange.package_content import Addressee
from registry.exchange.package_errors import (
    KeyFileWrong,
    NotAPackage,
    PackageBomb,
    PackageEdited,
    PackageExtraFile,
    PackageIncomplete,
    PackageMissing,
    PackageNeedsKey,
    PackageNotAddressed,
    PackageUnreadable,
    PackageUnsigned,
    SignerFileWrong,
)
from registry.exchange.package_manifest import (
    MANIFEST,
    NAMESPACE,
    SIGNATURE,
    Manifest,
    listed,
)

_AGE: Final = b"age-encryption.org/"
# Whatever lists or signs the others cannot list itself.
_UNLISTED: Final = frozenset({MANIFEST, SIGNATURE, *bag.TAG_MANIFESTS})
_IDENTITY: Final = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]+")
# A bare public key, or a line of allowed_signers without options beyond our namespace.
_SIGNER: Final = re.compile(
    rf'(?:[^\s#]+\s+(?:namespaces="{NAMESPACE}"\s+)?)?(ssh-ed25519\s+[A-Za-z0-9+/=]+)(?:\s.*)?'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A whole, signed package. ``known_signer`` False: whole, but signed by an unknown key."""

    profile: str
    demo: bool
    records: int
    withheld: int
    signer_fingerprint: str
    eight_words: tuple[str, ...]
    known_signer: bool
    manifest_sha256: str
    files: tuple[str, ...]
    created: str
    expires: str
    onward_transfer: bool


def verify(path: Path, identity: str = "", signer: str = "") -> Verified:
    """Check the package at ``path``; ``identity`` and ``signer`` are the *texts* of key files.

    ``identity``: a file of ``age-keygen``. ``signer``: an ``ssh-ed25519 AAAA...`` line or lines
    of allowed_signers. Raises ``PackageRefused`` (one class a cause) or ``UsageRefused``.
    """
    identities = _identities(identity)
    known = _signers(signer)
    received = _read(path)
    encrypted = received.startswith(_AGE)
    members = unpack(_decrypted(received, identities) if encrypted else received)
    if MANIFEST not in members:
        raise NotAPackage
    public = _signed_by(members)
    manifest = Manifest.from_untrusted(members[MANIFEST])
    _require_listed(manifest, members)
    _require_addressed(manifest.addressee, identities, encrypted=encrypted)
    return Verified(
        profile=manifest.profile,
        demo=manifest.demo,
        records=manifest.records,
        withheld=manifest.withheld,
        signer_fingerprint=sshsig.fingerprint(public),
        eight_words=sshsig.eight_words(public),
        known_signer=public in known,
        manifest_sha256=hashlib.sha256(members[MANIFEST]).hexdigest(),
        files=tuple(file.path for file in manifest.files),
        created=manifest.created,
        expires=manifest.expires,
        onward_transfer=manifest.onward_transfer,
    )


def _identities(text: str) -> tuple[str, ...]:
    lines = [line.strip() for line in text.splitlines()]
    found = tuple(line for line in lines if line and not line.startswith("#"))
    if (text and not found) or not all(map(_IDENTITY.fullmatch, found)):
        raise KeyFileWrong
    try:
        for identity in found:
            agefile.recipient_of(identity)
    except Exception:  # noqa: BLE001 - pyrage says it in a kind of its own; its text may hold the key
        raise KeyFileWrong from None
    return found


def _signers(text: str) -> frozenset[bytes]:
    found = [_SIGNER.fullmatch(line.strip()) for line in text.splitlines()]
    try:
        keys = frozenset(sshsig.parse_public_line(match[1]) for match in found if match)
    except sshsig.SignerKeyWrong:
        raise SignerFileWrong from None
    if text and not keys:
        raise SignerFileWrong
    return keys


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise NotAPackage
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            # Not MAX_BYTES at once: Python would set that much memory aside, and in a hardened
            # process fresh memory is overwritten first (0.35 s for every package, measured).
            data = file.read(min(size, MAX_BYTES) + 1)
    except FileNotFoundError:
        raise PackageMissing(file=path.name) from None
    except OSError:
        raise PackageUnreadable(file=path.name) from None
    if len(data) > MAX_BYTES:
        raise PackageBomb
    return data


def _decrypted(untrusted: bytes, identities: tuple[str, ...]) -> bytes:
    if not identities:
        raise PackageNeedsKey
    for identity in identities[:-1]:
        try:
            return agefile.decrypt(identity, untrusted)
        except agefile.PackageNotForMe:
            continue
    return agefile.decrypt(identities[-1], untrusted)


def _signed_by(members: Mapping[str, bytes]) -> bytes:
    if SIGNATURE not in members:
        raise PackageUnsigned
    armored = members[SIGNATURE].decode("ascii", "replace")
    return sshsig.verify(armored, members[MANIFEST], NAMESPACE)


def _require_listed(manifest: Manifest, members: Mapping[str, bytes]) -> None:
    """Refuse a missing, an extra or a changed file, and a bag that lists otherwise."""
    promised = {file.path: file for file in manifest.files}
    for path in sorted(promised.keys() | _UNLISTED):
        if path not in members:
            raise PackageIncomplete(file=path)
    if members.keys() - promised.keys() - _UNLISTED:
        raise PackageExtraFile
    for path, file in promised.items():
        if listed(path, members[path]) != file:
            raise PackageEdited(file=path)
    for path, told in (bag.payload_manifests(members) | bag.tag_manifests(members)).items():
        if members.get(path) != told:
            raise PackageEdited(file=path)


def _require_addressed(
    addressee: Addressee | None, identities: tuple[str, ...], *, encrypted: bool
) -> None:
    if addressee is None and not encrypted:
        return
    if not identities:
        raise PackageNeedsKey
    # A signed public package inside age was wrapped by somebody else than its signer.
    named = addressee.age_recipients if addressee else ()
    if not {agefile.recipient_of(identity) for identity in identities} & set(named):
        raise PackageNotAddressed
