# SPDX-License-Identifier: Apache-2.0
"""One vault, several people and roles, by the command line: from the first record to the audit."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from registry.exchange.package_verify import verify
from tests.cli.terminal import one_document
from tests.journeys import two_people
from tests.journeys.company import PASSPHRASES, Company
from tests.journeys.two_people import NAME, PHONE, SURVIVOR, TOLD, WITNESS, Facts

HARMFUL = (WITNESS, PHONE, TOLD, SURVIVOR)


@dataclass(frozen=True)
class Told:
    """Who told the story, and its facts."""

    company: Company
    facts: Facts


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Told:
    company = Company.at(tmp_path_factory.mktemp("office"))
    with company.streams.heard():
        return Told(company, two_people.tell(company))


def test_who_wrote_down_what_could_harm_cannot_read_it_back(story: Told) -> None:
    seen = story.facts["seen by documenter"]
    assert [words for words in HARMFUL if words in seen] == []
    assert story.facts["documenter extracts"] == (3, "RoleLacks")
    assert story.facts["documenter takes in"] == (3, "RoleLacks")


def test_a_keeper_takes_it_in_and_reads_every_word(story: Told) -> None:
    assert story.facts["taken in"] == {"taken_in": 6, "staying": []}
    seen = story.facts["seen by keeper"]
    assert [words for words in HARMFUL if words not in seen] == []


def test_nothing_leaves_but_by_two_people(story: Told) -> None:
    assert story.facts["documenter grades"] == (3, "RoleLacks")
    assert story.facts["reviewer approves"] == (3, "RoleLacks")
    package = story.company.terminal.folder / "partner.zip.age"
    found = verify(package, story.company.terminal.key.identity, "")
    assert found.records == 1
    assert found.manifest_sha256 == story.facts["package"]["manifest_sha256"]
    assert [one["id"] for one in story.facts["ledger"]] == [story.facts["package"]["id"]]


def test_the_backup_is_proven_and_three_sheets_are_enough_but_not_two(story: Told) -> None:
    assert (story.facts["proven"]["ok"], story.facts["proven"]["noted"]) == (True, True)
    assert story.facts["rehearsed"]["kinds"] == ["registry", "protected", "organisation"]
    assert story.facts["two sheets"] == (3, "SharesTooFew")


def test_who_was_removed_opens_nothing_and_nothing_is_lost_by_it(story: Told) -> None:
    assert story.facts["reviewer removes"] == (3, "RoleLacks")
    assert story.facts["coordinator rotates"] == (3, "TierNotGranted")
    assert story.facts["gone"] == [(3, "WrongPassphrase")] * 2
    seen = story.facts["seen after rotation"]
    assert [words for words in HARMFUL if words not in seen] == []


def test_an_erasure_needs_two_people_and_tells_who_has_a_copy(story: Told) -> None:
    assert story.facts["one person erases"] == (3, "PassphraseNeeded")
    recalls = story.facts["erased"]["recalls"]
    assert [one["export"] for one in recalls] == [story.facts["package"]["id"]]


def test_three_sheets_bring_everything_back_in_another_place(story: Told) -> None:
    recovered = story.facts["recovered"]
    assert recovered["member"] == "D-07"
    assert recovered["removed"] == [], "of several members none is taken out unasked"
    seen = story.facts["seen by heir"]
    assert [words for words in HARMFUL if words not in seen] == []


def test_an_older_backup_brings_nobody_back_who_was_erased(story: Told) -> None:
    assert story.facts["restored"]["erased"] > 0
    assert story.facts["found again"] == []


def test_an_older_backup_names_the_members_it_lets_in_again(story: Told) -> None:
    gone = [story.company.codes[who] for who in ("documenter", "keeper")]
    assert story.facts["restored"]["came_back"] == gone


@pytest.mark.parametrize("place", ["invented", "recovered", "restored"])
def test_the_auditor_confirms_the_whole_log_and_a_keeper_the_protected_one(
    story: Told, place: str
) -> None:
    audited, checked = story.facts[f"audited {place}"], story.facts[f"checked {place}"]
    assert (audited["ok"], audited["findings"]) == (True, [])
    assert [one["part"] for one in audited["not_checked"]] == ["protected"]
    assert (checked["ok"], checked["findings"], checked["not_checked"]) == (True, [], [])


def test_a_receipt_tells_which_copy_is_older(story: Told) -> None:
    older = story.facts["older"]
    assert older.code == 4
    codes = {one["code"] for one in one_document(older.out)["findings"]}
    assert codes == {"older_than_receipt"}


def test_no_folder_of_theirs_holds_a_readable_word(story: Told) -> None:
    folder = story.company.terminal.folder
    inside = [path for path in folder.rglob("*") if path.is_file() and path.parent != folder]
    inside += [*folder.glob("*.sijill-backup"), folder / "partner.zip.age"]
    held = b"".join(path.read_bytes() for path in inside)
    for words in (*HARMFUL, NAME, *PASSPHRASES.values(), *story.facts["sheets"]):
        assert words.encode() not in held
