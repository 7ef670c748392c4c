# SPDX-License-Identifier: Apache-2.0
"""Passphrases come from files, pipes and questions, and never from the words of a command."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click
import pytest

from registry.cli.asking import Asked, PassphraseNeeded
from registry.crypto import keyfile
from registry.crypto.keyfile import KeyFileMissing
from registry.services.record_files import FileUnreadable


def asked(file: str | None = None, key_file: str | None = None) -> Asked:
    return Asked(file=file, key_file=key_file, question="cli.ask_passphrase", language="en")


class Typed(io.TextIOWrapper):
    """Standard input that a person sits at."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_file_gives_its_line_without_its_end(tmp_path: Path) -> None:
    path = tmp_path / "phrase"
    path.write_text("سبع زيتونات\r\n", encoding="utf-8")
    assert asked(str(path)).passphrase().reveal() == "سبع زيتونات".encode()


def test_a_pipe_gives_what_came_through_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"some words\n")))
    assert asked("-").passphrase().reveal() == b"some words"


def test_without_a_file_and_a_terminal_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"some words\n")))
    with pytest.raises(PassphraseNeeded):
        asked().passphrase()


def test_at_a_terminal_it_is_asked_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, object] = {}

    def prompt(question: str, **given: object) -> str:
        told.update(given, question=question)
        return "typed words"

    monkeypatch.setattr(sys, "stdin", Typed(io.BytesIO(b"")))
    monkeypatch.setattr(click, "prompt", prompt)
    assert asked().passphrase().reveal() == b"typed words"
    assert told == {
        "question": "Passphrase", "hide_input": True, "confirmation_prompt": False, "err": True,
    }  # fmt: skip


def test_a_key_file_is_read_before_anything_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "carried.key"
    keyfile.make(path)
    phrase = tmp_path / "phrase"
    phrase.write_text("some words", encoding="utf-8")
    assert asked(str(phrase), str(path)).passphrase().key_file == keyfile.digest(path)
    with pytest.raises(KeyFileMissing):
        asked(None, str(tmp_path / "gone.key")).passphrase()


def test_a_file_that_is_not_there_is_named_by_its_last_part_only(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as refused:
        asked(str(tmp_path / "gone")).passphrase()
    assert refused.value.data == {"file": "gone"}
