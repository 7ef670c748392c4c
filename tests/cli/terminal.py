# SPDX-License-Identifier: Apache-2.0
"""A terminal for tests: says words to the command line and reads what comes back."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from registry.cli import main
from registry.crypto import agekeys
from registry.crypto.kdf import FOR_TESTS
from registry.services import vaults
from registry.services.vaults import Passphrase

PHRASE = "four invented words here"
WITHOUT_VAULT = frozenset(
    {"demo", "fields", "verify", "recovery rehearse", "recovery restore", "member key-file"}
)
ARABIC = range(0x621, 0x64B)
LEAST = 20  # letters that a sentence has


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one command left: its exit code and both streams."""

    code: int
    out: str
    err: str


class Read(Protocol):
    """What was written to both streams since they were last asked, as pytest's ``capsys``."""

    def readouterr(self) -> Any: ...  # noqa: ANN401 - two texts, ``out`` and ``err``


@dataclass(kw_only=True)
class Terminal:
    """A folder of a stranger, with a vault made cheaply through the library."""

    folder: Path
    capsys: Read
    for_several: bool = False
    key: agekeys.KeyPair = field(default_factory=agekeys.new_identity)

    def __post_init__(self) -> None:
        """Make the vault and the file of its passphrase."""
        (self.folder / "phrase").write_text(f"{PHRASE}\n", encoding="utf-8")
        vaults.create(
            Path(self.vault),
            Passphrase.from_text(PHRASE),
            cost=FOR_TESTS,
            for_several=self.for_several,
        ).close()

    @property
    def vault(self) -> str:
        """The path of the vault."""
        return str(self.folder / "invented.sijill")

    def path(self, name: str) -> str:
        """Return a path in the stranger's folder."""
        return str(self.folder / name)

    def file(self, name: str, content: object) -> str:
        """Write a file (text or bytes as they are, else JSON) and return its path."""
        data = content if isinstance(content, str | bytes) else json.dumps(content)
        (self.folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return self.path(name)

    def say(self, *words: str) -> Said:
        """Run one command; the passphrase file is added where a vault is opened."""
        given = list(words)
        named = {words[0], " ".join(words[:2])} if words else set()
        opens = bool(words) and words[0][0] != "-" and not named & WITHOUT_VAULT
        if opens and "--passphrase-file" not in words:
            given += ["--passphrase-file", self.path("phrase")]
        self.capsys.readouterr()  # what a test said itself
        before = os.umask(0o077)
        try:
            code = main(given)
        finally:
            os.umask(before)  # the program closes it for its process, and this one is not its own
        told = self.capsys.readouterr()
        return Said(code=code, out=told.out, err=told.err)

    def answer(self, *words: str) -> Any:  # noqa: ANN401 - the JSON of an answer
        """Return the one JSON document of a command that is done."""
        said = self.say(*words, "--json")
        assert said.code == 0, (words, said.out, said.err)
        assert said.err == ""
        return one_document(said.out)

    def refusal(self, *words: str) -> tuple[int, str]:
        """Return exit code and name of a refusal, said fully in both languages."""
        said = self.say(*words, "--json")
        assert one_document(said.out).keys() == {"error"}, said.out
        told = one_document(said.out)["error"]
        assert told.keys() == {"code", "ar", "en"}
        assert is_a_sentence(told["ar"], arabic=True), told
        assert is_a_sentence(told["en"], arabic=False), told
        return said.code, told["code"]

    def state(self) -> dict[str, str]:
        """Return what stands on the medium: every file of the folder with the hash of its bytes."""
        return {
            str(path.relative_to(self.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and path.name != "lock"
        }


def one_document(out: str) -> dict[str, Any]:
    """Return the JSON object that ``out`` is, and nothing but that."""
    found = json.loads(out)
    assert isinstance(found, dict)
    assert out.endswith("\n")
    assert out.count("\n") == 1
    return found


def is_a_sentence(text: str, *, arabic: bool) -> bool:
    """Whether a text has words of its language, an end, and no placeholder left."""
    letters = [letter for letter in text if letter.isalpha()]
    own = [letter for letter in letters if (ord(letter) in ARABIC) is arabic]
    return (
        len(own) > LEAST and (arabic or len(own) > len(letters) / 2) and not set("{}…") & set(text)
    )
