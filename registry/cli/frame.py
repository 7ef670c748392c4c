# SPDX-License-Identifier: Apache-2.0
"""What a command is: a function from a ``Call`` to an answer, a JSON-like dict.

One table declares them (``registry.cli.commands``); ``registry.cli.running`` makes click of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from registry.cli.asking import Asked
from registry.crypto.passphrase import Passphrase
from registry.errors import RegistryError
from registry.services import surroundings
from registry.services.vaults import Vault, open_vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of a command: its parameters, and how it may ask and answer."""

    given: Mapping[str, Any]
    language: str
    as_json: bool
    noticed: list[surroundings.Notice] = field(default_factory=list)
    """What was not as it should be when a vault was opened."""

    def text(self, name: str) -> str:
        """Return a text parameter, empty when absent."""
        return str(self.given.get(name) or "")

    def path(self, name: str) -> Path:
        """Return a path parameter."""
        return Path(self.given[name])

    @contextmanager
    def vault(self) -> Iterator[Vault]:
        """Open the vault this call names, and lock it afterwards."""
        with self.passphrase() as passphrase:
            vault = self.noted(open_vault(self.path("vault"), passphrase))
        try:
            yield vault
        except RegistryError:  # no answer will say it, and a repair is never met again
            for one in self.noticed:
                click.echo(surroundings.words(one)[self.language], err=True)
            raise
        finally:
            vault.close()

    def noted(self, vault: Vault) -> Vault:
        """Return ``vault``, and have the answer say what was not as it should be."""
        self.noticed.extend(surroundings.of_opening(vault))
        return vault

    def passphrase(self, *, twice: bool = False) -> Passphrase:
        """Read the passphrase from the file given, or ask at the terminal without showing it."""
        return Asked(
            file=self.given.get("passphrase_file"),
            key_file=self.given.get("key_file"),
            question="cli.ask_passphrase",
            language=self.language,
            twice=twice,
        ).passphrase()

    def new_passphrase(self) -> Passphrase:
        """Read a passphrase that is to open from now on, with ``new_passphrase_options``."""
        return Asked(
            file=self.given.get("new_passphrase_file"),
            key_file=self.given.get("new_key_file"),
            question="cli.ask_new_passphrase",
            language=self.language,
            twice=True,
        ).passphrase()

    def progress(self, done: int, total: int) -> None:
        """Show a bar on a terminal, nothing in a pipe."""
        if sys.stderr.isatty() and not self.as_json:
            width = 30 * done // max(total, 1)
            end = "\n" if done >= total else "\r"
            click.echo(
                f"[{'#' * width}{' ' * (30 - width)}] {done}/{total}{end}", nl=False, err=True
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: ``run`` gives the answer; ``code`` reads an exit code from it, if not 0.

    A name of two words, as ``member list``, makes the second a command of a group of the first.
    """

    name: str
    run: Callable[[Call], dict[str, Any]]
    params: Sequence[click.Parameter] = ()
    code: Callable[[dict[str, Any]], int] = field(default=lambda _answer: 0)
    opens_vault: bool = True
