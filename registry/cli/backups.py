# SPDX-License-Identifier: Apache-2.0
"""Commands on copies of a vault: back up, prove, restore; the protected file on a journey."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from registry.cli.frame import Call, Command
from registry.cli.wording import words
from registry.errors import Damaged
from registry.services import activity, backups, restoring, travel
from registry.services.vaults import open_vault

VAULT = click.Argument(["vault"], type=click.Path(readable=False, path_type=str))
BACKUP = click.Argument(["backup"], type=click.Path(readable=False, path_type=str))
TO = click.Option(["--to"], required=True, type=click.Path(readable=False, path_type=str))
SINCE = click.Option(["--since"], multiple=True, type=click.Path(readable=False, path_type=str))


def back_up(call: Call) -> dict[str, Any]:
    """The whole vault in one encrypted file."""
    with call.vault() as vault:
        made = backups.make(vault, call.path("to"), _paths(call, "since"))
    answer = {**asdict(made), "file": str(made.file)}
    lacking = [*made.sealed, *made.absent]
    return {**answer, "said": words("cli.backup.keep", call.language)} | (
        {"warning": words("cli.backup.closed", call.language)} if lacking else {}
    )


def prove(call: Call) -> dict[str, Any]:
    """Whether a backup opens and brings everything back."""
    with call.passphrase() as passphrase:
        told = call.text("of_vault")
        vault = call.noted(open_vault(Path(told), passphrase)) if told else None
        try:
            proven = backups.prove(call.path("backup"), passphrase, _paths(call, "since"), vault)
        finally:
            if vault is not None:
                vault.close()
    return {
        "ok": proven.holds,
        "created": proven.made_at,
        "records": dict(proven.counts),
        "evidence": proven.evidence,
        "noted": proven.noted,
        "unread": list(proven.unread),
        "findings": [
            {"code": one.code, "where": one.where, "words": activity.words(one)}
            for one in proven.findings
        ],
    }


def restore(call: Call) -> dict[str, Any]:
    """A vault from a backup, in a new place."""
    with call.passphrase() as passphrase:
        made = restoring.restore(
            call.path("backup"),
            call.path("new_vault"),
            passphrase,
            _paths(call, "since"),
            _paths(call, "erased_from"),
        )
    answer: dict[str, Any] = {
        "vault": str(made.vault),
        "created": made.made_at,
        "evidence": made.evidence,
        "erased": made.erased,
    }
    if made.unread:
        answer["unread"] = list(made.unread)
        answer["warning"] = words("cli.restore.unread", call.language)
    if made.came_back:
        answer["came_back"] = list(made.came_back)
        answer["said"] = words("cli.restore.came_back", call.language)
    return answer


def leave(call: Call) -> dict[str, Any]:
    """The protected file moved to another medium."""
    with call.vault() as vault:
        taken = travel.leave(vault, call.path("to"))
    said = words("cli.travel.leave", call.language)
    return {"file": call.text("to"), "size": taken.size, "said": said}


def come_back(call: Call) -> dict[str, Any]:
    """The protected file back in its place."""
    with call.vault() as vault:
        travel.bring_back(vault, call.path("file"))
    return {"vault": call.text("vault"), "said": words("cli.travel.back", call.language)}


def code_of_proof(answer: dict[str, Any]) -> int:
    """A backup that does not bring everything back is damaged."""
    return 0 if answer["ok"] else Damaged.exit_code


def _paths(call: Call, name: str) -> list[Path]:
    return [Path(one) for one in call.given[name]]


COMMANDS = (
    Command(name="backup", run=back_up, params=[VAULT, TO, SINCE]),
    Command(
        name="prove",
        run=prove,
        params=[
            BACKUP,
            SINCE,
            click.Option(["--vault", "of_vault"], type=click.Path(readable=False)),
        ],
        code=code_of_proof,
    ),
    Command(
        name="restore",
        run=restore,
        params=[
            BACKUP,
            click.Option(["--to", "new_vault"], required=True, type=click.Path(readable=False)),
            SINCE,
            click.Option(["--erased-from"], multiple=True, type=click.Path(readable=False)),
        ],
    ),
    Command(name="journey leave", run=leave, params=[VAULT, TO]),
    Command(
        name="journey back",
        run=come_back,
        params=[VAULT, click.Argument(["file"], type=click.Path(readable=False, path_type=str))],
    ),
)
