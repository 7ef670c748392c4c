# SPDX-License-Identifier: Apache-2.0
"""What a receiver does with a package: verify it, with no vault at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from registry.exchange.package_verify import Verified
from registry.exchange.package_verify import verify as verify_package
from registry.services.record_files import read_text

__all__ = ["Verified", "verify"]


def verify(
    package: Path, identity: Path | None = None, signer: Path | None = None
) -> dict[str, Any]:
    """Return what a package is, once it is whole; raises PackageRefused or UsageRefused.

    Without a ``signer`` file that holds its key, ``known_signer`` is False: the package is whole,
    but anybody could have signed it.
    """
    found = verify_package(
        package,
        read_text(identity) if identity else "",
        read_text(signer) if signer else "",
    )
    return {
        "whole": True,
        "known_signer": found.known_signer,
        "demo": found.demo,
        "profile": found.profile,
        "records": found.records,
        "withheld": found.withheld,
        "created": found.created,
        "expires": found.expires,
        "signer": found.signer_fingerprint,
        "words": list(found.eight_words),
        "manifest_sha256": found.manifest_sha256,
        "files": list(found.files),
    }
