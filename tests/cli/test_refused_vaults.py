# SPDX-License-Identifier: Apache-2.0
"""A vault that does not open: a sentence in both languages, the exit code, nothing changed."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.crypto import header as headers
from registry.crypto.platform import ExclusiveLock
from tests.cli.terminal import PHRASE, Terminal, is_a_sentence, one_document

ROOT = Path(__file__).parent.parent.parent
OPENING = {
    "record": ("{vault}", "{file}"),
    "show": ("{vault}", "V-00000000"),
    "history": ("{vault}", "V-00000000"),
    "search": ("{vault}", "words"),
    "import": ("{vault}", "{file}"),
    "undo-import": ("{vault}", "IM-00000000"),
    "consent": ("{vault}", "{file}"),
    "withdraw": ("{vault}", "C-00000000"),
    "recipient": ("{vault}", "{file}"),
    "release": ("{vault}", "T-00000000", "{file}", "--profile", "public"),
    "grade": ("{vault}", "V-00000000", "V1"),
    "preview": ("{vault}", "--profile", "public"),
    "export": ("{vault}", "--profile", "public", "--to", "{target}"),
    "ledger": ("{vault}",),
    "check": ("{vault}",),
    "backup": ("{vault}", "--to", "{target}"),
    "journey leave": ("{vault}", "--to", "{target}"),
    "journey back": ("{vault}", "{file}"),
}


def spoken(terminal: Terminal, command: str) -> tuple[str, ...]:
    """Return a command that would work on the vault of the terminal."""
    file = terminal.file("given.json", {"kind": "source", "fields": {"title": "قائمة متخيَّلة"}})
    places = {"vault": terminal.vault, "file": file, "target": terminal.path("package")}
    return (*command.split(), *(word.format(**places) for word in OPENING[command]))


@pytest.mark.parametrize("command", OPENING)
def test_no_command_opens_a_vault_without_its_passphrase(terminal: Terminal, command: str) -> None:
    words = spoken(terminal, command)
    before = terminal.state()
    wrong = ("--passphrase-file", terminal.file("phrase", "words that do not open it"))
    assert terminal.refusal(*words, *wrong) == (3, "WrongPassphrase")
    terminal.file("phrase", PHRASE)
    terminal.file("phrase", f"{PHRASE}\n")
    assert terminal.state() == before


@pytest.mark.parametrize("nothing", ["", "\n", "\r\n"])
def test_an_empty_passphrase_is_told_from_a_wrong_one(terminal: Terminal, nothing: str) -> None:
    given = ("--passphrase-file", terminal.file("empty", nothing))
    assert terminal.refusal("search", terminal.vault, "x", *given) == (3, "PassphraseEmpty")


def test_without_a_terminal_or_a_file_nobody_is_asked(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(PHRASE))
    monkeypatch.setitem(os.environ, "SIJILL_PASSPHRASE", PHRASE)  # never looked at
    terminal.capsys.readouterr()
    from registry.cli import main  # noqa: PLC0415 - without the passphrase that the terminal adds

    assert main(["search", terminal.vault, "x", "--json"]) == 3
    told = one_document(terminal.capsys.readouterr().out)["error"]
    assert told["code"] == "PassphraseNeeded"


def test_a_passphrase_file_that_is_not_there_is_named(terminal: Terminal) -> None:
    given = ("--passphrase-file", terminal.path("absent.txt"))
    assert terminal.refusal("search", terminal.vault, "x", *given) == (2, "FileUnreadable")


def test_a_weak_passphrase_makes_no_vault(terminal: Terminal) -> None:
    for weak in ("short", "aaaaaaaaaaaaaaaa"):
        given = ("--passphrase-file", terminal.file("weak", weak))
        code = terminal.refusal("create", terminal.path("new.sijill"), *given)
        assert code == (1, "PassphraseWeak")
        assert not Path(terminal.path("new.sijill")).exists()


def test_a_vault_is_never_made_over_something(terminal: Terminal) -> None:
    before = terminal.state()
    assert terminal.refusal("create", terminal.vault) == (1, "VaultAlreadyThere")
    assert terminal.state() == before


def absent(vault: Path) -> None:
    shutil.rmtree(vault)


def emptied(vault: Path) -> None:
    for file in vault.iterdir():
        shutil.rmtree(file) if file.is_dir() else file.unlink()


def a_file(vault: Path) -> None:
    shutil.rmtree(vault)
    vault.write_bytes(b"not a vault")


def header_of_another_format(vault: Path) -> None:
    (vault / "header").write_bytes(b"PK\3\4" + bytes(9000))


def header_flipped(vault: Path) -> None:
    held = bytearray((vault / "header").read_bytes())
    held[len(held) // 2] ^= 1
    (vault / "header").write_bytes(held)


def newer(vault: Path) -> None:
    held = bytearray((vault / "header").read_bytes())[:-32]
    held[len(headers.MAGIC) : len(headers.MAGIC) + 2] = struct.pack(">H", 99)
    (vault / "header").write_bytes(held + hashlib.sha256(held).digest())


def database_cut(vault: Path) -> None:
    file = vault / "registry.e1.db"
    os.truncate(file, file.stat().st_size // 2)


def database_gone(vault: Path) -> None:
    (vault / "protected.e1.db").unlink()


def database_plain(vault: Path) -> None:
    (vault / "registry.e1.db").write_bytes(b"SQLite format 3\x00" + bytes(8176))


BROKEN: dict[Callable[[Path], None], tuple[int, str]] = {
    absent: (1, "VaultMissing"),
    emptied: (1, "VaultMissing"),
    a_file: (1, "NotAVault"),
    header_of_another_format: (1, "NotAVault"),
    header_flipped: (4, "HeaderDamaged"),
    newer: (1, "VaultNewer"),
    database_cut: (4, "DatabaseDamaged"),
    database_gone: (4, "DatabaseMissing"),
    database_plain: (4, "DatabasePlaintext"),
}


@pytest.mark.parametrize("spoil", BROKEN, ids=lambda spoil: str(spoil.__name__))
def test_what_is_wrong_with_a_vault_is_said_by_name(
    terminal: Terminal, spoil: Callable[[Path], None]
) -> None:
    spoil(Path(terminal.vault))
    before = terminal.state()
    assert terminal.refusal("search", terminal.vault, "words") == BROKEN[spoil]
    assert terminal.state() == before


def test_a_vault_open_elsewhere_is_left_alone(terminal: Terminal) -> None:
    before = terminal.state()
    with ExclusiveLock(Path(terminal.vault) / "lock"):
        assert terminal.refusal("ledger", terminal.vault) == (1, "AlreadyOpen")
    assert terminal.state() == before
    assert terminal.answer("ledger", terminal.vault) == {"exports": []}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_refusal_for_a_person_is_one_sentence_on_the_error_stream(
    terminal: Terminal, language: str
) -> None:
    said = terminal.say("ledger", terminal.path("absent.sijill"), "--lang", language)
    assert (said.code, said.out) == (1, "")
    assert is_a_sentence(said.err, arabic=language == "ar")
    assert str(terminal.folder) not in said.err


# Without its capabilities even root is kept from a folder that its modes close.
READ_ONLY = """
import ctypes, sys
from registry.cli import main
version, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
assert ctypes.CDLL(None).capset(version, none) == 0
sys.exit(main(sys.argv[1:]))
"""


def test_on_a_read_only_medium_a_record_is_refused_whole(terminal: Terminal) -> None:
    file = terminal.file("one.json", {"kind": "source", "fields": {"title": "قائمة متخيَّلة"}})
    for path in (terminal.folder, *terminal.folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = terminal.state()
    words = ["record", terminal.vault, file, "--json", "--passphrase-file", terminal.path("phrase")]
    said = subprocess.run(
        [sys.executable, "-c", READ_ONLY, *words],
        cwd=ROOT, capture_output=True, check=False, text=True, timeout=60,
    )  # fmt: skip
    for path in (terminal.folder, *terminal.folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert said.returncode == 1, said.stderr
    assert one_document(said.stdout)["error"]["code"] in {"ReadOnlyMedium", "ReadOnlyVault"}
    assert terminal.state() == before
