# SPDX-License-Identifier: Apache-2.0
"""A vault is made with a phrase that is hard to guess, and advice is said in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.crypto.kdf import FOR_TESTS
from registry.domain.phrases import Strength
from registry.domain.resources import read_json
from registry.services import phrases, vaults
from registry.services.vaults import Passphrase


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_a_suggested_phrase_makes_a_vault(tmp_path: Path, language: str) -> None:
    suggested = Passphrase.from_text(phrases.generate(language))
    assert vaults.weakness(suggested) == ""
    vaults.create(tmp_path / "a.sijill", suggested, cost=FOR_TESTS).close()
    vaults.open_vault(tmp_path / "a.sijill", suggested).close()


@pytest.mark.parametrize("typed", ["بسم الله الرحمن الرحيم", "mohammad ahmad 1985"])
def test_a_guessable_phrase_makes_no_vault(tmp_path: Path, typed: str) -> None:
    with pytest.raises(vaults.PassphraseWeak):
        vaults.create(tmp_path / "a.sijill", Passphrase.from_text(typed), cost=FOR_TESTS)
    assert list(tmp_path.iterdir()) == []


def test_switched_off_the_judge_lets_a_guessable_phrase_make_a_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "judge", lambda _typed: Strength(code="good"))
    weak = Passphrase.from_text("password1234")
    vaults.create(tmp_path / "a.sijill", weak, cost=FOR_TESTS).close()


def test_judging_leaves_the_passphrase_as_it_was() -> None:
    typed = Passphrase.from_text("four invented words here")
    assert phrases.judge(typed).may_be_used
    assert bytes(typed.reveal()) == b"four invented words here"


def test_every_advice_has_words_in_both_languages() -> None:
    every = Strength(code="guessable", advice=tuple(read_json("words/advice.json")))
    said = phrases.advice(every)
    assert len(said["ar"]) > 100
    assert len(said["en"]) > 100
    assert phrases.advice(Strength(code="good")) == {"ar": "", "en": ""}
