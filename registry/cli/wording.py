# SPDX-License-Identifier: Apache-2.0
"""Sentences and labels of the command line itself, and its help, in Arabic and English.

Click speaks one language, chosen by the system; here every heading and every option speaks the
language that was asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any, Final

import click

from registry.domain.resources import read_json

LANGUAGES: Final = ("ar", "en")
FILE: Final = "cli/words.json"


def words(key: str, language: str) -> str:
    """Return a sentence of the command line from ``resources/cli/words.json``."""
    return str(read_json(FILE)[key][language])


def label(key: str, language: str) -> str:
    """Return the heading of a part of an answer; what has none is shown by its own name."""
    known = read_json(FILE).get(f"cli.label.{key}")
    return str(known[language]) if known else key


def language_of(given: Sequence[str]) -> str:
    """Return the language asked for, wherever the option stands, else that of the system."""
    for place, word in enumerate(given):
        told = word.removeprefix("--lang=")
        if word == "--lang" and place + 1 < len(given):
            told = given[place + 1]
        if told != word and told in LANGUAGES:
            return told
    return "ar" if os.environ.get("LANG", "").startswith("ar") else "en"


class _Spoken(click.Command):
    """A command whose help speaks ``language``."""

    def __init__(self, name: str, language: str, **given: Any) -> None:  # noqa: ANN401 - of click
        super().__init__(name, **given)
        self.language = language

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that says how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(
            ctx.command_path, pieces, prefix=f"{words('cli.help.usage', self.language)}: "
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each argument and option means."""
        for heading, kind in (("arguments", click.Argument), ("options", click.Option)):
            params = [one for one in self.get_params(ctx) if isinstance(one, kind)]
            rows = [(_form(one, ctx), self._meaning(one)) for one in params]
            if rows:
                with formatter.section(words(f"cli.help.{heading}", self.language)):
                    formatter.write_dl(rows)

    def _meaning(self, param: click.Parameter) -> str:
        name = "help" if "--help" in param.opts else param.name  # click names its own otherwise
        told = words(f"cli.param.{name}", self.language)
        return f"{told} {words('cli.help.needed', self.language)}" if _is_needed(param) else told


class SpokenCommand(_Spoken):
    """One command."""


class SpokenGroup(_Spoken, click.Group):
    """All commands."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the table of commands."""
        super().format_options(ctx, formatter)
        with formatter.section(words("cli.help.commands", self.language)):
            formatter.write_dl(list(self._commands()))

    def _commands(self) -> Iterator[tuple[str, str]]:
        for name, command in self.commands.items():
            yield name, command.help or ""


def _form(param: click.Parameter, ctx: click.Context) -> str:
    if isinstance(param, click.Option):
        record = param.get_help_record(ctx)
        return record[0] if record else ""
    return param.make_metavar(ctx)


def _is_needed(param: click.Parameter) -> bool:
    return isinstance(param, click.Option) and param.required
