# SPDX-License-Identifier: Apache-2.0
"""Makes a package: the files, the bag, the signed list, one archive; then age, or plain for public.

Sign, then encrypt; the recipient's keys are inside what is signed, so nobody can pass it on as
if it had been meant for others. Until the last step everything plain is in memory only.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from registry.crypto import agefile, sshsig
from registry.crypto.atomic import write_atomically
from registry.exchange import bag, pages, sheets
from registry.exchange.archive import pack
from registry.exchange.package_content import DEMO_TEXT, PackageContent, written_tables
from registry.exchange.package_manifest import MANIFEST, NAMESPACE, SIGNATURE, Manifest

README: Final = "README.txt"
SIGNERS: Final = "allowed_signers"
PUBLIC_KEY: Final = "signing-key.pub"
PRINCIPAL: Final = "registry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A package in memory, not yet anywhere else: ``archive`` is the plain ZIP."""

    archive: bytes = field(repr=False)
    manifest: Manifest
    manifest_sha256: str
    readme: bytes = field(repr=False)


def assemble(content: PackageContent, signing_key: Ed25519PrivateKey) -> Assembled:
    """Return ``content`` as a signed archive; nothing touches the disk."""
    members = _payload(content)
    members |= bag.tag_files(members, content)
    members[README] = pages.readme(content)
    public = sshsig.public_line(signing_key, PRINCIPAL)
    members[PUBLIC_KEY] = f"{public}\n".encode()
    members[SIGNERS] = f'{PRINCIPAL} namespaces="{NAMESPACE}" {public}\n'.encode()
    manifest = Manifest.of(content, members)
    signed = manifest.to_bytes()
    members[MANIFEST] = signed
    members[SIGNATURE] = sshsig.sign(signing_key, signed, NAMESPACE).encode()
    members |= bag.tag_manifests(members)
    return Assembled(
        archive=b"".join(pack(members)),
        manifest=manifest,
        manifest_sha256=hashlib.sha256(signed).hexdigest(),
        readme=members[README],
    )


def page_beside(target: Path) -> Path:
    """Return where the receiver's page of the package at ``target`` stands."""
    return target.with_name(f"{target.name}.{README}")


def deliver(package: Assembled, target: Path) -> Path:
    """Write ``package`` to ``target`` and the receiver's page beside it; return that page's path.

    With an addressee only ciphertext reaches the disk, without one (``public``) the plain ZIP.
    Each file is whole or absent. Raises ``RecipientKeyWrong``, ``DiskFull``, ``ReadOnlyMedium``.
    """
    addressee = package.manifest.addressee
    data = (
        agefile.encrypt(addressee.age_recipients, package.archive) if addressee else package.archive
    )
    page = page_beside(target)
    write_atomically(page, package.readme)
    try:
        write_atomically(target, data)
    except BaseException:
        # A page alone would look like an export that got lost.
        page.unlink(missing_ok=True)
        raise
    return page


def _payload(content: PackageContent) -> dict[str, bytes]:
    tables = written_tables(content)
    payload = {f"{table.name}.csv": sheets.csv_bytes(table) for table in tables}
    right_to_left = content.languages[:1] == ("ar",)
    payload["registry.xlsx"] = sheets.workbook_bytes(tables, right_to_left=right_to_left)
    payload["records.json"] = records_json(content)
    payload["index.html"] = pages.index(content)
    payload["METHODOLOGY.txt"] = pages.plain_text(content, "methodology")
    payload["LIMITS.txt"] = pages.plain_text(content, "limits")
    return {bag.PAYLOAD + name: data for name, data in payload.items()}


def records_json(content: PackageContent) -> bytes:
    """Return the tables as objects, absent fields left out; texts as they were, not escaped."""
    body: dict[str, Any] = {
        "format": "sijill-records",
        "format_version": 1,
        "profile": content.profile,
        "profile_version": content.profile_version,
        "demo": content.demo,
        "tables": {table.name: list(table.records()) for table in written_tables(content)},
    }
    if content.demo:
        body["demonstration"] = DEMO_TEXT
    if content.narratives:
        body["narratives"] = [
            {"title": dict(told.title), "text": dict(told.text)} for told in content.narratives
        ]
    return json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8")
