# SPDX-License-Identifier: Apache-2.0
"""What comes from a file is taken only in its exact shape, and a refusal repeats none of it."""

from __future__ import annotations

import pytest

from registry.domain.resources import read_json
from registry.domain.values import (
    DateDoesNotExist,
    DateNotUnderstood,
    DateOutOfRange,
    ValueRefused,
    untrusted_list,
    untrusted_object,
    untrusted_text,
    untrusted_word,
)
from registry.errors import RegistryError

SECRET = "a name that must not be repeated"


@pytest.mark.parametrize("untrusted", [None, 5, SECRET, [SECRET], {SECRET: 1}])
def test_what_is_not_the_expected_object_is_refused_without_repeating_it(
    untrusted: object,
) -> None:
    with pytest.raises(ValueRefused) as refusal:
        untrusted_object(untrusted, frozenset({"text"}))
    assert SECRET not in f"{refusal.value} {refusal.value.data} {refusal.value.args}"


def test_absent_values_are_empty_and_present_ones_are_themselves() -> None:
    fields = untrusted_object({"text": "x", "items": [1]}, frozenset({"text", "items"}))
    assert (untrusted_text(fields, "text"), untrusted_text(fields, "other")) == ("x", "")
    assert (untrusted_list(fields, "items"), untrusted_list(fields, "other")) == ([1], [])
    assert untrusted_word(fields, "text", ("x", "y")) == "x"


def test_a_wrong_type_or_word_is_refused_with_its_code() -> None:
    fields: dict[str, object] = {"text": 5, "items": "x", "word": SECRET}
    for read, problem in (
        (lambda: untrusted_text(fields, "text"), "not_text"),
        (lambda: untrusted_list(fields, "items"), "not_a_list"),
        (lambda: untrusted_word(fields, "word", ("x",)), "unknown_word"),
    ):
        with pytest.raises(ValueRefused) as refusal:
            read()
        assert refusal.value.data == {"problem": problem}


@pytest.mark.parametrize(
    "error", [ValueRefused, DateNotUnderstood, DateDoesNotExist, DateOutOfRange]
)
def test_every_refusal_has_words_in_both_languages(error: type[ValueRefused]) -> None:
    words = read_json("messages/values.json")[error().code]
    assert issubclass(error, RegistryError)
    assert "لم يتغيّر شيء" in words["ar"]
    assert "Nothing was changed" in words["en"]
