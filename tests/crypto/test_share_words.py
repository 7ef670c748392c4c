# SPDX-License-Identifier: Apache-2.0
"""What a person types from a sheet is read in every honest spelling, and errors name places."""

from __future__ import annotations

import re
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shamir_mnemonic import rs1024
from shamir_mnemonic.wordlist import WORDLIST

from registry.crypto import share_words
from registry.crypto.recovery import split
from registry.crypto.share_words import (
    Share,
    ShareDamaged,
    ShareDamagedAt,
    ShareRefused,
    ShareWordUnknown,
    ShareWrongLength,
    read_share,
)
from registry.domain.resources import read_json
from registry.domain.wording import error_words

ROOT = bytearray(range(32))
SHARE: Share = split(ROOT)[0][0]
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
PLACES = st.integers(0, share_words.WORDS - 1)
OTHERS = st.integers(1, share_words.LIST_SIZE - 1)


def spellings(place: int) -> list[str]:
    word, number = SHARE.words[place], SHARE.numbers[place]
    return [
        word, word.upper(), word[:4], word.title(), str(number), f"{number:04}",
        str(number).translate(ARABIC), f"{number:04}".translate(PERSIAN),
    ]  # fmt: skip


def changed(*changes: tuple[int, int]) -> list[str]:
    """The words with those at some places moved along the list."""
    words = list(SHARE.words)
    for place, by in changes:
        words[place] = WORDLIST[(WORDLIST.index(words[place]) + by) % len(WORDLIST)]
    return words


@pytest.mark.parametrize("way", range(8))
def test_words_numbers_and_digits_of_every_kind_say_the_same(way: int) -> None:
    written = [spellings(place)[way] for place in range(share_words.WORDS)]
    assert read_share(" ".join(written), 1).words == SHARE.words


@given(
    ways=st.lists(st.integers(0, 7), min_size=share_words.WORDS, max_size=share_words.WORDS),
    between=st.sampled_from([" ", "  ", ", ", "\n", "\t", "، ", ";", " \u200f", "\r\n"]),
)
def test_spellings_may_be_mixed_with_any_space_between(ways: list[int], between: str) -> None:
    written = [spellings(place)[way] for place, way in enumerate(ways)]
    assert read_share(f"  {between.join(written)}\n", 1).words == SHARE.words


def test_four_letters_tell_all_words_of_the_list_apart() -> None:
    assert len({word[: share_words.PREFIX] for word in WORDLIST}) == share_words.LIST_SIZE


@pytest.mark.parametrize(
    "odd", ["zzzzz", "0", "1025", "٠", "aca", "academix", "-", "9" * 5000, "½"]
)
def test_a_word_that_is_none_is_named_by_its_place(odd: str) -> None:
    words = list(SHARE.words)
    words[6] = odd
    with pytest.raises(ShareRefused) as refused:
        read_share(" ".join(words), 2)
    if odd == "-":  # nothing but a mark: as if left out
        assert refused.value.data == {"share": 2, "count": 32, "right": 33}
    else:
        assert type(refused.value) is ShareWordUnknown
        assert refused.value.data == {"share": 2, "position": 7}


@pytest.mark.parametrize("count", [0, 1, 20, 32, 34, 400])
def test_too_few_or_too_many_words_are_counted(count: int) -> None:
    words = (SHARE.words * 13)[:count]
    with pytest.raises(ShareWrongLength) as refused:
        read_share(" ".join(words), 3)
    assert refused.value.data == {"share": 3, "count": count, "right": 33}


@given(place=PLACES, by=OTHERS)
def test_one_wrong_word_is_named_by_its_place(place: int, by: int) -> None:
    with pytest.raises(ShareDamagedAt) as refused:
        read_share(" ".join(changed((place, by))), 1)
    assert refused.value.data == {"share": 1, "position": place + 1}


@given(places=st.lists(PLACES, min_size=2, max_size=2, unique=True), by=st.tuples(OTHERS, OTHERS))
def test_two_wrong_words_are_never_blamed_on_one(places: list[int], by: tuple[int, int]) -> None:
    with pytest.raises(ShareDamaged) as refused:
        read_share(" ".join(changed(*zip(places, by, strict=True))), 1)
    assert type(refused.value) is ShareDamaged
    assert refused.value.data == {"share": 1}


def test_without_the_checksum_a_wrong_word_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rs1024, "verify_checksum", lambda *_: True)
    wrong = changed((12, 5))
    assert read_share(" ".join(wrong), 1).raw.value != SHARE.raw.value


@pytest.mark.parametrize(
    "words", [changed((9, 3)), changed((1, 1), (2, 2)), [*SHARE.words[:-1], "canary"]]
)
def test_no_word_of_a_share_is_in_an_error_or_its_trace(words: list[str]) -> None:
    with pytest.raises(ShareRefused) as refused:
        read_share(" ".join(words), 1)
    said = [*error_words(refused.value).values(), *map(str, refused.value.data.values())]
    trace = "".join(traceback.format_exception_only(refused.value))
    ours = read_json("messages/recovery.json")[refused.value.code]["en"]
    spoken = {*re.findall("[a-z]+", f"{ours} {type(refused.value)}")}
    for word in {*words, *SHARE.words} - spoken:
        assert word not in {*re.findall("[a-z]+", " ".join((*said, trace)))}
    assert refused.value.__context__ is None


@given(st.text(max_size=400))
def test_anything_else_is_refused_by_one_of_our_own_errors(text: str) -> None:
    with pytest.raises(ShareRefused):
        read_share(text, 1)
