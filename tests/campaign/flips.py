# SPDX-License-Identifier: Apache-2.0
"""One flipped bit in each kind of file: refused or reported, never taken.

A new kind of file is one line of ``KINDS``: how a whole one is made, and whether a hurt one is
noticed.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from registry.crypto.header import Header
from registry.crypto.passphrase import Passphrase
from registry.errors import RegistryError
from registry.exchange.package_verify import verify
from registry.exchange.package_writer import assemble, deliver
from registry.services import activity, backups, drafts, evidence, evidence_check
from tests.campaign.vaults_in_peril import copied
from tests.exchange.packages import READER, SIGNING_KEY, content, plain_archive
from tests.services.invented_vaults import PASSPHRASE, open_again

AT_RANDOM: Final = 1_000
SLOT: Final = "victim:new"


@dataclass(frozen=True, slots=True)
class Kind:
    """``make`` gives a whole file; ``is_noticed`` is asked of it after a bit has been flipped.

    Of a ``small`` one every byte is flipped, besides ``AT_RANDOM`` bits.
    """

    make: Callable[[Path], Path]
    is_noticed: Callable[[Path], bool]
    small: bool = True


def refused(look: Callable[[Path], object]) -> Callable[[Path], bool]:
    """Return whether ``look`` at the file ends in a failure of our own; another kind is a bug."""

    def noticed(path: Path) -> bool:
        try:
            look(path)
        except RegistryError:
            return True
        return False

    return noticed


def part_of_a_vault(name: str) -> Callable[[Path], Path]:
    """Return what makes a vault and gives the file ``name`` of it."""
    return lambda folder: copied(folder, f"flips-{name}.sijill") / name


def is_reported(path: Path) -> bool:
    """Whether the vault of ``path`` does not open, or its check has findings."""
    try:
        vault = open_again(path.parent)
    except RegistryError:
        return True
    try:
        return activity.check(vault, full=True) != ()
    except RegistryError:
        return True
    finally:
        vault.close()


def a_draft(folder: Path) -> Path:
    """Return the file of a kept draft."""
    vault = open_again(copied(folder, "flips-draft.sijill"))
    drafts.save(vault, SLOT, {"names": "سامر الحقلي"})
    vault.close()
    (file,) = (vault.path / "drafts").iterdir()
    return file


@cache
def reader_of(path: Path) -> Callable[[], object]:
    """Return what loads the draft of an open vault; opened once, for its keys."""
    vault = open_again(path.parent.parent)
    return lambda: drafts.load(vault, SLOT)


def an_original(folder: Path) -> Path:
    """Return the sealed file of evidence."""
    vault = open_again(copied(folder, "flips-evidence.sijill"))
    source = folder / "photo.txt"
    source.write_text("سطر متخيَّل\n" * 900, encoding="utf-8")
    evidence.attach(vault, source, {"kind": "photo"})
    vault.close()
    (file,) = (vault.path / "evidence").rglob("*.age")
    return file


@cache
def verifier_of(path: Path) -> Callable[[], str]:
    """Return what is wrong with the one piece of evidence; its vault is opened once.

    Not ``verify``: that would put it into quarantine, and the next flip would be refused for that.
    """
    vault = open_again(path.parents[2])
    (one,) = evidence.listed(vault)
    return lambda: evidence_check._wrong(vault, evidence.get(vault, str(one.ref)), [])


def a_backup(folder: Path) -> Path:
    """Return a backup of a whole vault with evidence."""
    vault = open_again(an_original(folder).parents[2])
    path = folder / f"whole{backups.SUFFIX}"
    path.unlink(missing_ok=True)
    backups.make(vault, path)
    vault.close()
    return path


def brings_nothing_back(path: Path) -> bool:
    """Whether a backup is refused, or found wanting, when it is proven."""
    try:
        with Passphrase.from_text(PASSPHRASE) as passphrase:
            return not backups.prove(path, passphrase).holds
    except RegistryError:
        return True


def a_package(folder: Path) -> Path:
    """Return a public package, which is not encrypted."""
    path = folder / "public.zip"
    path.write_bytes(plain_archive())
    return path


def a_sealed_package(folder: Path) -> Path:
    """Return a package encrypted to its receiver."""
    path = folder / "partner.zip.age"
    deliver(assemble(content(), SIGNING_KEY), path)
    return path


KINDS: Final = {
    "header": Kind(
        part_of_a_vault("header"), refused(lambda path: Header.from_bytes(path.read_bytes()))
    ),
    "registry": Kind(part_of_a_vault("registry.e1.db"), is_reported, small=False),
    "protected": Kind(part_of_a_vault("protected.e1.db"), is_reported, small=False),
    "draft": Kind(a_draft, refused(lambda path: reader_of(path)())),
    "evidence": Kind(an_original, lambda path: verifier_of(path)() != ""),
    "backup": Kind(a_backup, brings_nothing_back, small=False),
    "package": Kind(a_package, refused(verify)),
    "sealed package": Kind(a_sealed_package, refused(lambda path: verify(path, READER.identity))),
}
"""Kinds of files by name."""


@cache
def whole(kind: str, folder: Path) -> tuple[Path, bytes]:
    """Return the file of a kind, made once, and what it holds while it is whole."""
    path = KINDS[kind].make(folder)
    return path, path.read_bytes()


def space(kind: str, folder: Path) -> int:
    """Return how many flips there are."""
    return AT_RANDOM + (len(whole(kind, folder)[1]) if KINDS[kind].small else 0)


def attempt(kind: str, number: int, folder: Path) -> str:
    """Flip one bit; return where, if nobody noticed."""
    path, held = whole(kind, folder)
    chance = random.Random(number)
    at = chance.randrange(len(held)) if number < AT_RANDOM else number - AT_RANDOM
    bit = chance.randrange(8)
    hurt = bytearray(held)
    hurt[at] ^= 1 << bit
    path.write_bytes(hurt)
    try:
        noticed = KINDS[kind].is_noticed(path)
    finally:
        path.write_bytes(held)
    return "" if noticed else f"byte {at} bit {bit} of {len(held)}"
