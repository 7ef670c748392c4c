# SPDX-License-Identifier: Apache-2.0
"""A vault is checked from the terminal, with a receipt; what members sealed is taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.crypto.passphrase import Passphrase
from registry.services.vaults import open_vault
from tests.cli.terminal import PHRASE, Terminal
from tests.services.invented_vaults import behind, contents, record

PERSON = [{"kind": "person", "fields": {"names": "شاهدة canary-sealed"}}]
OTHER = "five other invented words here"


@pytest.fixture
def documenter(terminal: Terminal) -> tuple[str, str]:
    """The words by which a documenter opens the vault."""
    own = terminal.file("documenter.phrase", f"{OTHER}\n")
    new = ("--new-passphrase-file", own)
    terminal.answer("member", "admit", terminal.vault, "--role", "documenter", *new)
    return ("--passphrase-file", own)


def test_a_receipt_shows_that_a_vault_was_put_back(terminal: Terminal) -> None:
    old = contents(Path(terminal.vault))
    earlier = terminal.answer("receipt", terminal.vault)["receipt"]
    terminal.answer("record", terminal.vault, terminal.file("person.json", PERSON))
    later = terminal.answer("receipt", terminal.vault)["receipt"]
    assert terminal.answer("check", terminal.vault, "--receipt", earlier)["ok"]
    for name, content in old.items():
        (Path(terminal.vault) / name).write_bytes(content)
    said = terminal.say("check", terminal.vault, "--receipt", later, "--lang", "en")
    assert said.code == 4
    assert "The vault is older than the receipt says" in said.out
    assert terminal.refusal("check", terminal.vault, "--receipt", "x") == (2, "ReceiptUnreadable")
    zeros = later.replace(later.split()[1], "0" * 32)
    told = terminal.refusal("check", terminal.vault, "--receipt", zeros)
    assert told == (2, "ReceiptOfAnotherVault")


def test_the_check_says_what_it_could_not_check(
    terminal: Terminal, documenter: tuple[str, str]
) -> None:
    answer = terminal.answer("check", terminal.vault, *documenter)
    assert (answer["ok"], [one["part"] for one in answer["not_checked"]]) == (True, ["protected"])
    assert terminal.answer("check", terminal.vault)["not_checked"] == []


def test_what_a_documenter_sealed_is_taken_in_by_a_keeper(
    terminal: Terminal, documenter: tuple[str, str]
) -> None:
    person = terminal.file("person.json", PERSON)
    (ref,) = terminal.answer("record", terminal.vault, person, *documenter)["refs"].values()
    shown = terminal.answer("show", terminal.vault, ref, *documenter)
    assert shown["fields"]["names"] == "withheld"
    assert terminal.refusal("take-in", terminal.vault, *documenter) == (3, "RoleLacks")
    assert terminal.answer("take-in", terminal.vault) == {"taken_in": 1, "staying": []}
    assert "canary-sealed" in str(terminal.answer("show", terminal.vault, ref))


def test_what_does_not_open_stays_and_is_told_in_both_languages(
    terminal: Terminal, documenter: tuple[str, str]
) -> None:
    terminal.answer("record", terminal.vault, terminal.file("person.json", PERSON), *documenter)
    vault = open_vault(Path(terminal.vault), Passphrase.from_text(PHRASE))
    behind(vault, "UPDATE main.inbox SET sealed = zeroblob(2000)")
    vault.close()
    for language, words in (("en", "does not open with any key"), ("ar", "لا يفتحه أي مفتاح")):
        said = terminal.say("take-in", terminal.vault, "--lang", language)
        assert (said.code, words in said.out) == (4, True)


def test_a_refusal_names_the_role_in_the_language_of_the_reader(
    terminal: Terminal, documenter: tuple[str, str]
) -> None:
    vault = open_vault(Path(terminal.vault), Passphrase.from_text(PHRASE))
    ref = record(vault, "victim", names="سامر الحقلي")
    vault.close()
    grade = ("grade", terminal.vault, ref, "V0", "--reason", "x", *documenter)
    assert "keeper, reviewer" in terminal.say(*grade, "--lang", "en").err
    assert "أمين السجل، مراجع" in terminal.say(*grade, "--lang", "ar").err
