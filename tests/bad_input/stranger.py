# SPDX-License-Identifier: Apache-2.0
"""A stranger at a terminal before a vault that others filled, and what a refusal has to be."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from registry.crypto import keyfile
from registry.services import backups, evidence, members, recovery
from registry.services.vaults import Passphrase, Vault
from tests.cli.terminal import PHRASE, Terminal, is_a_sentence, one_document
from tests.services.invented_vaults import (
    CANARIES,
    OTHER_PASSPHRASE,
    contents,
    open_again,
    record,
    record_canaries,
)

KEYED: Final = "nine invented words beside a small file"
ORIGINAL: Final = "فانوس-canary-original"
CONTENT: Final = (*CANARIES, PHRASE, KEYED, ORIGINAL)
PARTS: Final = 3
UNTOUCHED: Final = {
    "ar": re.compile(r"لم [يُت]\S+"),
    "en": re.compile(r"\b(nothing|nobody|not?)\b", re.IGNORECASE),
}


@dataclass(kw_only=True)
class Stranger(Terminal):
    """A folder with ``invented.sijill``, files of passphrases, sheets, a key file and a backup."""

    refs: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fill an empty folder; one that was copied is as it is."""
        if not (self.folder / "phrase").exists():
            super().__post_init__()
            self._fill()

    @property
    def place(self) -> Path:
        """The folder of the vault."""
        return Path(self.vault)

    @contextmanager
    def opened(self, passphrase: str = PHRASE) -> Iterator[Vault]:
        """Open the vault through the library, to do what no command does."""
        vault = open_again(self.place, passphrase)
        try:
            yield vault
        finally:
            vault.close()

    def words(self, text: str) -> tuple[str, ...]:
        """Return the words of a command; ``{name}`` is a reference or a path in the folder."""
        known = {"vault": self.vault, **self.refs}

        def meant(found: re.Match[str]) -> str:
            return known.get(found[1]) or self.path(found[1])

        return tuple(re.sub(r"{([^}]+)}", meant, word) for word in text.split())

    def sealed_file(self, name: str) -> Path:
        """Return where the sealed file of an evidence lies."""
        with self.opened() as vault:
            found = str(evidence.get(vault, self.refs[name]).file)
        return next(self.place.rglob(f"{found}.age"))

    def copied(self, folder: Path) -> Stranger:
        """Return a stranger in a fresh copy of the folder."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Stranger(folder=folder, capsys=self.capsys, key=self.key, refs=dict(self.refs))

    def _fill(self) -> None:
        self.file("wrong", "words that do not open it")
        self.file("documenter", OTHER_PASSPHRASE)
        self.file("keyed", KEYED)
        self.file("original.txt", ORIGINAL * 40)
        self.file("other.txt", ORIGINAL * 39)
        self.file("source.json", {"kind": "source", "fields": {"title": "قائمة متخيَّلة"}})
        self.file("person.json", {"kind": "person", "fields": {"names": "شاهدة متخيَّلة"}})
        keyfile.make(self.folder / "key")
        with self.opened() as vault:
            self.refs = dict(record_canaries(vault))
            for name, file in (("photo", "original.txt"), ("second", "other.txt")):
                source = self.folder / file
                self.refs[name] = evidence.attach(vault, source, {"kind": "photo"})
            members.admit(vault, ["documenter"], Passphrase.from_text(OTHER_PASSPHRASE))
            digest = keyfile.digest(self.folder / "key")
            members.admit(vault, ["reviewer"], Passphrase.from_text(KEYED, digest))
            self._make_sheets(vault)
            backups.make(vault, self.folder / "earlier.sijill-backup")
            record(vault, "source", title="قائمة أخرى متخيَّلة")
            (self.folder / "other.txt").unlink()

    def _make_sheets(self, vault: Vault) -> None:
        for name in ("old", "sheet"):
            ceremony = recovery.begin(vault, "3of5")
            texts = [" ".join(sheet.words) for sheet in ceremony.sheets]
            ceremony.confirm(texts[:3])
            for number, text in enumerate(texts, 1):
                self.file(f"{name}{number}", text)


def contents_of(stranger: Stranger) -> dict[str, bytes]:
    """Return every file of the vault but its lock."""
    return contents(stranger.place)


def is_in_three_parts(text: str, language: str) -> bool:
    """Whether a message says what happened, that nothing was changed, and what to do."""
    return sentences(text) >= PARTS and bool(UNTOUCHED[language].search(text))


def sentences(text: str) -> int:
    """Return of how many sentences a message is."""
    return len([one for one in re.split(r"[.:;؛!?؟](?:\s|$)", text) if one.strip()])


def holds_nothing(stranger: Stranger, *texts: str) -> bool:
    """Whether no text holds a trace, a path of this machine or anything of a record."""
    said = "\n".join(texts)
    looked_for = (*CONTENT, "Traceback", str(stranger.folder))
    return not any(one in said for one in looked_for)


def refusal(stranger: Stranger, words: Sequence[str]) -> tuple[int, str]:
    """Return exit code and name of a refusal that says in both languages all that it should.

    The words come as JSON and for a person in each language; no byte of the folder changes.
    """
    before = stranger.state()
    said = stranger.say(*words, "--json")
    document = one_document(said.out)
    assert document.keys() == {"error"}, document
    told = document["error"]
    for language in ("ar", "en"):
        plain = stranger.say(*words, "--lang", language)
        assert (plain.code, plain.out) == (said.code, "")
        assert plain.err.strip() == told[language]
        assert is_a_sentence(told[language], arabic=language == "ar"), told
        assert is_in_three_parts(told[language], language), told
        assert holds_nothing(stranger, plain.err, said.err), plain.err
    assert stranger.state() == before
    return said.code, str(told["code"])


def finding(stranger: Stranger, words: Sequence[str]) -> tuple[int, set[str]]:
    """Return exit code and names of what a check found, said in both languages."""
    before = stranger.state()
    said = stranger.say(*words, "--json")
    answer: dict[str, Any] = one_document(said.out)
    assert not answer["ok"], answer
    for language in ("ar", "en"):
        plain = stranger.say(*words, "--lang", language)
        assert (plain.code, plain.err) == (said.code, said.err)
        assert holds_nothing(stranger, plain.out)
        for one in answer["findings"]:
            text = one["words"][language]
            assert text in plain.out
            assert is_a_sentence(text, arabic=language == "ar")
            assert sentences(text) >= PARTS, text
    assert stranger.state() == before
    return said.code, {one["code"] for one in answer["findings"]}
