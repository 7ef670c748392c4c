# SPDX-License-Identifier: Apache-2.0
"""BagIt 1.0 (RFC 8493): the files that let any archive check a package without our program."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

from registry.exchange.package_content import DEMO_TEXT, PackageContent

PAYLOAD: Final = "data/"
TAG_MANIFESTS: Final = ("tagmanifest-sha256.txt", "tagmanifest-sha512.txt")
_HASHES: Final = ("sha256", "sha512")
_DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def tag_files(payload: Mapping[str, bytes], content: PackageContent) -> dict[str, bytes]:
    """Return the declaration, the description and the two lists of ``payload`` (data/...)."""
    info = _info(payload, content)
    lines = "".join(f"{label}: {value}\n" for label, value in info.items())
    return {"bagit.txt": _DECLARATION, "bag-info.txt": lines.encode()} | payload_manifests(payload)


def payload_manifests(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return both ``manifest-<hash>.txt`` of what stands below data/ in ``members``."""
    payload = {path: data for path, data in members.items() if path.startswith(PAYLOAD)}
    return {f"manifest-{name}.txt": _list(name, payload) for name in _HASHES}


def tag_manifests(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return both ``tagmanifest-<hash>.txt`` of everything in ``members`` beside the payload."""
    tags = {
        path: data
        for path, data in members.items()
        if not path.startswith(PAYLOAD) and path not in TAG_MANIFESTS
    }
    return {f"tagmanifest-{name}.txt": _list(name, tags) for name in _HASHES}


def _list(algorithm: str, files: Mapping[str, bytes]) -> bytes:
    # Two spaces, so that ``sha256sum -c`` reads the same list.
    lines = (
        f"{hashlib.new(algorithm, files[path]).hexdigest()}  {path}\n" for path in sorted(files)
    )
    return "".join(lines).encode("utf-8")


def _info(payload: Mapping[str, bytes], content: PackageContent) -> dict[str, str]:
    size = sum(map(len, payload.values()))
    info = {
        "Bagging-Date": content.created,
        "External-Identifier": content.package_id,
        "External-Description": f"{content.profile} {content.profile_version}",
        "Payload-Oxum": f"{size}.{len(payload)}",
        "Bag-Software-Agent": "Sijill",
    }
    return info | ({"Demonstration": DEMO_TEXT} if content.demo else {})
