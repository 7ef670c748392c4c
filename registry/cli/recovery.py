# SPDX-License-Identifier: Apache-2.0
"""Commands about recovery sheets: make them, rehearse with them, restore a vault from them.

Sheets appear on the terminal only, one at a time, to be written down by hand; there is no option
that writes them to a file. What is typed back is not shown.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from registry.cli.asking import new_passphrase_options
from registry.cli.frame import Call, Command
from registry.cli.wording import words
from registry.crypto.share_words import ShareRefused
from registry.domain.wording import error_words
from registry.errors import UsageRefused
from registry.services import record_files, recovery
from registry.services.recovery import Sheet

VAULT = click.Argument(["vault"], type=click.Path(readable=False, path_type=str))
SHARES = click.Option(["--share", "shares"], multiple=True, metavar="FILE")
ROWS: Final = 11
# Screen and scroll-back, then to the top (ECMA-48, and xterm's 3J).
CLEARED: Final = "\x1b[2J\x1b[3J\x1b[H"


class SheetsShownElsewhere(UsageRefused):
    """Standard error is no terminal, and nobody said that it may be written to all the same."""


def status(call: Call) -> dict[str, Any]:
    """Whether sheets that count were made, and which."""
    with call.vault() as vault:
        found = recovery.standing(vault)
    return {
        "prepared": found.prepared,
        "set": found.set,
        "scheme": found.scheme,
        "made_on": found.made_on,
    }


def begin(call: Call) -> dict[str, Any]:
    """New sheets, shown one by one, and counting once enough of them are typed back."""
    if not (sys.stderr.isatty() or call.given["to_terminal"]):
        raise SheetsShownElsewhere
    with call.vault() as vault:
        ceremony = recovery.begin(vault, call.text("scheme"))
        for sheet in ceremony.sheets:
            _show(call, sheet)
        ceremony.confirm(_typed(call))
    first = ceremony.sheets[0]
    return {
        "set": first.set,
        "scheme": first.scheme,
        "sheets": len(ceremony.sheets),
        "confirmed": True,
    }


def rehearse(call: Call) -> dict[str, Any]:
    """What sheets would open; nothing is changed."""
    found = recovery.rehearse(call.path("vault"), _typed(call))
    return {"opens": True, "set": found.set, "sheets": found.given, "kinds": list(found.kinds)}


def restore(call: Call) -> dict[str, Any]:
    """A vault opened by its sheets, under a new passphrase."""
    place = Path(call.text("place")) if call.text("place") else None
    typed = _typed(call)
    with call.new_passphrase() as new:
        done = recovery.restore(call.path("vault"), typed, new, place)
    return {
        "vault": str(place or call.path("vault")),
        "member": done.member,
        "roles": list(done.roles),
        "kinds": list(done.kinds),
        "removed": list(done.removed),
    }


def _show(call: Call, sheet: Sheet) -> None:
    place = "cli.recovery.sheet" if sheet.groups == 1 else "cli.recovery.sheet_of_circle"
    facts = {
        "vault": sheet.vault,
        "set": sheet.set,
        "member": sheet.member,
        "members": sheet.members,
        "needed": sheet.needed,
        "group": sheet.group,
        "made_on": sheet.made_on.isoformat(),
    }
    click.echo(words(place, call.language).format(**facts), err=True)
    for line in lines(sheet):
        click.echo(line, err=True)
    if sys.stdin.isatty():
        click.prompt(
            words("cli.recovery.next", call.language),
            default="",
            show_default=False,
            prompt_suffix=" ",
            err=True,
        )
    if sys.stderr.isatty():
        click.echo(CLEARED, nl=False, err=True)


def lines(sheet: Sheet) -> list[str]:
    """Return the words in three columns, each with its place and its number from 1 to 1,024."""
    cells = [
        f"{place:>2}  {word:<9}{number:04}"
        for place, (word, number) in enumerate(zip(sheet.words, sheet.numbers, strict=True), 1)
    ]
    return ["    ".join(cells[row::ROWS]) for row in range(ROWS)]


def _typed(call: Call) -> list[str]:
    """Return what stands in the files given, or what is asked for, one sheet after the other."""
    if files := call.given.get("shares"):
        return [record_files.read_text(Path(file)) for file in files]
    ask = _asked if sys.stdin.isatty() else _piped
    typed: list[str] = []
    needed = 1
    while len(typed) < needed and (text := ask(call, len(typed) + 1)):
        typed.append(text)
        needed = recovery.wanted(typed[0])
    return typed


def _piped(_call: Call, number: int) -> str:
    text = sys.stdin.readline()
    if text.strip():
        recovery.wanted(text, number)
    return text.strip()


def _asked(call: Call, number: int) -> str:
    """Ask until a whole sheet was typed: a slip at its end must not cost the ones before."""
    question = words("cli.recovery.ask", call.language).format(number=number)
    while True:
        text = str(click.prompt(question, hide_input=True, err=True))
        try:
            recovery.wanted(text, number)
        except ShareRefused as refused:
            click.echo(error_words(refused)[call.language], err=True)
        else:
            return text


def _command(
    name: str,
    run: Callable[[Call], dict[str, Any]],
    *params: click.Parameter,
    opens_vault: bool = False,
) -> Command:
    return Command(
        name=f"recovery {name}", run=run, params=[VAULT, *params], opens_vault=opens_vault
    )


COMMANDS = (
    _command("status", status, opens_vault=True),
    _command(
        "begin",
        begin,
        click.Option(
            ["--scheme"],
            type=click.Choice(list(recovery.SCHEMES)),
            default=recovery.DEFAULT_SCHEME,
        ),
        click.Option(["--to-terminal"], is_flag=True),
        opens_vault=True,
    ),
    _command("rehearse", rehearse, SHARES),
    _command(
        "restore",
        restore,
        SHARES,
        click.Option(["--to", "place"], type=click.Path(readable=False, path_type=str)),
        *new_passphrase_options(),
    ),
)
