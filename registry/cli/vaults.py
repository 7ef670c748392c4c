# SPDX-License-Identifier: Apache-2.0
"""Commands about a vault as a whole: make one, make the demonstration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from registry.cli.frame import Call
from registry.services import demo as demonstration
from registry.services import surroundings, vaults


def create(call: Call) -> dict[str, Any]:
    """Make a new vault, for one person or for an organisation."""
    with call.passphrase(twice=True) as passphrase:
        vault = vaults.create(
            call.path("vault"), passphrase, for_several=bool(call.given["organisation"])
        )
    try:
        call.noticed.extend(surroundings.notices(vault.path))
        return {"vault": str(vault.path), "member": vault.member}
    finally:
        vault.close()


def demo(call: Call) -> dict[str, Any]:
    """Make a vault of invented people and run the main job on it, without a screen."""
    made = demonstration.run(Path(call.text("folder")), call.progress)
    return {
        "vault": str(made.vault),
        "passphrase": made.passphrase,
        "packages": [str(path) for path in made.packages],
        "recipient_key": str(made.identity_file),
        "signer": str(made.signer_file),
        "steps": list(made.steps),
        "demo": True,
    }
