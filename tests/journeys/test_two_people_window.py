# SPDX-License-Identifier: Apache-2.0
"""Several people in the real window, and the day on which everything is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from registry.crypto.slots import WrongPassphrase
from registry.services import activity, listing, members, receipts, records, vaults
from tests.journeys import two_people_window as story
from tests.journeys import window
from tests.journeys.company import PASSPHRASES
from tests.journeys.invented import TOLD, WITNESS

LANGUAGE = "ar"


@dataclass(frozen=True)
class Lived:
    """What the days left: the folder, and the facts of each journey by its name."""

    folder: Path
    facts: dict[str, dict[str, Any]]

    @contextmanager
    def opened(self, name: str, phrase: str) -> Iterator[vaults.Vault]:
        """Open one of the vaults with a passphrase."""
        with vaults.Passphrase.from_text(phrase) as passphrase:
            vault = vaults.open_vault(self.folder / name, passphrase)
        try:
            yield vault
        finally:
            vault.close()


@pytest.fixture(scope="module")
def lived(x_display: str, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    folder = tmp_path_factory.mktemp("home")
    facts = {}
    for journey in window.TOGETHER:
        with window.begin(folder, journey, LANGUAGE, x_display) as program:
            facts[journey] = window.facts_of(program, folder, journey)
    return Lived(folder, facts)


def test_the_suggested_phrase_opens_the_vault_and_the_removed_member_does_not(
    lived: Lived,
) -> None:
    with lived.opened(story.OFFICE, lived.facts["founder"]["phrase"]) as vault:
        states = {one.code: one.state for one in members.listed(vault)}
        assert states == {"D-01": "active", "D-02": "removed", "D-03": "active"}
        assert vault.header.epoch("registry") == 2
    with (
        pytest.raises(WrongPassphrase),
        lived.opened(story.OFFICE, PASSPHRASES["documenter"]),
    ):
        pass


@pytest.mark.parametrize(
    ("name", "who"),
    [(story.OFFICE, "keeper"), (story.RECOVERED, "heir"), (story.RESTORED, "keeper")],
)
def test_every_record_but_the_erased_is_there_word_for_word_and_the_log_is_whole(
    lived: Lived, name: str, who: str
) -> None:
    refs = lived.facts["documenter"]["refs"]
    with lived.opened(name, PASSPHRASES[who]) as vault:
        statement: Any = records.get(vault, refs["statement"])
        witness: Any = records.get(vault, refs["witness"])
        assert statement.verbatim == TOLD
        assert str(witness.names[0].display) == WITNESS
        counts = listing.counts(vault)
        assert (counts["victim"], counts["statement"], counts["person"]) == (1, 1, 1)
        assert getattr(records.get(vault, refs["victim"]), "sealed", False)
        assert activity.check(vault, full=True) == ()


def test_the_receipt_of_the_keeper_knows_the_vault_and_that_the_backup_is_older(
    lived: Lived,
) -> None:
    receipt = lived.facts["keeper"]["receipt"]
    with lived.opened(story.OFFICE, PASSPHRASES["keeper"]) as vault:
        assert receipts.compare(vault, receipt) == ()
    with lived.opened(story.RESTORED, PASSPHRASES["keeper"]) as vault:
        assert {one.code for one in receipts.compare(vault, receipt)} == {"older_than_receipt"}


def test_lists_show_sealed_people_by_their_code_alone(lived: Lived) -> None:
    refs = lived.facts["documenter"]["refs"]
    for journey in ("by_sheets", "by_backup"):
        assert lived.facts[journey]["victims"] == [refs["victim"]], "and who was erased is gone"


def test_no_private_word_lies_readable_in_the_home_of_these_people(lived: Lived) -> None:
    own = {lived.folder / f"{journey}.json" for journey in window.TOGETHER}
    left = [path for path in lived.folder.rglob("*") if path.is_file() and path not in own]
    held = b"".join(path.read_bytes() for path in left)
    private = [TOLD, WITNESS, story.VICTIM, story.SURVIVOR, lived.facts["founder"]["phrase"]]
    private += [*PASSPHRASES.values(), *lived.facts["keeper"]["sheets"]]
    assert [words for words in private if words.encode() in held] == []
