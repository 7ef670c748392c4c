# SPDX-License-Identifier: Apache-2.0
"""Steps of people who share a vault: admitted, at their own unlock, recording for the others."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt

from registry.domain.vocabulary import field_label, term_label
from tests.journeys.company import PASSPHRASES
from tests.journeys.eyes import plain
from tests.journeys.hands import Hands
from tests.journeys.invented import FAMILIES, TOLD
from tests.journeys.records import pick, saved, yesterday
from ui.language import T, spoken


def fixed(words: str) -> str:
    """Return the longest run of ``words`` that holds no value."""
    return max(re.split(r"{\w+}", plain(words)), key=len).strip()


def suggested(hands: Hands) -> str:
    """Ask for a phrase of six words and read it off the screen."""
    before = set(hands.texts())
    hands.press(T("NewPassphrase", "Suggest a phrase of six words"))
    hint = T("NewPassphrase", "Type it below, twice. Write it down only where nobody looks.")
    (phrase,) = set(hands.texts()) - before - {plain(hint)}
    return phrase


def new_passphrase(hands: Hands, phrase: str) -> None:
    """Type a new passphrase, twice."""
    hands.write(T("NewPassphrase", "Passphrase"), phrase)
    hands.write(T("NewPassphrase", "The same passphrase again"), phrase)
    hands.settle()


def unlock(hands: Hands, phrase: str) -> None:
    """Open the vault with a passphrase of one's own."""
    hands.write(T("Unlock", "Passphrase"), phrase)
    hands.press(T("Unlock", "Open"))
    hands.sees(T("Victims", "New victim"))


def go(hands: Hands, words: str) -> None:
    """Go to a section by its name at the side."""
    hands.press(T("Sections", words))


def part(hands: Hands, words: str) -> None:
    """Go to a part of the section about the vault."""
    hands.press(T("Sections", "This vault"))
    hands.press(T("Vault", words))


def admit(hands: Hands, role: str) -> None:
    """Admit a member with one role; they sit down and type their own passphrase."""
    part(hands, "Members")
    hands.press(T("Members", "Admit a member"))
    hands.press(term_label("member_role", role, spoken()))
    hands.write(T("Admit", "Name"), f"{FAMILIES[0][1]} {role}")
    new_passphrase(hands, PASSPHRASES[role])
    hands.shoot(f"admit-{role}")
    hands.press(T("Admit", "Admit"))
    words = "Admitted as {code}. They open this vault with their own passphrase."
    hands.sees(fixed(T("Members", words)))
    hands.shoot("members")


def record_victim(hands: Hands, name: str, fate: str) -> str:
    """Record one victim by name and fate."""
    go(hands, "Victims")
    hands.keys(Qt.Key.Key_N)
    hands.write(field_label("victim.names", spoken()), name)
    pick(hands, "victim.fate", "fate", fate)
    hands.keys(Qt.Key.Key_S)
    return saved(hands)


def take_statement(hands: Hands, witness: str) -> str:
    """Write down what the witness says; she is known by her code here."""
    go(hands, "Statements")
    hands.keys(Qt.Key.Key_N)
    hands.refer(field_label("statement.witness", spoken()), witness)
    pick(hands, "statement.kind", "account_kind", "full_account")
    pick(hands, "statement.language", "language", "ar")
    hands.write(field_label("statement.taken_on", spoken()), yesterday())
    hands.write(field_label("statement.verbatim", spoken()), TOLD)
    hands.keys(Qt.Key.Key_S)
    return saved(hands)


def victims(hands: Hands) -> list[str]:
    """Return what the list of victims calls each of them."""
    go(hands, "Victims")
    return [row[0] for row in hands.rows(T("Victims", "Victims"))]
