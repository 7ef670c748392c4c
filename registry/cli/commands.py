# SPDX-License-Identifier: Apache-2.0
"""The table of commands; each is one line here and one small function in a neighbour module."""

from __future__ import annotations

import click

from registry.cli import (
    backups,
    evidence,
    integrity,
    members,
    packages,
    recording,
    recovery,
    sealing,
    vaults,
)
from registry.cli.frame import Command

VAULT = click.Argument(["vault"], type=click.Path(readable=False, path_type=str))
REF = click.Argument(["ref"])
FILE = click.Argument(["file"], type=click.Path(readable=False, path_type=str))
PROFILE = click.Option(["--profile"], required=True, metavar="NAME")
RECIPIENT = click.Option(["--recipient"], default="", metavar="NAME")
EXPORT = click.Argument(["export"])
TARGET = click.Option(
    ["--to", "target"], required=True, type=click.Path(readable=False, path_type=str)
)
REASON = click.Option(["--reason"], default="", metavar="TEXT")


def _limit(default: int) -> click.Option:
    return click.Option(["--limit"], type=click.IntRange(1, 10_000), default=default)


COMMANDS = (
    Command(
        name="demo",
        run=vaults.demo,
        params=[click.Argument(["folder"], type=click.Path(readable=False, path_type=str))],
        opens_vault=False,
    ),
    Command(
        name="create",
        run=vaults.create,
        params=[VAULT, click.Option(["--organisation"], is_flag=True)],
    ),
    Command(name="fields", run=recording.fields, opens_vault=False),
    Command(name="record", run=recording.record, params=[VAULT, FILE]),
    Command(name="show", run=recording.show, params=[VAULT, REF]),
    Command(name="history", run=recording.history, params=[VAULT, REF]),
    Command(
        name="search",
        run=recording.search,
        params=[VAULT, click.Argument(["words"], nargs=-1, required=True), _limit(50)],
    ),
    Command(
        name="import",
        run=recording.import_list,
        params=[
            VAULT,
            click.Argument(["list_file"], type=click.Path(readable=False, path_type=str)),
            click.Option(["--map", "mapping"], type=click.Path(readable=False, path_type=str)),
            click.Option(["--incident"], default=""),
            click.Option(["--source"], default=""),
            click.Option(["--month-first"], is_flag=True),
            click.Option(["--dry-run"], is_flag=True),
        ],
    ),
    Command(
        name="undo-import", run=recording.undo_import, params=[VAULT, click.Argument(["batch"])]
    ),
    Command(name="consent", run=recording.consent, params=[VAULT, FILE]),
    Command(
        name="withdraw",
        run=recording.withdraw,
        params=[
            VAULT,
            click.Argument(["consent"]),
            click.Option(["--purpose", "purposes"], multiple=True),
        ],
    ),
    Command(name="recipient", run=recording.recipient, params=[VAULT, FILE]),
    Command(
        name="release",
        run=recording.release,
        params=[
            VAULT,
            click.Argument(["statement"]),
            PROFILE,
            FILE,
            click.Option(["--language"], type=click.Choice(["ar", "en"]), default="ar"),
        ],
    ),
    Command(
        name="grade",
        run=recording.grade,
        params=[
            VAULT,
            REF,
            click.Argument(["grade"]),
            REASON,
            click.Option(["--axis"], type=click.Choice(["death", "attribution"]), default="death"),
        ],
    ),
    *members.COMMANDS,
    *recovery.COMMANDS,
    Command(name="preview", run=packages.preview, params=[VAULT, PROFILE, RECIPIENT]),
    Command(
        name="export",
        run=packages.export,
        params=[
            VAULT,
            PROFILE,
            RECIPIENT,
            TARGET,
            click.Option(["--purpose"], default=""),
        ],
    ),
    Command(name="waiting", run=packages.waiting, params=[VAULT]),
    Command(name="approve", run=packages.approve, params=[VAULT, EXPORT, TARGET]),
    Command(name="decline", run=packages.decline, params=[VAULT, EXPORT, REASON]),
    Command(
        name="ledger", run=packages.ledger, params=[VAULT, click.Argument(["ref"], required=False)]
    ),
    Command(
        name="verify",
        run=packages.verify,
        params=[
            click.Argument(["package"], type=click.Path(readable=False, path_type=str)),
            click.Option(["--identity"], type=click.Path(readable=False, path_type=str)),
            click.Option(["--signer"], type=click.Path(readable=False, path_type=str)),
        ],
        code=packages.code_of_verify,
        opens_vault=False,
    ),
    *integrity.COMMANDS,
    *evidence.COMMANDS,
    *sealing.COMMANDS,
    *backups.COMMANDS,
)
