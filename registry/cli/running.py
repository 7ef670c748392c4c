# SPDX-License-Identifier: Apache-2.0
"""Runs one command: click is built from the table, and every failure becomes words and a code."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from registry.cli.asking import PassphraseNeeded
from registry.cli.commands import COMMANDS
from registry.cli.frame import Call, Command
from registry.cli.render import render
from registry.cli.wording import LANGUAGES, SpokenCommand, SpokenGroup, language_of, words
from registry.crypto.platform import harden_process
from registry.domain.wording import error_words, exit_code
from registry.errors import RegistryError, UsageRefused
from registry.services import surroundings

BUG = 70
HELP = {"help_option_names": ["-h", "--help"]}


class WrongUse(UsageRefused):
    """The words of a command do not fit; click's own sentence is kept as data."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
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
