# SPDX-License-Identifier: Apache-2.0
"""People at one terminal, each with a passphrase of their own; all of them are invented."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.cli.terminal import Terminal

FOUNDER: Final = "founder"
PASSPHRASES: Final = {
    "documenter": "nine swallows over copper roofs",
    "reviewer": "ten deep wells under walnut groves",
    "keeper": "three blue kettles beyond the harbour",
    "coordinator": "twelve quiet doors along a canal",
    "auditor": "eleven cedar windows facing east",
    "heir": "forty olive presses behind the mill",
}
_CELL: Final = re.compile(r"(\d+)  ([a-z]+) +(\d{4})")


class Words(NamedTuple):
    """What stood in both streams."""

    out: str
    err: str


@dataclass
class Streams:
    """Both streams of this process, while a whole story is told."""

    out: io.StringIO = field(default_factory=io.StringIO)
    err: io.StringIO = field(default_factory=io.StringIO)

    def readouterr(self) -> Words:
        """Return what was written since the last question, and forget it."""
        told = Words(self.out.getvalue(), self.err.getvalue())
        for stream in (self.out, self.err):
            stream.seek(0)
            stream.truncate()
        return told

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Write here whatever is said meanwhile."""
        with redirect_stdout(self.out), redirect_stderr(self.err):
            yield


class Scribe(io.StringIO):
    """Writes recovery sheets down as they are shown, and types the first three back."""

    def __init__(self, shown: io.StringIO) -> None:
        super().__init__()
        self._shown = shown
        self._typed = 0
        self.sheets: list[str] = []

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
        """Type one more sheet."""
        if not self.sheets:
            self.sheets = sheets_in(self._shown.getvalue())
        self._typed += 1
        return f"{self.sheets[self._typed - 1]}\n"


@dataclass(kw_only=True)
class Company:
    """A vault for several people; what each of them says goes by their own passphrase."""

    terminal: Terminal
    streams: Streams
    codes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, folder: Path) -> Company:
        """Make the vault of an organisation in ``folder``, and the file of each passphrase."""
        streams = Streams()
        company = cls(
            terminal=Terminal(folder=folder, capsys=streams, for_several=True), streams=streams
        )
        for who, phrase in PASSPHRASES.items():
            company.terminal.file(f"{who}.phrase", f"{phrase}\n")
        return company

    @property
    def vault(self) -> str:
        """The path of the vault that all share."""
        return self.terminal.vault

    def own(self, who: str) -> tuple[str, str]:
        """Return the option that gives the passphrase of ``who``."""
        name = "phrase" if who == FOUNDER else f"{who}.phrase"
        return ("--passphrase-file", self.terminal.path(name))

    def new(self, who: str) -> tuple[str, str]:
        """Return the option that gives the passphrase of ``who`` as a new one."""
        return ("--new-passphrase-file", self.own(who)[1])

    def done(self, who: str, *words: str) -> Any:  # noqa: ANN401 - the JSON of an answer
        """Return the answer to ``who``; it must be done without a word on standard error."""
        return self.terminal.answer(*words, *self.own(who))

    def refused(self, who: str, *words: str) -> tuple[int, str]:
        """Return exit code and name of what is refused to ``who``."""
        return self.terminal.refusal(*words, *self.own(who))

    def sheets(self, who: str) -> list[str]:
        """Let ``who`` make recovery sheets; return the words of each, as written down."""
        scribe, before = Scribe(self.streams.err), sys.stdin
        sys.stdin = scribe
        try:
            said = self.terminal.say(
                "recovery", "begin", self.vault, "--to-terminal", "--json", *self.own(who)
            )
        finally:
            sys.stdin = before
        assert said.code == 0, said.out
        return scribe.sheets


def sheets_in(shown: str) -> list[str]:
    """Return the words of every sheet in ``shown``, each in the order of their places."""
    sheets: list[list[tuple[int, str]]] = []
    for line in shown.splitlines():
        cells = [(int(place), word) for place, word, _ in _CELL.findall(line)]
        if not cells:
            sheets.append([])
        elif sheets:
            sheets[-1] += cells
    return [" ".join(word for _, word in sorted(sheet)) for sheet in sheets if sheet]
