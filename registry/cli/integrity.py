# SPDX-License-Identifier: Apache-2.0
"""Commands that show whether a vault is whole: check it, keep a receipt, take in what waits."""

from __future__ import annotations

from typing import Any

import click

from registry.cli.frame import Call, Command
from registry.errors import Damaged
from registry.services import activity, inbox, receipts

VAULT = click.Argument(["vault"], type=click.Path(readable=False, path_type=str))


def check(call: Call) -> dict[str, Any]:
    """Verify pages, logs, commitments and links, and that no receipt knows a later state."""
    given = call.text("receipt")
    with call.vault() as vault:
        # The receipt first: a clean full check adds a checkpoint, and no reading needs it.
        found = receipts.compare(vault, given) if given else ()
        found += activity.check(vault, full=bool(call.given["full"]))
        closed = activity.not_checked(vault)
    findings = [
        {"code": one.code, "where": one.where, "words": activity.words(one)} for one in found
    ]
    return {
        "ok": not found,
        "findings": findings,
        "not_checked": [{"part": tier, "words": activity.part_words(tier)} for tier in closed],
    }


def code_of_check(answer: dict[str, Any]) -> int:
    """A vault with findings is damaged or was tampered with."""
    return 0 if answer["ok"] else Damaged.exit_code


def receipt(call: Call) -> dict[str, Any]:
    """Give the heads of the logs, to be kept elsewhere."""
    with call.vault() as vault:
        return {"receipt": receipts.make(vault)}


def take_in(call: Call) -> dict[str, Any]:
    """Take what members sealed for the keepers into the protected part."""
    with call.vault() as vault:
        taken = inbox.take_in(vault)
    refused = [
        {"code": one.code, "member": one.actor, "ref": one.record, "words": inbox.words(one)}
        for one in taken.refused
    ]
    return {"taken_in": taken.records, "staying": refused}


def code_of_take_in(answer: dict[str, Any]) -> int:
    """What stays was forged or does not fit: somebody has to look."""
    return Damaged.exit_code if answer["staying"] else 0


COMMANDS = (
    Command(
        name="check",
        run=check,
        params=[
            VAULT,
            click.Option(["--full"], is_flag=True),
            click.Option(["--receipt"], default="", metavar="TEXT"),
        ],
        code=code_of_check,
    ),
    Command(name="receipt", run=receipt, params=[VAULT]),
    Command(name="take-in", run=take_in, params=[VAULT], code=code_of_take_in),
)
