# SPDX-License-Identifier: Apache-2.0
"""Commands that move a person out of sight, or out of the vault: seal, unseal, erase."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import click

from registry.cli.asking import Asked
from registry.cli.frame import Call, Command
from registry.services import erasure, sealed
from registry.services.erasure import Order
from registry.services.vaults import Passphrase, Vault

VAULT = click.Argument(["vault"], type=click.Path(readable=False, path_type=str))
REF = click.Argument(["ref"])
REASON = click.Option(["--reason"], default="", metavar="TEXT")


def seal(call: Call) -> dict[str, Any]:
    """What identifies one person, moved to the protected part."""
    with call.vault() as vault:
        found = sealed.seal(vault, call.text("ref"), call.text("reason"))
    return {"ref": found.ref, "sealed": True}


def unseal(call: Call) -> dict[str, Any]:
    """The seal lifted from a record that needs it no more."""
    with call.vault() as vault:
        found = sealed.unseal(vault, call.text("ref"), call.text("reason"))
    return {"ref": found.ref, "sealed": False}


def seal_due(call: Call) -> dict[str, Any]:
    """Every record sealed that waits for a keeper to do it."""
    with call.vault() as vault:
        return {"sealed": sealed.seal_due(vault)}


def erase(call: Call) -> dict[str, Any]:
    """One person erased from both parts, by two people; or only what that would take."""
    ref = call.text("ref")
    with call.vault() as vault:
        if call.given["dry_run"]:
            return erasure.as_answer(erasure.preview(vault, ref))
        order = Order(ref=ref, reason=call.text("reason"), grounds=call.text("grounds"))
        with ExitStack() as held:
            second = _second(call, vault)
            if second is not None:
                held.enter_context(second)
            return erasure.as_answer(erasure.erase(vault, order, second))


def _second(call: Call, vault: Vault) -> Passphrase | None:
    file = call.text("second_passphrase_file")
    if vault.one_person and not file:
        return None
    return Asked(
        file=file or None,
        key_file=call.text("second_key_file") or None,
        question="cli.ask_second_passphrase",
        language=call.language,
    ).passphrase()


COMMANDS = (
    Command(name="seal", run=seal, params=[VAULT, REF, REASON]),
    Command(name="unseal", run=unseal, params=[VAULT, REF, REASON]),
    Command(name="seal-due", run=seal_due, params=[VAULT]),
    Command(
        name="erase",
        run=erase,
        params=[
            VAULT,
            REF,
            REASON,
            click.Option(["--grounds"], default="", metavar="TEXT"),
            click.Option(["--second-passphrase-file"], metavar="FILE"),
            click.Option(["--second-key-file"], metavar="FILE"),
            click.Option(["--dry-run"], is_flag=True),
        ],
    ),
)
