# SPDX-License-Identifier: Apache-2.0
"""What is sent in the place of a package is refused by name, and each guard is needed for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from registry.crypto import agefile, sshsig
from registry.errors import RegistryError
from registry.exchange import bag, package_verify
from registry.exchange import package_errors as errors
from registry.exchange.package_content import Addressee
from registry.exchange.package_manifest import MANIFEST, NAMESPACE, SIGNATURE
from registry.exchange.package_verify import Verified, verify
from registry.exchange.package_writer import assemble
from tests.exchange.packages import (
    OTHER_KEY,
    READER,
    SIGNING_KEY,
    STRANGER,
    content,
    packed,
    plain_archive,
    plain_members,
    public_content,
)

SIGNER = sshsig.public_line(SIGNING_KEY, "registry")
Members = dict[str, bytes]


def written(tmp_path: Path, data: bytes) -> Path:
    """Return the path of a file that holds ``data``."""
    path = tmp_path / "received"
    path.write_bytes(data)
    return path


def _resealed(members: Members) -> Members:
    """Return ``members`` with fresh lists, as somebody without the key could make them."""
    fresh = members | bag.payload_manifests(members)
    return fresh | bag.tag_manifests(fresh)


def _edited(path: str) -> Callable[[], bytes]:
    return lambda: packed(_resealed(plain_members() | {path: plain_members()[path] + b" "}))


def _without(path: str) -> Callable[[], bytes]:
    return lambda: packed(_resealed({p: d for p, d in plain_members().items() if p != path}))


def _resigned_list(spoil: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    """Return a package whose signed list was spoiled by the holder of the key."""

    def make() -> bytes:
        members = plain_members()
        signed = spoil(members[MANIFEST])
        members |= {
            MANIFEST: signed,
            SIGNATURE: sshsig.sign(SIGNING_KEY, signed, NAMESPACE).encode(),
        }
        return packed(members | bag.tag_manifests(members))

    return make


def _foreign_namespace() -> bytes:
    members = plain_members()
    signature = sshsig.sign(SIGNING_KEY, members[MANIFEST], "git").encode()
    return packed(_resealed(members | {SIGNATURE: signature}))


def _wrapped(archive: Callable[[], bytes]) -> Callable[[], bytes]:
    return lambda: agefile.encrypt([READER.recipient], archive())


def _forwarded() -> bytes:
    to_stranger = Addressee(name="x", age_recipients=(STRANGER.recipient,))
    return assemble(content(addressee=to_stranger), SIGNING_KEY).archive


CASES: dict[str, tuple[Callable[[], bytes], type[RegistryError]]] = {
    "nothing": (lambda: b"", errors.NotAPackage),
    "another file": (lambda: b"\x89PNG\r\n\x1a\n", errors.NotAPackage),
    "a zip of something else": (lambda: packed({"a.txt": b"x"}), errors.NotAPackage),
    "another file inside age": (_wrapped(lambda: b"hello"), errors.NotAPackage),
    "unsigned": (_without(SIGNATURE), errors.PackageUnsigned),
    "a file missing": (_without("data/index.html"), errors.PackageIncomplete),
    "a list missing": (
        lambda: packed({p: d for p, d in plain_members().items() if p != "tagmanifest-sha256.txt"}),
        errors.PackageIncomplete,
    ),
    "a file more": (
        lambda: packed(_resealed(plain_members() | {"data/more.csv": b"x"})),
        errors.PackageExtraFile,
    ),
    "data edited": (_edited("data/victims.csv"), errors.PackageEdited),
    "receiver's page edited": (_edited("README.txt"), errors.PackageEdited),
    "signed list edited": (_edited(MANIFEST), sshsig.SignatureWrong),
    "signature of another purpose": (_foreign_namespace, sshsig.SignatureWrong),
    "signature spelled otherwise": (
        lambda: packed(plain_members() | {SIGNATURE: plain_members()[SIGNATURE] + b"\n"}),
        errors.PackageEdited,
    ),
    "malformed list": (_resigned_list(lambda text: text + b"\n"), errors.ManifestMalformed),
    "newer": (
        _resigned_list(lambda text: text.replace(b'format_version": 1', b'format_version": 2')),
        errors.PackageNewer,
    ),
    "passed on": (_wrapped(_forwarded), errors.PackageNotAddressed),
    "public inside age": (_wrapped(plain_archive), errors.PackageNotAddressed),
    "for somebody else": (
        lambda: agefile.encrypt([STRANGER.recipient], _forwarded()),
        agefile.PackageNotForMe,
    ),
    "armored age": (
        lambda: b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
        errors.NotAPackage,
    ),
    "newer age": (lambda: b"age-encryption.org/v2\n-> x\n", agefile.PackageNotAge),
    "passphrase type": (
        lambda: b"age-encryption.org/v1\n-> scrypt AAAA 30\nAAAA\n--- AAAA\n",
        agefile.PackagePassphraseType,
    ),
    "cut age": (lambda: _wrapped(_forwarded)()[:-1], agefile.PackageCut),
    "cut zip": (lambda: plain_archive()[:-1], agefile.PackageCut),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_whole_is_refused_by_name(case: str, tmp_path: Path) -> None:
    make, refusal = CASES[case]
    with pytest.raises(refusal) as caught:
        verify(written(tmp_path, make()), READER.identity, SIGNER)
    assert type(caught.value) is refusal


def test_the_edited_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(errors.PackageEdited) as refusal:
        verify(written(tmp_path, CASES["data edited"][0]()))
    assert refusal.value.data == {"file": "data/victims.csv"}


def test_a_forger_who_signs_again_is_an_unknown_signer(tmp_path: Path) -> None:
    forged = written(tmp_path, assemble(public_content(), OTHER_KEY).archive)
    assert not verify(forged, signer=SIGNER).known_signer


GUARDS = [
    ("_require_listed", "data edited"),
    ("_require_listed", "a file missing"),
    ("_require_listed", "a file more"),
    ("_require_listed", "signature spelled otherwise"),
    ("_require_addressed", "passed on"),
    ("_require_addressed", "public inside age"),
]


@pytest.mark.parametrize(("guard", "case"), GUARDS)
def test_without_its_guard_the_package_would_be_taken(
    guard: str, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_verify, guard, lambda *_, **__: None)
    path = written(tmp_path, CASES[case][0]())
    assert isinstance(verify(path, READER.identity, SIGNER), Verified)


def test_without_the_signature_check_an_edited_list_would_be_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signer = SIGNING_KEY.public_key().public_bytes_raw()
    members = plain_members()
    members[MANIFEST] = members[MANIFEST].replace(b'"withheld": 2', b'"withheld": 0')
    path = written(tmp_path, packed(_resealed(members)))
    with pytest.raises(sshsig.SignatureWrong):
        verify(path, signer=SIGNER)
    monkeypatch.setattr(sshsig, "verify", lambda *_: signer)
    assert verify(path, signer=SIGNER).withheld == 0
