# SPDX-License-Identifier: Apache-2.0
"""JSON from strangers is taken strictly or not at all."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.exchange import strict_json
from registry.exchange.strict_json import JsonNotStrict, parse

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda part: st.lists(part) | st.dictionaries(st.text(st.characters(codec="utf-8")), part),
    max_leaves=20,
)  # fmt: skip


@given(VALUES)
def test_any_plain_value_is_read_as_it_was_written(value: object) -> None:
    assert parse(json.dumps(value).encode()) == value


@pytest.mark.parametrize(
    "untrusted",
    [
        b'{"a":1,"a":2}', b'[{"x":{"k":1,"k":1}}]', b"NaN", b"[Infinity]", b"-Infinity", b"1e999",
        b'"\\ud800"', b'{"\\udc00":1}', b"\xef\xbb\xbf{}", b"\xff", b"", b"{", b"[1,]", b"{} {}",
        b"[" * 40 + b"]" * 40, b"[" * 200_000, b'{"a":' * 100_000, b"1" * 5_000,
    ],
)  # fmt: skip
def test_what_is_not_strict_json_is_refused(untrusted: bytes) -> None:
    with pytest.raises(JsonNotStrict):
        parse(untrusted)


def test_more_bytes_than_allowed_are_not_even_parsed() -> None:
    with pytest.raises(JsonNotStrict):
        parse(b"[1,2,3]", max_bytes=6)


def test_the_deepest_allowed_value_passes() -> None:
    depth = strict_json.MAX_DEPTH - 1
    assert parse(b"[" * depth + b"]" * depth)


@given(st.binary(max_size=60) | st.text('{}[]",:0e+-.\\udnNa ', max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused_and_nothing_else(untrusted: bytes) -> None:
    with suppress(JsonNotStrict):
        parse(untrusted)


@pytest.mark.parametrize(
    ("guard", "hostile"),
    [("_finite", b"1e999"), ("_refuse", b"NaN"), ("_check", b'"\\ud800"')],
)
def test_without_its_guard_the_hostile_value_would_pass(
    guard: str, hostile: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict_json, guard, float if guard == "_finite" else lambda _: None)
    parse(hostile)
