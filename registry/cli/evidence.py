# SPDX-License-Identifier: Apache-2.0
"""Commands about originals: attach one, list and verify them, extract one through the side door."""

from __future__ import annotations

from typing import Any

import click

from registry.cli.frame import Call, Command
from registry.cli.wording import LANGUAGES, words
from registry.domain.statements import Evidence
from registry.errors import Damaged
from registry.services import activity, evidence, evidence_check


def attach(call: Call) -> dict[str, Any]:
    """Seal a file as evidence about one record."""
    facts = {
        "about": [call.text("ref")],
        "kind": call.text("kind"),
        "acquired_how": call.text("how"),
        "graphic": bool(call.given["graphic"]),
    }
    untrusted = {name: value for name, value in facts.items() if value not in ("", False)}
    with call.vault() as vault:
        ref = evidence.attach(vault, call.path("file"), untrusted, progress=call.progress)
        return _told(evidence.get(vault, ref))


def extract(call: Call) -> dict[str, Any]:
    """Write one original, plain, outside the vault, with a reason for the log."""
    with call.vault() as vault:
        size = evidence.extract(vault, call.text("evidence"), call.path("to"), call.text("reason"))
    warning = {language: words("cli.extract.warning", language) for language in LANGUAGES}
    return {"file": call.path("to").name, "size": size, "warning": warning}


def listing(call: Call) -> dict[str, Any]:
    """All evidence; with ``--verify`` also what is wrong with it."""
    with call.vault() as vault:
        found = evidence_check.verify(vault, progress=call.progress) if call.given["verify"] else ()
        every = [_told(one) for one in evidence.listed(vault)]
    findings = [
        {"code": one.code, "where": one.where, "words": activity.words(one)} for one in found
    ]
    return {"ok": not findings, "evidence": every, "findings": findings}


def code_of_listing(answer: dict[str, Any]) -> int:
    """Evidence with findings is damaged or was tampered with."""
    return 0 if answer["ok"] else Damaged.exit_code


def _told(one: Evidence) -> dict[str, Any]:
    return {
        "ref": str(one.ref),
        "state": str(one.state),
        "held_in": str(one.held_in),
        "media_type": str(one.media_type),
        "sealed_size": int(one.sealed_size or 0),
    }


VAULT = click.Argument(["vault"], type=click.Path(readable=False, path_type=str))
COMMANDS = (
    Command(
        name="attach",
        run=attach,
        params=[
            VAULT,
            click.Argument(["ref"]),
            click.Argument(["file"], type=click.Path(readable=False, path_type=str)),
            click.Option(["--kind"], default="", metavar="TERM"),
            click.Option(["--how"], default="", metavar="TEXT"),
            click.Option(["--graphic"], is_flag=True),
        ],
    ),
    Command(
        name="extract",
        run=extract,
        params=[
            VAULT,
            click.Argument(["evidence"]),
            click.Option(["--to"], required=True, type=click.Path(readable=False, path_type=str)),
            click.Option(["--reason"], default="", metavar="TEXT"),
        ],
    ),
    Command(
        name="evidence",
        run=listing,
        params=[VAULT, click.Option(["--verify"], is_flag=True)],
        code=code_of_listing,
    ),
)
