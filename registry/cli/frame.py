# SPDX-License-Identifier: Apache-2.0
"""What every command has in common: options, passphrase, answers, errors and exit codes.

A command is a function from a ``Call`` to an answer, a JSON-like dict; one table declares them
(``registry.cli.commands``), and click is built from that table.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from registry.cli.asking import Asked, PassphraseNeeded
from registry.cli.render import render
from registry.cli.wording import LANGUAGES, SpokenCommand, SpokenGroup, language_of, words
from registry.crypto.passphrase import Passphrase
from registry.crypto.platform import harden_process
from registry.domain.wording import error_words, exit_code
from registry.errors import RegistryError, UsageRefused
from registry.services import surroundings
from registry.services.vaults import Vault, open_vault

BUG = 70
HELP = {"help_option_names": ["-h", "--help"]}


class WrongUse(UsageRefused):
    """The words of a command do not fit; click's own sentence is kept as data."""


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    from registry.cli.commands import COMMANDS  # noqa: PLC0415 - the table needs this module

    harden_process()
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = language_of(given)
    as_json = "--json" in given
    try:
        return int(_whole(COMMANDS, language).main(given, "sijill", standalone_mode=False) or 0)
    except RegistryError as error:
        return _refuse(error, language, as_json=as_json)
    except click.exceptions.Abort:
        return _refuse(PassphraseNeeded(), language, as_json=as_json)
    except click.ClickException as error:
        error.show()
        return _refuse(WrongUse(), language, as_json=as_json)
    except Exception as error:  # noqa: BLE001 - a bug: type and place, never values
        return _admit(error, as_json=as_json)


def _whole(commands: Sequence[Command], language: str) -> SpokenGroup:
    whole = _group("sijill", "cli.help", language)
    for one in commands:
        first, _, second = one.name.partition(" ")
        if second and first not in whole.commands:
            whole.add_command(_group(first, f"cli.command.{first}", language))
        into = whole.commands[first] if second else whole
        if isinstance(into, SpokenGroup):
            into.add_command(_click_command(one, language), second or first)
    return whole


def _group(name: str, told: str, language: str) -> SpokenGroup:
    return SpokenGroup(
        name,
        language,
        help=words(told, language),
        params=_every_command(),
        context_settings=HELP,
    )


def _every_command() -> list[click.Parameter]:
    return [
        click.Option(["--json", "as_json"], is_flag=True),
        click.Option(["--lang"], type=click.Choice(LANGUAGES)),
    ]


def _click_command(command: Command, language: str) -> click.Command:
    options = _every_command()
    if command.opens_vault:
        options.append(click.Option(["--passphrase-file"], metavar="FILE"))
        options.append(click.Option(["--key-file"], metavar="FILE"))

    def run(**given: Any) -> int:  # noqa: ANN401 - click's parameters by name
        as_json = bool(given.pop("as_json"))
        given.pop("lang")
        call = Call(given=given, language=language, as_json=as_json)
        answer = {**command.run(call), **_notices(call)}
        click.echo(
            json.dumps(answer, ensure_ascii=False) if as_json else render(answer, language), nl=True
        )
        return command.code(answer)

    return SpokenCommand(
        command.name,
        language,
        context_settings=HELP,
        params=[*command.params, *options],
        callback=run,
        help=words(f"cli.command.{command.name.replace(' ', '.')}", language),
    )


def _notices(call: Call) -> dict[str, Any]:
    told = [{"code": one.code, "words": surroundings.words(one)} for one in call.noticed]
    return {"notices": told} if told else {}


def _refuse(error: RegistryError, language: str, *, as_json: bool) -> int:
    said = error_words(error)
    if as_json:
        click.echo(json.dumps({"error": {"code": error.code, **said}}, ensure_ascii=False))
    else:
        click.echo(said[language], err=True)
    return exit_code(error)


def _admit(error: Exception, *, as_json: bool) -> int:
    """A bug: its type and place, so that it can be mended; never a value."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "?"
    if trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    said = {language: words("cli.bug", language) for language in LANGUAGES}
    met = {"type": type(error).__name__, "place": place}
    if as_json:
        click.echo(json.dumps({"error": {"code": "Bug", **said, **met}}, ensure_ascii=False))
    else:
        click.echo("\n".join((*said.values(), " ".join(met.values()))), err=True)
    return BUG
