# SPDX-License-Identifier: Apache-2.0
"""Small invented packages that the tests of this folder write, break and read."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from registry.crypto.agefile import new_identity
from registry.exchange.archive import pack, unpack
from registry.exchange.package_content import (
    Addressee,
    Cell,
    Column,
    Narrative,
    PackageContent,
    Table,
)
from registry.exchange.package_writer import assemble

SIGNING_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
READER = new_identity()
STRANGER = new_identity()
PARTNER = Addressee(name="منظمة مُتخيَّلة / Invented Aid", age_recipients=(READER.recipient,))

FORMULA = '=HYPERLINK("x","y")'
SEX = {"man": {"ar": "رجل", "en": "man"}, "woman": {"ar": "امرأة", "en": "woman"}}
COLUMNS = (
    Column(key="ref", label={"ar": "الرمز", "en": "Reference"}),
    Column(key="names", label={"ar": "الاسم", "en": "Name"}),
    Column(key="sex", label={"ar": "الجنس", "en": "Sex"}, terms=SEX),
    Column(key="age", label={"ar": "العمر", "en": "Age"}),
    Column(key="story", label={"ar": "القصة", "en": "Story"}),
)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("V-7Q2M", "سعاد نور الخيالي", "woman", 34, 'سطر أول\nسطر <ثانٍ> & "ثالث"'),
    ("V-K31X", FORMULA, "man", None, None),
    ("V-PP09", "Layth Invented", None, 0, "+963 0000"),
)
VICTIMS = Table(
    name="victims", title={"ar": "الضحايا", "en": "Victims"}, columns=COLUMNS, rows=ROWS
)


def content(
    *,
    profile: str = "partner",
    addressee: Addressee | None = PARTNER,
    demo: bool = True,
    tables: tuple[Table, ...] = (VICTIMS,),
) -> PackageContent:
    """Return a small package of invented people, the same bytes in every run."""
    return PackageContent(
        profile=profile,
        profile_version=1,
        created="2026-03-02",
        expires="2027-03-02",
        tables=tables,
        records=len(ROWS),
        withheld=2,
        demo=demo,
        narratives=(
            Narrative(
                title={"ar": "ما جرى في بلدة مُتخيَّلة", "en": "What happened in an invented town"},
                text={"ar": "نص راجعه شخص.", "en": "A text that a person reviewed."},
            ),
        ),
        addressee=addressee,
        one_person=True,
        package_id="0123456789abcdef" * 2,
    )


def public_content() -> PackageContent:
    """Return the same as a public package, which is not encrypted."""
    return content(profile="public", addressee=None)


def plain_archive() -> bytes:
    """Return the ZIP of a small public package."""
    return assemble(public_content(), SIGNING_KEY).archive


def plain_members() -> dict[str, bytes]:
    """Return the files of a small public package."""
    return unpack(plain_archive())


def packed(members: dict[str, bytes]) -> bytes:
    """Return ``members`` as an archive in our spelling."""
    return b"".join(pack(members))
