# SPDX-License-Identifier: Apache-2.0
"""What one row of the table of bad input says: the harm, the command, and what is answered."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from tests.bad_input.stranger import Stranger

Harm = Callable[[Stranger], object]
SHOW = "show {vault} {victim}"
CHECK = "check {vault}"
DOCUMENTER = "--passphrase-file {documenter}"


def nothing(_stranger: Stranger) -> None:
    """Leave everything as it is: the command itself is the bad input."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One row: after ``harm``, ``words`` are refused as ``code``, or a check finds ``code``.

    ``harm`` may return a context that stands while the words are said.
    """

    code: str
    exits: int
    words: str = SHOW
    harm: Harm = nothing
    found: bool = False

    def done_to(self, stranger: Stranger) -> AbstractContextManager[object] | None:
        """Do the harm."""
        held = self.harm(stranger)
        return held if isinstance(held, AbstractContextManager) else None


def finds(code: str, harm: Harm, words: str = CHECK) -> Case:
    """Return a row of which ``sijill check`` tells."""
    return Case(code=code, exits=4, words=words, harm=harm, found=True)


def put(name: str, data: bytes) -> Harm:
    """Write ``data`` in the place of a file of the vault."""
    return changed(name, lambda _: data)


def changed(name: str, alter: Callable[[bytes], bytes]) -> Harm:
    """Alter the bytes of a file of the vault."""

    def harm(stranger: Stranger) -> None:
        file = stranger.place / name
        file.write_bytes(alter(file.read_bytes()))

    return harm


def removed(*names: str) -> Harm:
    """Remove files or folders of the vault."""

    def harm(stranger: Stranger) -> None:
        for name in names:
            file = stranger.place / name
            shutil.rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)

    return harm


def both(*harms: Harm) -> Harm:
    """Do one harm after the other."""

    def harm(stranger: Stranger) -> None:
        for one in harms:
            one(stranger)

    return harm
