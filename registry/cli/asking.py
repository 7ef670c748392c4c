# SPDX-License-Identifier: Apache-2.0
"""Reads passphrases and key files: from a file, from a pipe, or asked at the terminal unseen.

Never from the command's own words nor from the environment: those are kept and seen by others.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from registry.cli.wording import words
from registry.crypto import keyfile
from registry.crypto.passphrase import Passphrase
from registry.errors import NotUnlocked


class PassphraseNeeded(NotUnlocked):
    """No terminal to ask at, and no --passphrase-file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Where one passphrase comes from: files named by options, or a question."""

    file: str | None
    key_file: str | None
    question: str
    language: str
    twice: bool = False

    def passphrase(self) -> Passphrase:
        """Return it; raises PassphraseNeeded, FileUnreadable, KeyFileMissing, KeyFileUnusable."""
        digest = keyfile.digest(Path(self.key_file)) if self.key_file else b""
        if self.file is not None:
            return Passphrase.from_text(_content(self.file), digest)
        if not sys.stdin.isatty():
            raise PassphraseNeeded
        asked = words(self.question, self.language)
        typed = click.prompt(asked, hide_input=True, confirmation_prompt=self.twice, err=True)
        return Passphrase.from_text(typed, digest)


def _content(source: str) -> str:
    from registry.services.record_files import FileUnreadable  # noqa: PLC0415 - only where asked

    try:
        held = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError:
        raise FileUnreadable(file=Path(source).name) from None
    return held.decode("utf-8", errors="replace").rstrip("\r\n")


def new_passphrase_options() -> list[click.Parameter]:
    """Return the options by which a command is given a passphrase that is not in use yet."""
    return [
        click.Option(["--new-passphrase-file"], metavar="FILE"),
        click.Option(["--new-key-file"], metavar="FILE"),
    ]
