# SPDX-License-Identifier: Apache-2.0
"""What was put in order, or opened although something is damaged, is said and not kept quiet."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.crypto.header import HEADER_NAME, read_header, write_header
from registry.domain.resources import read_folder
from registry.services import surroundings
from registry.storage import founding
from tests.bad_input.stranger import Stranger, is_in_three_parts
from tests.storage.test_journals import PHRASE, crashed, moved


def words_of(code: str) -> dict[str, str]:
    return surroundings.words(surroundings.Notice(code=code))


@pytest.fixture
def moved_vault(tmp_path: Path) -> str:
    """A vault whose last save was cut off and whose folder was moved afterwards."""
    return str(moved(crashed(tmp_path)))


def test_that_a_vault_was_moved_after_a_crash_is_said_once(
    stranger: Stranger, moved_vault: str
) -> None:
    given = ("--passphrase-file", stranger.file("crashed", PHRASE))
    answer = stranger.answer("ledger", moved_vault, *given)
    assert [one["code"] for one in answer["notices"]] == ["moved_after_crash"]
    assert answer["notices"][0]["words"] == words_of("moved_after_crash")
    assert "notices" not in stranger.answer("check", moved_vault, "--full", *given)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_is_said_to_a_person_too_also_beside_a_refusal(
    stranger: Stranger, moved_vault: str, language: str
) -> None:
    given = ("--passphrase-file", stranger.file("crashed", PHRASE), "--lang", language)
    said = stranger.say("show", moved_vault, "V-00000000", *given)
    assert said.code == 2
    assert words_of("moved_after_crash")[language] in said.err


def test_without_the_repair_it_would_not_be_said(
    stranger: Stranger, moved_vault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(founding, "bring_home", lambda *_: False)
    given = ("--passphrase-file", stranger.file("crashed", PHRASE))
    assert "moved_after_crash" not in stranger.say("ledger", moved_vault, *given, "--json").out


@pytest.fixture
def damaged(stranger: Stranger) -> Stranger:
    """The header is damaged, and the generation before it is sound."""
    write_header(stranger.place, read_header(stranger.place))
    (stranger.place / HEADER_NAME).write_bytes(b"")
    return stranger


def test_that_the_header_before_opened_is_said_every_time(damaged: Stranger) -> None:
    before = damaged.state()
    for _ in range(2):
        answer = damaged.answer("ledger", damaged.vault)
        assert [one["code"] for one in answer["notices"]] == ["previous_header"]
    for language in ("ar", "en"):
        said = damaged.say("ledger", damaged.vault, "--lang", language)
        assert words_of("previous_header")[language] in said.out
    assert damaged.state() == before


def test_a_check_of_a_vault_with_a_damaged_header_finds_it(damaged: Stranger) -> None:
    for full in ((), ("--full",)):
        said = damaged.say("check", damaged.vault, *full, "--lang", "en")
        assert said.code == 4
        assert "restore the vault from it in a new place" in said.out


@pytest.mark.parametrize("code", ["moved_after_crash", "previous_header"])
def test_each_notice_is_in_three_parts(code: str) -> None:
    for language in ("ar", "en"):
        text = read_folder("messages")[f"notice.{code}"][language]
        assert is_in_three_parts(text, language)
